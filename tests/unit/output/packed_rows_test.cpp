// Rows that are unpacked without HDF5 are those that HDF5 reads.
#include "output/packed_rows.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

class PackedRowsTest : public ::testing::Test {
  protected:
    // Random numbers, of which `zeros` in 8 are 0: with none of them the chunks cannot be deflated.
    template <class T>
    std::vector<T> numbers(const Sizes& sizes, unsigned zeros) {
        std::vector<T> values(volume(sizes));
        for (T& value : values) {
            const auto word = random_();
            value = word % 8 < zeros ? T{0} : static_cast<T>(static_cast<double>(word >> 32U) * 1.7e-3);
        }
        return values;
    }

    template <class T>
    Hdf5Handle write(const char* name, const Sizes& sizes, const std::vector<T>& values) {
        Hdf5Handle dataset = create_number_dataset<T>(file_.id(), name, sizes, false);
        check(H5Dwrite(dataset.id(), memory_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
              "write");
        check(H5Fflush(file_.id(), H5F_SCOPE_GLOBAL), "flush");
        return dataset;
    }

    template <class T>
    void expect_same_as_hdf5(const char* name, const Sizes& sizes, unsigned zeros) {
        SCOPED_TRACE(name);
        const auto values = numbers<T>(sizes, zeros);
        const Hdf5Handle dataset = write(name, sizes, values);
        const auto packed = PackedRows::of(dataset.id(), sizes);
        ASSERT_TRUE(packed);
        const std::size_t length = volume(sizes) / sizes[0];
        std::size_t rows = 0;
        packed->for_each(
            [&](std::size_t row, std::span<const double> found) {
                ASSERT_EQ(row, rows++);
                ASSERT_EQ(found.size(), length);
                for (std::size_t i = 0; i < length; ++i)
                    ASSERT_EQ(found[i], static_cast<double>(values[row * length + i]));
                std::vector<double> expected(length);
                read_row(dataset.id(), H5T_NATIVE_DOUBLE, sizes, row, expected.data());
                ASSERT_TRUE(std::equal(found.begin(), found.end(), expected.begin()));
            },
            *parallel_executor(2));
        EXPECT_EQ(rows, sizes[0]);
    }

    struct Stored {
        haddr_t place = 0;
        hsize_t size = 0;
    };

    static Stored chunk(const Hdf5Handle& dataset, hsize_t number) {
        const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, "look");
        Stored found;
        Sizes start(2);
        std::uint32_t mask = 0;
        check(H5Dget_chunk_info(dataset.id(), space.id(), number, start.data(), &mask, &found.place,
                                &found.size),
              "look");
        return found;
    }

    std::mt19937_64 random_{7};
    testing::TemporaryFolder folder_;
    std::string path_ = (folder_.path() / "rows.h5").string();
    QuietHdf5 quiet_;
    Hdf5Handle file_{H5Fcreate(path_.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "create"};
};

TEST_F(PackedRowsTest, ManyRowsInAChunk) {
    expect_same_as_hdf5<float>("float", {1001, 7, 90}, 4);
    expect_same_as_hdf5<double>("double", {211, 2000}, 6);
    expect_same_as_hdf5<std::uint32_t>("uint32", {50, 13, 10, 20}, 5);
}

TEST_F(PackedRowsTest, ManyChunksInARow) {
    expect_same_as_hdf5<double>("long", {3, 150'000}, 4);
    expect_same_as_hdf5<std::uint32_t>("deep", {2, 700, 10, 20}, 7);
    expect_same_as_hdf5<float>("single", {20'001}, 3);
}

TEST_F(PackedRowsTest, NoiseThatDeflatingMakesLonger) {
    const Sizes sizes = {7, 10'000};
    std::vector<std::uint32_t> values(volume(sizes));
    for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random_());
    const Hdf5Handle dataset = write("noise", sizes, values);
    EXPECT_GT(chunk(dataset, 0).size, 6 * 10'000 * sizeof(std::uint32_t));
    PackedRows::of(dataset.id(), sizes)
        ->for_each(
            [&](std::size_t row, std::span<const double> found) {
                for (std::size_t i = 0; i < found.size(); ++i) ASSERT_EQ(found[i], values[row * 10'000 + i]);
            },
            *parallel_executor(2));
}

// Of one thread; counts the pieces of work that it is given.
class CountingExecutor final : public Executor {
  public:
    void for_each_index(std::size_t count, IndexWork work) override {
        pieces += count;
        for (std::size_t i = 0; i < count; ++i) work(i);
    }
    int concurrency() const override { return 1; }

    std::size_t pieces = 0;
};

TEST_F(PackedRowsTest, TheExecutorOfTheCallerDoesAllOfTheUnpacking) {
    const Sizes sizes = {300, 10'000};
    const Hdf5Handle dataset = write("numbers", sizes, numbers<float>(sizes, 4));
    const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, "look");
    hsize_t chunks = 0;
    check(H5Dget_num_chunks(dataset.id(), space.id(), &chunks), "look");
    ASSERT_GT(chunks, 2U);
    CountingExecutor executor;
    PackedRows::of(dataset.id(), sizes)->for_each([](std::size_t, std::span<const double>) {}, executor);
    EXPECT_EQ(executor.pieces, chunks);
}

TEST_F(PackedRowsTest, ADamagedChunkIsAnError) {
    const Sizes sizes = {300, 1000};
    const Hdf5Handle dataset = write("numbers", sizes, numbers<float>(sizes, 4));
    const auto [at, size] = chunk(dataset, 2);
    for (const hsize_t place : {hsize_t{0}, size / 2, size - 1}) {
        std::FILE* file = std::fopen(path_.c_str(), "r+b");
        const auto flip = [file, where = static_cast<long>(at + place)] {
            std::fseek(file, where, SEEK_SET);
            const int byte = std::fgetc(file);
            std::fseek(file, where, SEEK_SET);
            std::fputc(byte ^ 0x10, file);
            std::fflush(file);
        };
        flip();
        EXPECT_THROW(PackedRows::of(dataset.id(), sizes)
                         ->for_each([](std::size_t, std::span<const double>) {}, *parallel_executor(2)),
                     RunError);
        flip();
        std::fclose(file);
    }
    PackedRows::of(dataset.id(), sizes)
        ->for_each([](std::size_t, std::span<const double>) {}, *parallel_executor(2));
}

TEST_F(PackedRowsTest, OtherStorageIsLeftToHdf5) {
    EXPECT_FALSE(PackedRows::of(write("bytes", {70}, std::vector<std::int8_t>(70)).id(), {70}));
    EXPECT_FALSE(PackedRows::of(write("single", {}, std::vector<double>(1)).id(), {}));
    const Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "create");
    const Hdf5Handle space(H5Screate_simple(1, Sizes{70}.data(), nullptr), H5Sclose, "create");
    const Hdf5Handle plain(H5Dcreate2(file_.id(), "plain", H5T_IEEE_F64LE, space.id(), H5P_DEFAULT,
                                      properties.id(), H5P_DEFAULT),
                           H5Dclose, "create");
    EXPECT_FALSE(PackedRows::of(plain.id(), {70}));
    const Sizes tile = {10, 10};
    check(H5Pset_chunk(properties.id(), 2, tile.data()), "chunk");
    check(H5Pset_shuffle(properties.id()), "chunk");
    check(H5Pset_deflate(properties.id(), 4), "chunk");
    check(H5Pset_fletcher32(properties.id()), "chunk");
    const Hdf5Handle square(H5Screate_simple(2, Sizes{70, 70}.data(), nullptr), H5Sclose, "create");
    const Hdf5Handle tiles(H5Dcreate2(file_.id(), "tiles", H5T_IEEE_F64LE, square.id(), H5P_DEFAULT,
                                      properties.id(), H5P_DEFAULT),
                           H5Dclose, "create");
    EXPECT_FALSE(PackedRows::of(tiles.id(), {70, 70}));
}

}  // namespace
}  // namespace backlash

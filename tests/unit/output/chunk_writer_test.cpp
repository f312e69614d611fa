// What is packed by several threads is what HDF5 reads.
#include "output/chunk_writer.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <numeric>
#include <random>

#include "output/pack_chunk.hpp"
#include "output/packed_rows.hpp"
#include "output/unpack_chunk.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

class ChunkWriterTest : public ::testing::Test {
  protected:
    static constexpr double fill = 3.5;

    static std::vector<double> values_for(const Sizes& sizes) {
        std::vector<double> values(volume(sizes));
        std::iota(values.begin(), values.end(), 0.25);
        return values;
    }

    // Written in pieces of `piece` elements by `threads` threads; the bytes of the file.
    std::string write(const Sizes& sizes, std::size_t piece, int threads) {
        const auto path = folder_.path() / "numbers.h5";
        const auto values = values_for(sizes);
        const auto executor = parallel_executor(threads);
        Hdf5Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose, "create");
        {
            const Hdf5Handle dataset = create_number_dataset<double>(file.id(), "numbers", sizes, true);
            ChunkWriter writer(dataset.id(), sizes, std::as_bytes(std::span(&fill, 1)), "numbers", *executor);
            for (std::size_t first = 0; first < values.size(); first += piece)
                writer.add(
                    std::as_bytes(std::span(values).subspan(first, std::min(piece, values.size() - first))));
            writer.finish();
        }
        file.close("close");
        std::ifstream bytes(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(bytes), {}};
    }

    std::vector<double> read(const Sizes& sizes) const {
        const Hdf5Handle file(H5Fopen((folder_.path() / "numbers.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT),
                              H5Fclose, "open");
        const Hdf5Handle dataset(H5Dopen2(file.id(), "numbers", H5P_DEFAULT), H5Dclose, "open");
        std::vector<double> values(volume(sizes));
        check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read");
        return values;
    }

    void expect_read_back(const Sizes& sizes, std::size_t piece) {
        const std::string alone = write(sizes, piece, 1);
        EXPECT_EQ(read(sizes), values_for(sizes));
        EXPECT_EQ(write(sizes, piece, 3), alone) << "three threads";
        EXPECT_EQ(write(sizes, volume(sizes), 2), alone) << "in one piece";
    }

    testing::TemporaryFolder folder_;
};

TEST_F(ChunkWriterTest, ManyRowsInAChunkTheLastOneNotFull) {
    expect_read_back({1000, 331}, 331);
}

TEST_F(ChunkWriterTest, RowsLongerThanAChunk) {
    expect_read_back({3, 150'000}, 150'000);
}

TEST_F(ChunkWriterTest, ChunksEndInsideOfTheMiddleDimension) {
    expect_read_back({2, 3, 1000, 100}, 1000);
}

TEST_F(ChunkWriterTest, OneElement) {
    expect_read_back({1}, 1);
}

// What cannot be deflated becomes a little longer, and is read all the same.
TEST_F(ChunkWriterTest, NumbersThatCannotBePacked) {
    std::mt19937_64 random(12);
    const Sizes sizes = {3, 65536};
    std::vector<std::uint32_t> numbers(volume(sizes));
    for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(random());
    const Hdf5Handle file(
        H5Fcreate((folder_.path() / "noise.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose,
        "create");
    const Hdf5Handle dataset = create_number_dataset<std::uint32_t>(file.id(), "noise", sizes, false);
    const auto executor = parallel_executor(2);
    const std::uint32_t none = 0;
    ChunkWriter writer(dataset.id(), sizes, std::as_bytes(std::span(&none, 1)), "noise", *executor);
    writer.add(std::as_bytes(std::span(numbers)));
    writer.finish();
    const auto rows = PackedRows::of(dataset.id(), sizes);
    ASSERT_TRUE(rows);
    std::size_t checked = 0;
    rows->for_each(
        [&](std::size_t row, std::span<const double> found) {
            for (std::size_t i = 0; i < found.size(); ++i) {
                ASSERT_EQ(found[i], static_cast<double>(numbers[row * sizes[1] + i]));
                ++checked;
            }
        },
        *executor);
    EXPECT_EQ(checked, numbers.size());
}

TEST(PackChunk, UnpacksToTheSameNumbers) {
    std::mt19937_64 random(11);
    std::vector<float> numbers(5000);
    for (float& number : numbers) number = static_cast<float>(random() >> 40U);
    const auto packed = pack_chunk(std::as_bytes(std::span(numbers)), sizeof(float));
    std::vector<std::byte> scratch;
    std::vector<double> found(numbers.size());
    unpack_chunk(packed, ElementType::float32, numbers.size(), scratch, found);
    EXPECT_TRUE(std::equal(found.begin(), found.end(), numbers.begin()));
}

}  // namespace
}  // namespace backlash

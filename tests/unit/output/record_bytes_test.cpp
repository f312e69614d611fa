#include "output/record_bytes.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>

#include "output/filled_record.hpp"

namespace backlash {
namespace {

std::size_t aligned(std::size_t place, std::size_t alignment) {
    return (place + alignment - 1) / alignment * alignment;
}

// Whether the fields follow each other with no more between them than alignment asks for.
template <class Record>
bool fields_cover() {
    Record record{};
    const auto* start = reinterpret_cast<const std::byte*>(&record);
    std::size_t place = 0;
    bool covered = true;
    const auto lay = [&](const auto& field) {
        const auto at = static_cast<std::size_t>(reinterpret_cast<const std::byte*>(&field) - start);
        covered = covered && at == aligned(place, alignof(decltype(field)));
        place = at + sizeof field;
    };
    std::apply([&](const auto&... field) { (lay(field), ...); }, fields_of(record));
    return covered && aligned(place, alignof(Record)) == sizeof(Record);
}

TEST(RecordFields, AreAllFieldsInOrder) {
    EXPECT_TRUE(fields_cover<QuantityDescriptor>());
    EXPECT_TRUE(fields_cover<Series>());
    EXPECT_TRUE(fields_cover<SweepTable>());
    EXPECT_TRUE(fields_cover<StateTable>());
    EXPECT_TRUE(fields_cover<EventRecord>());
    EXPECT_TRUE(fields_cover<Indicator>());
    EXPECT_TRUE(fields_cover<TargetOutcome>());
    EXPECT_TRUE(fields_cover<NetworkStatistics>());
    EXPECT_TRUE(fields_cover<NetworkRecord>());
    EXPECT_TRUE(fields_cover<Point>());
    EXPECT_TRUE(fields_cover<SampledTie>());
    EXPECT_TRUE(fields_cover<NetworkSample>());
    EXPECT_TRUE(fields_cover<Cascade>());
    EXPECT_TRUE(fields_cover<ReplicateRecord>());
}

TEST(RecordBytes, ComeBackAsTheRecord) {
    const auto records = records_of_bytes(bytes_of_records({filled_record(3), filled_record(4)}));
    ASSERT_EQ(records.size(), 2U);
    const ReplicateRecord& record = records[1];
    const ReplicateRecord original = filled_record(4);
    EXPECT_EQ(record.replicate, 4U);
    EXPECT_EQ(record.network.statistics.returned_edges, original.network.statistics.returned_edges);
    EXPECT_EQ(record.network.fan_homophily, original.network.fan_homophily);
    EXPECT_EQ(record.series[1].what.meaning, original.series[1].what.meaning);
    EXPECT_EQ(record.series[1].axis, Axis::horizon);
    EXPECT_EQ(record.sweeps[1].histogram, original.sweeps[1].histogram);
    EXPECT_EQ(record.fans_outrage, original.fans_outrage);
    EXPECT_EQ(record.states[1].deviation, original.states[1].deviation);
    EXPECT_EQ(record.events[1].followers, original.events[1].followers);
    EXPECT_EQ(record.indicators[1].values, original.indicators[1].values);
    EXPECT_TRUE(record.targets[1].met);
    EXPECT_EQ(record.sample->ties, original.sample->ties);
    EXPECT_EQ(record.sample->positions, original.sample->positions);
    EXPECT_EQ(record.cascade->sources, original.cascade->sources);
    EXPECT_EQ(record.deliveries, original.deliveries);
    EXPECT_EQ(record.run_seconds, original.run_seconds);
    EXPECT_EQ(bytes_of_records(records), bytes_of_records({filled_record(3), filled_record(4)}));
}

TEST(RecordBytes, AnEmptyRecordComesBackEmpty) {
    const auto records = records_of_bytes(bytes_of_records({ReplicateRecord{}}));
    ASSERT_EQ(records.size(), 1U);
    EXPECT_FALSE(records[0].sample);
    EXPECT_FALSE(records[0].cascade);
    EXPECT_TRUE(records[0].series.empty());
    EXPECT_TRUE(records_of_bytes(bytes_of_records({})).empty());
}

TEST(RecordBytes, KeepTheBitsOfNumbers) {
    ReplicateRecord record;
    const auto odd_nan = std::bit_cast<double>(std::uint64_t{0xFFF8'0000'DEAD'BEEF});
    record.sweep_times = {odd_nan, -0.0, 5e-324};
    const auto back = records_of_bytes(bytes_of_records({record})).front().sweep_times;
    EXPECT_EQ(std::memcmp(back.data(), record.sweep_times.data(), 3 * sizeof(double)), 0);
}

TEST(RecordBytes, CutShortOrLongerAreRefused) {
    const std::string bytes = bytes_of_records({filled_record(0)});
    for (std::size_t length = 0; length < bytes.size(); ++length)
        ASSERT_THROW(records_of_bytes(std::string_view(bytes).substr(0, length)), BadRecordBytes) << length;
    EXPECT_THROW(records_of_bytes(bytes + '\0'), BadRecordBytes);
}

// Whatever a byte is changed into: an error, or a record that says what the bytes say.
TEST(RecordBytes, ChangedOnesAreRefusedOrTakenAtTheirWord) {
    const std::string bytes = bytes_of_records({filled_record(0)});
    int refused = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int change : {0x01, 0x80, 0xFF}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ change);
            try {
                ASSERT_EQ(bytes_of_records(records_of_bytes(changed)), changed) << at;
            } catch (const BadRecordBytes&) {
                ++refused;
            }
        }
    }
    EXPECT_GT(refused, 100);
}

TEST(RecordBytes, HugeCountsTakeNoMemory) {
    ReplicateRecord record;
    record.sweep_times = {1.5};
    const std::string whole = bytes_of_records({record});
    const double value = 1.5;
    const std::size_t number = whole.find({reinterpret_cast<const char*>(&value), sizeof value});
    for (const std::uint64_t count : {UINT64_MAX, std::uint64_t{1} << 61, std::uint64_t{1} << 40}) {
        for (const std::size_t at : {std::size_t{0}, number - sizeof count}) {  // of records, of numbers
            std::string bytes = whole;
            std::memcpy(bytes.data() + at, &count, sizeof count);
            EXPECT_THROW(records_of_bytes(bytes), BadRecordBytes) << count << " at " << at;
        }
    }
}

TEST(RecordBytes, ValuesThatNoRecordHasAreRefused) {
    ReplicateRecord record;
    record.series.resize(1);
    record.series[0].what.meaning = "mark";
    std::string bytes = bytes_of_records({record});
    bytes[bytes.find("mark") + 4] = static_cast<char>(Axis::horizon) + 1;
    EXPECT_THROW(records_of_bytes(bytes), BadRecordBytes);
}

}  // namespace
}  // namespace backlash

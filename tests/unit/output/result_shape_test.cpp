#include "output/result_shape.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/error.hpp"
#include "output/sample_result.hpp"

namespace backlash {
namespace {

// Of a crisis, with everything that a record may have.
ReplicateRecord full_record() {
    ReplicateRecord record = Sample().records.front();
    record.states = {{.mean = std::vector<double>(5),
                      .deviation = std::vector<double>(5),
                      .histogram = std::vector<std::uint32_t>(5 * histogram_bins)}};
    record.sample = NetworkSample{.accounts = {3, 8},
                                  .types = std::vector<AccountType>(2),
                                  .followers = {7, 6},
                                  .positions = std::vector<Point>(2),
                                  .actor_names = {"ally"},
                                  .actor_ids = {8},
                                  .outrage = std::vector<std::uint8_t>(2 * 5),
                                  .heard = {1.0, 2.0}};
    record.cascade = Cascade{.accounts = {3},
                             .types = std::vector<AccountType>(1),
                             .followers = {7},
                             .times = {1.5},
                             .sources = std::vector<NewsSource>(1),
                             .informants = {no_informant},
                             .depths = {0}};
    return record;
}

TEST(ResultShape, IsThatOfTheTables) {
    const ResultShape shape = shape_of(full_record(), Sample().scenario);
    EXPECT_EQ(shape.steps, 48U);
    EXPECT_EQ(shape.sweeps, 5U);
    EXPECT_EQ(shape.days, 2U);
}

TEST(ResultShape, ATableOfAnotherSizeIsRefused) {
    const std::vector<std::function<void(ReplicateRecord&)>> changes = {[](auto& r) { r.series[0].values.pop_back(); },
                                                                        [](auto& r) { r.series[2].values.push_back(0.0); },
                                                                        [](auto& r) { r.series[0].axis = Axis::day; },
                                                                        [](auto& r) { r.sweep_times.pop_back(); },
                                                                        [](auto& r) { r.sweeps[0].mean.pop_back(); },
                                                                        [](auto& r) { r.sweeps[0].deciles.clear(); },
                                                                        [](auto& r) { r.sweeps[0].histogram.push_back(0); },
                                                                        [](auto& r) { r.states[0].mean.pop_back(); },
                                                                        [](auto& r) { r.states[0].deviation.pop_back(); },
                                                                        [](auto& r) { r.states[0].histogram.pop_back(); },
                                                                        [](auto& r) { r.indicators[0].values.clear(); },
                                                                        [](auto& r) { r.indicators[1].values.pop_back(); },
                                                                        [](auto& r) { r.indicators[3].values.pop_back(); },
                                                                        [](auto& r) { r.indicators[4].values.pop_back(); },
                                                                        [](auto& r) { r.sample->accounts.pop_back(); },
                                                                        [](auto& r) { r.sample->types.pop_back(); },
                                                                        [](auto& r) { r.sample->followers.pop_back(); },
                                                                        [](auto& r) { r.sample->positions.pop_back(); },
                                                                        [](auto& r) { r.sample->actor_ids.pop_back(); },
                                                                        [](auto& r) { r.sample->outrage.pop_back(); },
                                                                        [](auto& r) { r.sample->heard.pop_back(); },
                                                                        [](auto& r) { r.cascade->accounts.push_back(4); },
                                                                        [](auto& r) { r.cascade->types.pop_back(); },
                                                                        [](auto& r) { r.cascade->followers.pop_back(); },
                                                                        [](auto& r) { r.cascade->times.pop_back(); },
                                                                        [](auto& r) { r.cascade->sources.pop_back(); },
                                                                        [](auto& r) { r.cascade->informants.pop_back(); },
                                                                        [](auto& r) { r.cascade->depths.pop_back(); }};
    for (std::size_t k = 0; k < changes.size(); ++k) {
        ReplicateRecord record = full_record();
        changes[k](record);
        EXPECT_THROW(shape_of(record, Sample().scenario), RunError) << "change " << k;
    }
}

}  // namespace
}  // namespace backlash

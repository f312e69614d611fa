// Nothing is allocated in the loop: counted by replacing operator new in this program. What oneTBB takes for
// its tasks comes from a pool of its own and is not counted. Not built with a sanitizer.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <new>
#include <set>
#include <span>

#include "simulation/simulation.hpp"
#include "simulation/small_scenario.hpp"

namespace {

std::atomic<std::uint64_t> allocations = 0;

void* allocate(std::size_t bytes, std::size_t alignment) {
    ++allocations;
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    void* memory = std::aligned_alloc(alignment, whole);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t bytes) {
    return allocate(bytes, __STDCPP_DEFAULT_NEW_ALIGNMENT__);
}
[[gnu::noinline]] void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return allocate(bytes, static_cast<std::size_t>(alignment));
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*bytes*/) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*bytes*/,
                                       std::align_val_t /*alignment*/) noexcept {
    std::free(memory);
}

namespace backlash {
namespace {

// Three blocks of accounts, and everything recorded that is by default.
Scenario busy_scenario() {
    Scenario scenario = founding_case();
    scenario.network.accounts = 40'000;
    scenario.recording = {};
    return scenario;
}

std::uint64_t allocated_by(Simulation& simulation) {
    const std::uint64_t before = allocations;
    simulation.advance();
    return allocations - before;
}

// Whether there are more posts in the last step than in any before, in a block or together.
class MostPosts {
  public:
    bool are_exceeded(std::span<const Post> posts) {
        std::map<std::uint32_t, std::size_t> count;
        for (const Post& post : posts) ++count[post.author / block_size];
        bool exceeded = posts.size() > most_together_;
        most_together_ = std::max(most_together_, posts.size());
        for (const auto& [block, posts_of_block] : count) {
            exceeded |= posts_of_block > most_[block];
            most_[block] = std::max(most_[block], posts_of_block);
        }
        return exceeded;
    }

  private:
    std::size_t most_together_ = 0;
    std::map<std::uint32_t, std::size_t> most_;  // by block
};

class Allocation : public testing::TestWithParam<int> {};

// What happens for the first time needs room: the first step, events, more posts than ever, and the hours in
// which news is on its way to more people than ever before and the first of them are listed.
TEST_P(Allocation, IsNoneInAStepThatBringsNothingNew) {
    const Scenario scenario = busy_scenario();
    const auto executor = parallel_executor(GetParam());
    const RandomSource source{scenario.seed, 0};
    const Network network = generate_network(scenario, source, *executor);
    Simulation simulation(scenario, draw_audience(scenario, network, source, *executor), source, *executor);
    const auto step_of = [&](double hours) {
        return static_cast<std::uint32_t>(hours / scenario.step + 0.5);
    };
    std::set<std::uint32_t> with_event;
    for (const EventValues& event : scenario.events) with_event.insert(step_of(event.time));
    MostPosts most_posts;
    std::uint64_t posts = 0;
    std::uint32_t checked = 0;
    while (simulation.next_step() < simulation.steps()) {
        const std::uint32_t step = simulation.next_step();
        const std::uint64_t allocated = allocated_by(simulation);
        const bool first_wave = step >= step_of(20.0) && step < step_of(40.0);
        const bool more_posts = most_posts.are_exceeded(simulation.posts());
        if (step == 0 || first_wave || more_posts || with_event.contains(step)) continue;
        EXPECT_EQ(allocated, 0U) << "step " << step;
        posts += simulation.posts().size();
        ++checked;
    }
    EXPECT_GT(posts, 1000U);
    EXPECT_GT(2 * checked, simulation.steps());
}

INSTANTIATE_TEST_SUITE_P(Threads, Allocation, testing::Values(1, 2));

}  // namespace
}  // namespace backlash

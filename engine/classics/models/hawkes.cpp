// Self-exciting cascades: every post sets off a Poisson number of further posts, after heavy-tailed waits.
//
//   offspring of a post ~ Poisson(n),   wait ~ f(t) = theta c^theta / (c + t)^(1 + theta)
//
// Hawkes 1971; Hawkes and Oakes 1974; Crane and Sornette 2008. This is the core of the crisis without board,
// forgiveness and fatigue, made linear. Each account starts one cascade with a post at time 0; cascades do
// not touch, the follower graph is not used. Sizes have the Borel distribution with mean 1 / (1 - n).
#include <algorithm>
#include <atomic>
#include <vector>

#include "base/elementary.hpp"
#include "classics/model.hpp"
#include "classics/parallel.hpp"

namespace backlash {
namespace {

class Hawkes : public Process {
  public:
    explicit Hawkes(const Setup& setup)
        : source_(setup.source),
          branching_(setup.number("branching")),
          exponent_(setup.number("exponent")),
          scale_(setup.number("scale")),
          step_length_(setup.number("step")),
          largest_(static_cast<std::uint32_t>(setup.number("largest"))),
          sizes_(setup.accounts()),
          posts_(static_cast<std::size_t>(setup.number("steps"))) {
        for_each_block(setup.accounts(), setup.executor, [&](std::size_t, IdRange ids) {
            for (std::uint32_t i = ids.first; i < ids.last; ++i) unfold(i);
        });
    }

    // Cascades unfold when the process is made: here time passes.
    void advance(std::uint32_t step) override {
        in_step_ = posts_[step];
        so_far_ += in_step_;
    }

    void observe(std::span<double> values) const override {
        const auto accounts = static_cast<double>(sizes_.size());
        values[0] = static_cast<double>(in_step_) / accounts;
        values[1] = static_cast<double>(so_far_) / accounts;
    }
    double state(std::uint32_t account) const override { return sizes_[account]; }

  private:
    // Generation by generation, so that a cascade that is cut off lacks its latest posts.
    void unfold(std::uint32_t account) {
        UniformSequence uniforms(source_, account, Stream::cascade);
        std::vector<double> times = {0.0};
        for (std::size_t parent = 0; parent < times.size() && times.size() < largest_; ++parent) {
            for (std::uint32_t child = draw_poisson(uniforms); child > 0; --child)
                times.push_back(times[parent] + draw_wait(uniforms));
        }
        sizes_[account] = static_cast<std::uint32_t>(std::min<std::size_t>(times.size(), largest_));
        for (const double time : times) {
            const double step = time / step_length_;
            if (step < static_cast<double>(posts_.size()))
                std::atomic_ref(posts_[static_cast<std::size_t>(step)])
                    .fetch_add(1, std::memory_order_relaxed);
        }
    }

    // By search: the mean is small.
    std::uint32_t draw_poisson(UniformSequence& uniforms) const {
        double rest = uniforms.next();
        double probability = portable_exp(-branching_);
        std::uint32_t count = 0;
        while (rest >= probability && probability > 0.0) {
            rest -= probability;
            probability *= branching_ / ++count;
        }
        return count;
    }

    double draw_wait(UniformSequence& uniforms) const {
        return scale_ * (portable_pow(uniforms.next(), -1.0 / exponent_) - 1.0);
    }

    RandomSource source_;
    double branching_;
    double exponent_;
    double scale_;
    double step_length_;
    std::uint32_t largest_;
    std::vector<std::uint32_t> sizes_;
    std::vector<std::uint64_t> posts_;  // by step
    std::uint64_t in_step_ = 0;
    std::uint64_t so_far_ = 0;
};

const ModelRegistration registration({
    .descriptor =
        {.name = "hawkes",
         .meaning = "Posts set off further posts after heavy-tailed waits (network: only its accounts)",
         .attributes = {number_parameter("branching", "posts", 0.8, 0.0, 10.0, "assumption",
                                         "Further posts that a post sets off, mean [n]"),
                        number_parameter("exponent", "1", 0.4, 0.05, 10.0, "memory",
                                         "Tail exponent of the waits, less one [theta]"),
                        number_parameter("scale", "time", 1.0, 1e-9, 1e9, "assumption",
                                         "Time over which waits are not yet a power law [c]"),
                        number_parameter("step", "time", 1.0, 1e-9, 1e9, "assumption", "Length of a step"),
                        count_parameter("largest", "posts", 100000, 1, 1e8, "assumption",
                                        "A cascade of this size is not followed further")}},
    .equation = "offspring ~ Poisson(n); wait ~ theta c^theta / (c + t)^(1 + theta)",
    .source = "Hawkes 1971; Hawkes and Oakes 1974; Crane and Sornette 2008",
    .step = "`step` units of time long",
    .observables = {{"posts", "posts", "Posts in the step, for each cascade"},
                    {"posts_so_far", "posts", "Posts since the start, for each cascade"}},
    .state = {.what = {"cascade_size", "posts", "Posts of the account's cascade, whenever they come"},
              .maximum = 100.0},
    .bytes_an_account = 4,
    .start = [](const Setup& setup) -> std::unique_ptr<Process> { return std::make_unique<Hawkes>(setup); },
});

}  // namespace
}  // namespace backlash

// A model with the parameters of a test, the rest at their defaults.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "classics/model.hpp"
#include "classics/run_classic.hpp"

namespace backlash::testing {

class ModelCase {
  public:
    explicit ModelCase(const std::string& name, const std::map<std::string, double>& parameters = {},
                       const std::map<std::string, std::string>& choices = {})
        : model_(find_classic_model(name)) {
        if (model_ == nullptr) throw std::invalid_argument("no model " + name);
        for (const auto& attribute : model_->descriptor.attributes) {
            if (attribute.options.empty()) {
                parameters_[attribute.name] = *attribute.default_value;
            } else {
                choices_[attribute.name] = attribute.options.front();
            }
        }
        for (const auto& [key, value] : parameters) parameters_.at(key) = value;
        for (const auto& [key, value] : choices) choices_.at(key) = value;
    }

    std::unique_ptr<Process> start(const Influence& network, const RandomSource& source,
                                   Executor& executor) const {
        return model_->start(setup(network, source, executor));
    }

    ReplicateRecord run(const Influence& network, const RandomSource& source, Executor& executor) const {
        return run_process(*model_, setup(network, source, executor), {});
    }

    // Advances until nothing changes any more or `most` steps are done; the number of steps.
    static std::uint32_t settle(Process& process, std::uint32_t most) {
        std::uint32_t step = 0;
        while (step < most && !process.settled()) process.advance(step++);
        return step;
    }

  private:
    Setup setup(const Influence& network, const RandomSource& source, Executor& executor) const {
        return {.network = network,
                .parameters = parameters_,
                .choices = choices_,
                .source = source,
                .executor = executor};
    }

    const ClassicModel* model_;
    std::map<std::string, double> parameters_;
    std::map<std::string, std::string> choices_;
};

inline std::vector<double> states_of(const Process& process, std::uint32_t accounts) {
    std::vector<double> states(accounts);
    for (std::uint32_t i = 0; i < accounts; ++i) states[i] = process.state(i);
    return states;
}

// The observable of that name in a record.
inline const std::vector<double>& series_of(const ReplicateRecord& record, const std::string& name) {
    for (const auto& series : record.series) {
        if (series.what.name == name) return series.values;
    }
    throw std::invalid_argument("no observable " + name);
}

}  // namespace backlash::testing

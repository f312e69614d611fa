// A published model of opinion or contagion. A new one is one file of models/ that ends in a
// ModelRegistration: scenario files, `describe`, the JSON schema, the recorder, results and the tests that
// hold for every model follow from its description.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "classics/influence.hpp"
#include "scenario/descriptor.hpp"
#include "simulation/record.hpp"

namespace backlash {

// What a model starts from. All references outlive the process.
struct Setup {
    const Influence& network;
    const std::map<std::string, double>& parameters;
    const std::map<std::string, std::string>& choices;
    RandomSource source;
    Executor& executor;

    std::uint32_t accounts() const { return network.accounts(); }
    double number(const std::string& parameter) const { return parameters.at(parameter); }
    const std::string& choice(const std::string& parameter) const { return choices.at(parameter); }
};

// A model in motion. The same for any number of threads.
class Process {
  public:
    virtual ~Process() = default;

    // From the state at the start of `step` to that at its end; called with 0, 1, 2, …
    virtual void advance(std::uint32_t step) = 0;

    // One value for each observable of the model.
    virtual void observe(std::span<double> values) const = 0;

    // The state of one account, as the model describes it.
    virtual double state(std::uint32_t account) const = 0;

    // True when no further step can change anything.
    virtual bool settled() const { return false; }
};

struct StateDescriptor {
    QuantityDescriptor what;
    double minimum = 0.0;  // of the histogram
    double maximum = 1.0;
};

struct ClassicModel {
    KindDescriptor descriptor;  // name, what it is in one sentence, parameters
    std::string equation;       // in the symbols of the parameters
    std::string source;         // author, year
    std::string step;           // what one step is: "a synchronous round", "a sweep of N updates"
    std::uint32_t steps = 100;  // default
    std::vector<QuantityDescriptor> observables;  // at the start and after every step
    StateDescriptor state;
    std::uint32_t bytes_an_account = 0;  // that a process keeps, but for lists of who changes in a step
    std::unique_ptr<Process> (*start)(const Setup&);
};

// All registered models, ordered by name.
std::span<const ClassicModel> classic_models();

// Null when there is no model of that name.
const ClassicModel* find_classic_model(std::string_view name);

// Adds the parameters that all models have: `steps` and `state_every`.
struct ModelRegistration {
    explicit ModelRegistration(ClassicModel model);
};

// A parameter with range and default, in the order in which a person reads them.
AttributeDescriptor number_parameter(std::string name, std::string unit, double default_value, double minimum,
                                     double maximum, std::string source, std::string meaning);
AttributeDescriptor count_parameter(std::string name, std::string unit, double default_value, double minimum,
                                    double maximum, std::string source, std::string meaning);
AttributeDescriptor choice_parameter(std::string name, std::vector<std::string> options, std::string meaning);

}  // namespace backlash

// What is recorded every step. A new observable is one registration in a file of observables/.
#pragma once

#include <span>

#include "simulation/record.hpp"
#include "simulation/step_view.hpp"

namespace backlash {

struct Observable {
    QuantityDescriptor what;
    Axis axis = Axis::none;                               // none or group
    void (*observe)(const StepView&, std::span<double>);  // fills 1 value, or group_count
};

// All registered observables, ordered by name.
std::span<const Observable> observables();

struct ObservableRegistration {
    explicit ObservableRegistration(Observable observable);

    // The common case: one number a step.
    template <typename Value>
    ObservableRegistration(QuantityDescriptor what, Value)
        : ObservableRegistration(
              Observable{std::move(what), Axis::none, [](const StepView& view, std::span<double> out) {
                             out[0] = static_cast<double>(Value{}(view));
                         }}) {}
};

}  // namespace backlash

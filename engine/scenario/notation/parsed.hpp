// The outcome of understanding a text: a value, or why it is none.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace backlash {

template <typename T>
struct Parsed {
    std::optional<T> value{};
    std::string problem{};     // completes "'text' …": "is not a number"
    std::string suggestion{};  // what was probably meant, or empty

    explicit operator bool() const { return value.has_value(); }
};

template <typename T>
Parsed<T> parsed(T value) {
    return {.value = std::move(value)};
}

// The same failure for another kind of value.
template <typename T, typename U>
Parsed<T> failed_like(const Parsed<U>& failure) {
    return {.problem = failure.problem, .suggestion = failure.suggestion};
}

}  // namespace backlash

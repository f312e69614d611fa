// A record in which every number and text is another one, and nothing is empty or as it is by default.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "output/record_fields.hpp"

namespace backlash {

class Filler {
  public:
    explicit Filler(int first) : next_(first) {}

    template <class Value>
    void fill(Value& value) {
        if constexpr (requires { fields_of(value); }) {
            std::apply([this](auto&... field) { (fill(field), ...); }, fields_of(value));
        } else if constexpr (std::is_enum_v<Value>) {
            value = last_value(Value{});
        } else if constexpr (std::is_same_v<Value, bool>) {
            value = true;
        } else {
            value = static_cast<Value>(next_++);
        }
    }
    void fill(std::string& text) { text = "文 " + std::to_string(next_++); }
    template <class Value>
    void fill(std::vector<Value>& values) {
        values.resize(2);
        for (Value& value : values) fill(value);
    }
    template <class Value, std::size_t count>
    void fill(std::array<Value, count>& values) {
        for (Value& value : values) fill(value);
    }
    template <class Value>
    void fill(std::optional<Value>& value) {
        fill(value.emplace());
    }

  private:
    int next_;
};

inline ReplicateRecord filled_record(std::uint32_t replicate) {
    ReplicateRecord record;
    Filler(1000 * static_cast<int>(replicate) + 1).fill(record);
    record.replicate = replicate;
    return record;
}

}  // namespace backlash

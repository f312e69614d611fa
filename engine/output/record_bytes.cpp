#include "output/record_bytes.hpp"

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <tuple>
#include <type_traits>

#include "output/record_fields.hpp"

namespace backlash {
namespace {

static_assert(std::endian::native == std::endian::little, "checkpoints are little-endian");

template <class Value>
concept Number = std::is_arithmetic_v<Value> && !std::same_as<Value, bool>;

class Writer {
  public:
    template <Number Value>
    void write(const Value& value) {
        write_plain(&value, sizeof value);
    }
    void write(bool value) { write(static_cast<std::uint8_t>(value)); }
    template <class Value>
    requires std::is_enum_v<Value>
    void write(Value value) { write(static_cast<std::uint8_t>(value)); }
    void write(const std::string& text) {
        write(std::uint64_t{text.size()});
        bytes_ += text;
    }
    template <class Value>
    void write(const std::vector<Value>& values) {
        write(std::uint64_t{values.size()});
        if constexpr (Number<Value>) {
            write_plain(values.data(), values.size() * sizeof(Value));
        } else {
            for (const Value& value : values) write(value);
        }
    }
    template <class Value, std::size_t count>
    void write(const std::array<Value, count>& values) {
        for (const Value& value : values) write(value);
    }
    template <class Value>
    void write(const std::optional<Value>& value) {
        write(value.has_value());
        if (value) write(*value);
    }
    template <class Value>
    requires requires(const Value& value) { fields_of(value); }
    void write(const Value& value) {
        std::apply([this](const auto&... field) { (this->write(field), ...); }, fields_of(value));
    }

    std::string& bytes() { return bytes_; }

  private:
    void write_plain(const void* from, std::size_t size) {
        bytes_.append(static_cast<const char*>(from), size);
    }

    std::string bytes_;
};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : left_(bytes) {}

    template <Number Value>
    void read(Value& value) {
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
    }
    void read(bool& value) { value = read_below(2) == 1; }
    template <class Value>
    requires std::is_enum_v<Value>
    void read(Value& value) {
        value = static_cast<Value>(read_below(static_cast<unsigned>(last_value(Value{})) + 1));
    }
    void read(std::string& text) { text = take(read_count(1)); }
    template <class Value>
    void read(std::vector<Value>& values) {
        values.clear();
        if constexpr (Number<Value>) {
            values.resize(read_count(sizeof(Value)));
            const std::string_view bytes = take(values.size() * sizeof(Value));
            if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
        } else {
            // One after the other: memory is taken for what is there, not for what is said to be.
            for (std::uint64_t left = read_count(1); left > 0; --left) read(values.emplace_back());
        }
    }
    template <class Value, std::size_t count>
    void read(std::array<Value, count>& values) {
        for (Value& value : values) read(value);
    }
    template <class Value>
    void read(std::optional<Value>& value) {
        bool is_there = false;
        read(is_there);
        value.reset();
        if (is_there) read(value.emplace());
    }
    template <class Value>
    requires requires(Value& value) { fields_of(value); }
    void read(Value& value) {
        std::apply([this](auto&... field) { (this->read(field), ...); }, fields_of(value));
    }

    bool at_end() const { return left_.empty(); }

  private:
    std::string_view take(std::size_t size) {
        if (size > left_.size()) throw BadRecordBytes("they end too soon");
        const std::string_view taken = left_.substr(0, size);
        left_.remove_prefix(size);
        return taken;
    }

    // A number of things of which each takes at least so many bytes.
    std::uint64_t read_count(std::size_t bytes_each) {
        std::uint64_t count = 0;
        read(count);
        if (count > left_.size() / bytes_each) throw BadRecordBytes("they end too soon");
        return count;
    }

    std::uint8_t read_below(unsigned bound) {
        std::uint8_t value = 0;
        read(value);
        if (value >= bound) throw BadRecordBytes("a value is out of its range");
        return value;
    }

    std::string_view left_;
};

}  // namespace

std::string bytes_of_records(const std::vector<ReplicateRecord>& records) {
    Writer writer;
    writer.write(records);
    return std::move(writer.bytes());
}

std::vector<ReplicateRecord> records_of_bytes(std::string_view bytes) {
    Reader reader(bytes);
    std::vector<ReplicateRecord> records;
    reader.read(records);
    if (!reader.at_end()) throw BadRecordBytes("something follows their end");
    return records;
}

}  // namespace backlash

#include "base/error.hpp"

#include <fmt/format.h>

#include <utility>

namespace backlash {

std::string Complaint::text() const {
    std::string text;
    if (!where.file.empty()) {
        text = where.line > 0 ? fmt::format("{}:{}:{}: ", where.file, where.line, where.column)
                              : where.file + ": ";
    }
    text += what;
    if (!expected.empty()) text += "; expected " + expected;
    if (!suggestion.empty()) text += "; did you mean '" + suggestion + "'?";
    return text;
}

namespace {

std::string all_texts(const std::vector<Complaint>& complaints) {
    std::string text;
    for (const auto& complaint : complaints) text += (text.empty() ? "" : "\n") + complaint.text();
    return text;
}

}  // namespace

InputError::InputError(std::vector<Complaint> complaints)
    : std::runtime_error(all_texts(complaints)), complaints_(std::move(complaints)) {}

InputError::InputError(const Complaint& complaint) : InputError(std::vector<Complaint>(1, complaint)) {}

InputError::InputError(const std::string& what) : InputError(Complaint{{}, what, {}, {}}) {}

}  // namespace backlash

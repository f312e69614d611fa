#include "scenario/reading/complaints.hpp"

#include <algorithm>
#include <tuple>

namespace backlash {

void Complaints::add(Complaint complaint) {
    if (full()) return;
    found_.push_back(std::move(complaint));
    if (!full()) return;
    Complaint last;
    last.what = "there are more mistakes than these";
    found_.push_back(std::move(last));
}

void Complaints::throw_if_any(std::span<const std::string> files) const {
    if (found_.empty()) return;
    auto ordered = found_;
    const auto rank = [&](const Complaint& complaint) {
        if (complaint.where.file.empty()) return files.size() + 1;
        return static_cast<std::size_t>(std::find(files.begin(), files.end(), complaint.where.file) -
                                        files.begin());
    };
    std::stable_sort(ordered.begin(), ordered.end(), [&](const Complaint& a, const Complaint& b) {
        return std::tuple(rank(a), a.where.line, a.where.column) <
               std::tuple(rank(b), b.where.line, b.where.column);
    });
    throw InputError(std::move(ordered));
}

std::string one_of(std::span<const std::string> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace backlash

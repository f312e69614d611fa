// Every file of tests/data/malformed says in its first lines what must be complained of:
// `# expect: line:column: part of the complaint`. Nothing else may be.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "scenario/example_catalogue.hpp"
#include "scenario/read_scenario.hpp"

namespace backlash {
namespace {

std::filesystem::path folder() {
    return std::filesystem::path(BACKLASH_SOURCE_DIR) / "tests/data/malformed";
}

std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> expectations(const std::filesystem::path& path) {
    const std::string prefix = "# expect: ";
    std::vector<std::string> expected;
    std::ifstream stream(path);
    for (std::string line; std::getline(stream, line) && line.starts_with(prefix);) {
        expected.push_back(line.substr(prefix.size()));
    }
    return expected;
}

// "line:column: text" without the file.
std::string without_file(Complaint complaint) {
    const std::string place =
        std::to_string(complaint.where.line) + ":" + std::to_string(complaint.where.column) + ": ";
    complaint.where = {};
    return place + complaint.text();
}

// Whether the complaint is at the expected place and says the expected words.
bool meets(const std::string& complaint, const std::string& expected) {
    const auto place = expected.substr(0, expected.find(": ") + 2);
    return complaint.starts_with(place) && complaint.find(expected.substr(place.size())) != std::string::npos;
}

class Malformed : public ::testing::TestWithParam<std::string> {};

TEST_P(Malformed, IsComplainedOf) {
    const auto path = folder() / GetParam();
    const auto expected = expectations(path);
    ASSERT_FALSE(expected.empty()) << "the file expects nothing";
    std::vector<std::string> found;
    try {
        read_scenario(path, testing::example_catalogue());
    } catch (const InputError& error) {
        for (const auto& complaint : error.complaints()) found.push_back(without_file(complaint));
    }
    for (const auto& text : expected) {
        EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const auto& f) { return meets(f, text); }))
            << "not complained of: " << text;
    }
    for (const auto& text : found) {
        EXPECT_TRUE(
            std::any_of(expected.begin(), expected.end(), [&](const auto& e) { return meets(text, e); }))
            << "not expected: " << text;
    }
}

std::string test_name(const ::testing::TestParamInfo<std::string>& info) {
    std::string name = "_" + info.param.substr(0, info.param.find('.'));
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Malformed, ::testing::ValuesIn(files()), test_name);

}  // namespace
}  // namespace backlash

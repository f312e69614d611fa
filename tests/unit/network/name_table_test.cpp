#include "network/import/name_table.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace backlash {
namespace {

RC_GTEST_PROP(NameTable, IsAMapInOrderOfAppearance, (std::vector<std::string> names)) {
    NameTable table;
    std::map<std::string, std::uint32_t> expected;
    for (const std::string& name : names) {
        const auto [entry, is_new] = expected.emplace(name, static_cast<std::uint32_t>(expected.size()));
        RC_ASSERT(table.find(name).has_value() != is_new);
        RC_ASSERT(table.number(name) == entry->second);
    }
    RC_ASSERT(table.size() == expected.size());
    for (const auto& [name, number] : expected) {
        RC_ASSERT(table.find(name) == number);
        RC_ASSERT(table[number] == name);
    }
}

TEST(NameTable, GrowsToManyNames) {
    NameTable table;
    for (std::uint32_t i = 0; i < 100000; ++i) ASSERT_EQ(table.number("user" + std::to_string(i)), i);
    for (std::uint32_t i = 0; i < 100000; ++i) ASSERT_EQ(table.find("user" + std::to_string(i)), i);
    EXPECT_FALSE(table.find("user100000").has_value());
}

}  // namespace
}  // namespace backlash

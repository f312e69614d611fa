#include "scenario/describe.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "scenario/example_catalogue.hpp"
#include "scenario/json_schema.hpp"

namespace backlash {
namespace {

using testing::example_catalogue;
using ::testing::HasSubstr;

TEST(Describe, SaysOfEveryFieldWhatItMeansAndWhereItsDefaultIsFrom) {
    const std::set<std::string> sources = {"",       "article",    "source",    "literature",
                                           "memory", "assumption", "calibrated"};
    for (const auto& table : describe_sections()) {
        EXPECT_FALSE(table.meaning.empty()) << table.name;
        EXPECT_FALSE(table.rows.empty()) << table.name;
        for (const auto& row : table.rows) {
            EXPECT_FALSE(row.meaning.empty()) << table.name << "." << row.key;
            EXPECT_TRUE(sources.contains(row.source)) << table.name << "." << row.key;
            EXPECT_FALSE(row.form.empty()) << table.name << "." << row.key;
        }
    }
}

TEST(Describe, HasTheTwentyFiveFreeParameters) {
    std::set<std::string> symbols;
    for (const auto& table : describe_sections()) {
        for (const auto& row : table.rows) {
            if (!row.prior.empty()) symbols.insert(row.symbol);
        }
    }
    EXPECT_EQ(symbols,
              (std::set<std::string>{"p_hot", "h0",    "tau_n", "nu",        "b_love",    "inv_pub", "s_v",
                                     "eta",   "theta", "tau_o", "pi",        "pi0",       "fat",     "k_q",
                                     "tau_r", "tau_d", "chi",   "k_t",       "theta_def", "tau_sil", "psi",
                                     "tau_s", "tau_Q", "zeta",  "alpha_mean"}));
}

TEST(Describe, AlignsColumns) {
    const auto tables = describe_kinds(example_catalogue().events);
    ASSERT_EQ(tables.size(), 6U);
    const auto text = table_text(tables[1]);
    EXPECT_EQ(text,
              "buyback: The company buys its shares\n"
              "  key     form   default   meaning\n"
              "  until   time   required  An argument\n"
              "  amount  money  required  An argument\n");
}

TEST(JsonSchema, KnowsSectionsKindsAndMeasures) {
    const auto schema = json_schema(example_catalogue());
    for (const char* piece : {"http://json-schema.org/draft-07/schema#", "\"board_reach\"", "\"revelation\"",
                              "\"negative_share\"", "\"junior\"", "\"const\": \"none\""}) {
        EXPECT_THAT(schema, HasSubstr(piece));
    }
}

}  // namespace
}  // namespace backlash

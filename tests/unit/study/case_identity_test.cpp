#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "population/audience.hpp"
#include "scenario/describe.hpp"
#include "scenario/read_scenario.hpp"
#include "simulation/shared_logins.hpp"
#include "study/running/plan.hpp"
#include "study/running/run_sweep.hpp"
#include "study/studied_model.hpp"
#include "study/study_files.hpp"
#include "temporary_folder.hpp"

namespace backlash::testing {
namespace {

constexpr std::string_view small = R"(backlash: 1
title: One line
start: 2026-01-04T00:00+08:00
duration: 2 days
network: {accounts: 400}
actors:
  brand: {type: brand, followers: {core: .40, fan: .12, public: .004}}
events:
  leak: {kind: revelation, at: 2026-01-04T12:30, by: {type: core, rank: 5}, severity: .5, salience: .5}
  apology: {kind: apology, at: onset + 9h05m, by: brand, completeness: .55, source: assumption}
)";

class CaseIdentityTest : public ::testing::Test {
  protected:
    Scenario read(const std::vector<std::string>& overrides = {}) const {
        return read_scenario(folder_.write("small.yaml", small), catalogue_, overrides);
    }
    CaseIdentity identity(const std::vector<std::string>& overrides = {}) const {
        return studied_crisis().identify(read(overrides), catalogue_);
    }

    TemporaryFolder folder_;
    Catalogue catalogue_ = event_catalogue();
};

TEST_F(CaseIdentityTest, IsOfWhatDeterminesTheResult) {
    const RunId base = identity().whole;
    for (const char* change :
         {"title=Another", "replicates=99", "name=other", "events.apology.source=article"})
        EXPECT_EQ(identity({change}).whole, base) << change;
    for (const char* change : {"seed=2", "network.accounts=401", "events.apology.at=onset + 9h06m",
                               "duration=49 h", "market.noise=true", "events.apology=none"})
        EXPECT_NE(identity({change}).whole, base) << change;
    // However it is written.
    EXPECT_EQ(identity({"events.apology.completeness=55 %", "duration=48 h"}).whole, base);
}

TEST_F(CaseIdentityTest, ReplicatesDiffer) {
    const RunId base = identity().whole;
    EXPECT_NE(run_id(base, 0), run_id(base, 1));
    EXPECT_EQ(run_id(base, 1), run_id(base, 1));
}

TEST_F(CaseIdentityTest, OfAnEdgeListHangsOnWhatIsInIt) {
    const std::string change = "network.edges=ties.csv";
    folder_.write("ties.csv", "a b\nb c\n");
    const RunId before = identity({change}).network;
    folder_.write("ties.csv", "a b\nb d\n");
    EXPECT_NE(identity({change}).network, before);
    EXPECT_THROW(identity({"network.edges=none.csv"}), InputError);
}

TEST_F(CaseIdentityTest, OfATableOfPeopleHangsOnWhatIsInIt) {
    folder_.write("ties.csv", "a b\nb c\n");
    folder_.write("people.csv", "id,type\na,core\n");
    const std::vector<std::string> changes = {"network.edges=ties.csv", "network.people=people.csv"};
    const CaseIdentity before = identity(changes);
    EXPECT_NE(before.network, identity({"network.edges=ties.csv"}).network);
    folder_.write("people.csv", "id,type\na,fan\n");
    const CaseIdentity after = identity(changes);
    EXPECT_NE(after.whole, before.whole);
    EXPECT_NE(after.network, before.network);
    EXPECT_NE(after.audience, before.audience);
    EXPECT_NE(after.logins, before.logins);
    EXPECT_NE(after.beginning, before.beginning);
    EXPECT_THROW(identity({"network.edges=ties.csv", "network.people=none.csv"}), InputError);
}

TEST(RunIdText, IsReadAgain) {
    const RunId id = RunId{}.derive("x");
    EXPECT_EQ(RunId::parse(id.text()), id);
    EXPECT_FALSE(RunId::parse("12"));
    EXPECT_FALSE(RunId::parse(std::string(32, 'x')));
    // Version 5 of RFC 4122, the name space of domain names and its example of Python's uuid.uuid5.
    const RunId dns = *RunId::parse("6ba7b8109dad11d180b400c04fd430c8");
    EXPECT_EQ(dns.derive("python.org").text(), "886313e13b8a53729b900c9aee199e5d");
}

bool same_people(const Scenario& a, const Scenario& b) {
    const auto executor = serial_executor();
    const auto draw = [&](const Scenario& scenario) {
        const RandomSource source{scenario.seed, 0};
        return draw_audience(scenario, generate_network(scenario, source, *executor), source, *executor);
    };
    const Audience one = draw(a);
    const Audience two = draw(b);
    // Accounts have padding, which is zero in both.
    return one.graph == two.graph && one.login_rates == two.login_rates && one.size() == two.size() &&
           std::memcmp(one.accounts.data(), two.accounts.data(), one.size() * sizeof(Account)) == 0 &&
           std::memcmp(one.inboxes.data(), two.inboxes.data(), one.size() * sizeof(Inbox)) == 0 &&
           one.actor_ids == two.actor_ids;
}

// Everybody's log-ins of all steps: who, and with which marks.
std::vector<std::pair<std::uint32_t, std::uint32_t>> logins_of(const Scenario& scenario) {
    const auto executor = serial_executor();
    const RandomSource source{scenario.seed, 0};
    const Audience audience =
        draw_audience(scenario, generate_network(scenario, source, *executor), source, *executor);
    const Rhythm rhythm(scenario);
    SharedLogins logins(LoginProcess(rhythm, source, audience.login_rates, *executor));
    logins.draw_before(0, rhythm.steps());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step)
        for (const LogIn log_in : logins.at(0, step)) all.emplace_back(log_in.index(), log_in.marks());
    return all;
}

// Every key of every section is changed; where audience or log-ins are said to be the same, they are.
TEST_F(CaseIdentityTest, WhoHasTheSameAudienceByNameHasItIndeed) {
    const Scenario base = read();
    const CaseIdentity identity_of_base = studied_crisis().identify(base, catalogue_);
    std::map<bool, int> count, login_count;  // by whether audience and log-ins are shared
    const auto logins_of_base = logins_of(base);
    for (const FieldTable& section : describe_sections()) {
        for (const FieldRow& row : section.rows) {
            const std::string path = section.name == "scenario" ? row.key : section.name + "." + row.key;
            for (const char* value : {"0.37", "7", "11 min", "3h15m", "0.9", "true", "[3, 2.5]", "[0.1, 0.2]",
                                      "49 h", "[1, 2, 3, 4, 5, 6, 7]", "2026-01-03T00:00+08:00"}) {
                if (path == "network.edges") break;  // there is no such file
                Scenario changed;
                try {
                    changed = read({path + "=" + value});
                } catch (const InputError&) {
                    continue;
                }
                const CaseIdentity found = studied_crisis().identify(changed, catalogue_);
                if (found.whole == identity_of_base.whole) continue;
                const bool is_shared = found.audience == identity_of_base.audience;
                ++count[is_shared];
                if (is_shared) {
                    EXPECT_TRUE(same_people(base, changed)) << path << "=" << value;
                    EXPECT_EQ(found.network, identity_of_base.network) << path;
                }
                const bool shares_logins = found.logins == identity_of_base.logins;
                ++login_count[shares_logins];
                if (shares_logins) {
                    EXPECT_EQ(logins_of(changed), logins_of_base) << path << "=" << value;
                    EXPECT_EQ(found.network, identity_of_base.network) << path;
                }
                break;
            }
        }
    }
    // Both kinds of key were tried.
    EXPECT_GT(count[true], 25);
    EXPECT_GT(count[false], 15);
    EXPECT_GT(login_count[true], 25);
    EXPECT_GT(login_count[false], 15);
}

TEST_F(CaseIdentityTest, LogInsHangOnRatesAndRhythmAndNothingElse) {
    const RunId base = identity().logins;
    for (const char* change : {"seed=2", "step=6 min", "duration=49 h", "start=2026-01-03T00:00+08:00",
                               "attention.rhythm=[1, 2, 3, 4, 5, 6, 7]", "population.login_rate_mean=7"}) {
        EXPECT_NE(identity({change}).logins, base) << change;
        EXPECT_NE(logins_of(read({change})), logins_of(read())) << change;
    }
    for (const char* change : {"outrage.decay_time=37 h", "posting.negative_rate=.1", "market.noise=true",
                               "events.apology.at=onset + 9h06m"})
        EXPECT_EQ(identity({change}).logins, base) << change;
}

}  // namespace
}  // namespace backlash::testing

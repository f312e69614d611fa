#include "population/people_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "base/error.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

using ::testing::HasSubstr;

const std::vector<ActorValues> actors = {{.id = "founder", .type = AccountType::brand},
                                         {.id = "reviewer", .type = AccountType::kol_ally}};

// Accounts 1 … 20 of an edge list of numbers.
const ExternalIds numbers(1, 20);

ExternalIds named(std::initializer_list<const char*> names, bool numeric) {
    NameTable table;
    for (const char* name : names) table.number(name);
    return ExternalIds(std::move(table), numeric);
}

class PeopleTable : public ::testing::Test {
  protected:
    StatedPeople read(const std::string& text, const ExternalIds& ids = numbers) const {
        return read_people_table(folder_.write("people.csv", text), ids, actors);
    }
    // The text of the errors, the folder cut off.
    std::string error_of(const std::string& text) const {
        folder_.write("people.csv", text);
        return error_of_file("people.csv");
    }
    std::string error_of_file(const std::string& name) const {
        try {
            read_people_table(folder_.path() / name, numbers, actors);
        } catch (const InputError& error) {
            std::string what = error.what();
            const std::string folder = folder_.path().string() + "/";
            for (auto at = what.find(folder); at != std::string::npos; at = what.find(folder))
                what.erase(at, folder.size());
            return what;
        }
        return "no error";
    }

    testing::TemporaryFolder folder_;
};

TEST_F(PeopleTable, StatesWhatIsInItsCells) {
    const auto stated = read(
        "id,type,loyalty,trust,involvement,engagement,threshold,login_rate,actor\n"
        "7,kol_ally,.9,.25,1.5,2,4,.75,reviewer\n");
    ASSERT_EQ(stated.people.size(), 1U);
    const StatedPerson& person = stated.people[0];
    EXPECT_EQ(person.account, 6U);
    EXPECT_EQ(person.type, AccountType::kol_ally);
    EXPECT_EQ(person.value(Trait::loyalty), .9F);
    EXPECT_EQ(person.value(Trait::trust), .25F);
    EXPECT_EQ(person.value(Trait::involvement), 1.5F);
    EXPECT_EQ(person.value(Trait::engagement), 2.0F);
    EXPECT_EQ(person.value(Trait::threshold), 4.0F);
    EXPECT_EQ(person.value(Trait::login_rate), .75F);
    EXPECT_EQ(stated.actor_ids, (std::vector<std::optional<std::uint32_t>>{std::nullopt, 6}));
}

TEST_F(PeopleTable, EmptyCellsStateNothing) {
    const auto stated = read("loyalty,id,type,trust\n,3,,\n0,2,media,\n");
    ASSERT_EQ(stated.people.size(), 2U);
    EXPECT_EQ(stated.people[0].account, 1U);  // by account, not by line
    EXPECT_EQ(stated.people[0].type, AccountType::media);
    EXPECT_TRUE(stated.people[0].states(Trait::loyalty));
    EXPECT_EQ(stated.people[0].value(Trait::loyalty), 0.0F);
    EXPECT_EQ(stated.people[1].account, 2U);
    EXPECT_EQ(stated.people[1].type, std::nullopt);
    for (int trait = 0; trait < trait_count; ++trait)
        EXPECT_FALSE(stated.people[1].states(static_cast<Trait>(trait))) << trait;
    EXPECT_EQ(stated.actor_ids, (std::vector<std::optional<std::uint32_t>>(2)));
}

TEST_F(PeopleTable, IsWrittenAsEdgeListsAre) {
    const std::string plain = "id,type\n3,fan\n4,core\n";
    gzFile out = gzopen((folder_.path() / "people.csv.gz").c_str(), "wb");
    gzwrite(out, plain.data(), static_cast<unsigned>(plain.size()));
    gzclose(out);
    EXPECT_EQ(read_people_table(folder_.path() / "people.csv.gz", numbers, actors).people.size(), 2U);
    for (const char* text : {"\xEF\xBB\xBFid;type\r\n3;fan\r\n4;core\r\n",
                             "# who\n\nid type\n 3\tfan\n4 , core", "type,id\nfan,003\ncore,4\n"}) {
        const auto stated = read(text);
        ASSERT_EQ(stated.people.size(), 2U) << text;
        EXPECT_EQ(stated.people[0].account, 2U);
        EXPECT_EQ(stated.people[0].type, AccountType::fan);
        EXPECT_EQ(stated.people[1].type, AccountType::core);
    }
    EXPECT_TRUE(read("id,loyalty\n").people.empty());
}

TEST_F(PeopleTable, FindsNamesAndSparseNumbers) {
    EXPECT_EQ(read("id\nbob\n", named({"alice", "bob"}, false)).people[0].account, 1U);
    EXPECT_EQ(read("id\n7\n", named({"007", "7"}, false)).people[0].account, 1U);
    EXPECT_EQ(read("id\n007\n", named({"70000", "7"}, true)).people[0].account, 1U);
}

TEST_F(PeopleTable, RefusesOtherHeaders) {
    EXPECT_EQ(
        error_of("id,loyalti\n"),
        "people.csv:1:4: unknown column 'loyalti'; expected id, actor, type, loyalty, trust, involvement, "
        "engagement, threshold or login_rate; did you mean 'loyalty'?");
    EXPECT_EQ(error_of("type,loyalty\nfan,.5\n"),
              "people.csv:1:1: there is no column 'id'; expected a header line such as id,type,loyalty");
    EXPECT_EQ(error_of("# none\nid,type,id\n"),
              "people.csv:2:9: a second column 'id'; expected each column once");
    EXPECT_THAT(error_of(""), HasSubstr("people.csv: there is no header line"));
    EXPECT_EQ(error_of_file("nobody.csv"), "nobody.csv: there is no such file; expected a table of people");
}

TEST_F(PeopleTable, RefusesOtherLines) {
    EXPECT_EQ(error_of("id,type\n3\n"),
              "people.csv:2:1: the line has 1 cell; expected 2, as in the header line");
    EXPECT_EQ(error_of("id,type\n3,fan,1\n"),
              "people.csv:2:1: the line has 3 cells; expected 2, as in the header line");
    EXPECT_EQ(error_of("type,id\nfan,\n"),
              "people.csv:2:5: an id is missing; expected an id of the edge list");
    EXPECT_EQ(error_of("id\n21\n"), "people.csv:2:1: '21' is no account of the edge list");
    EXPECT_EQ(error_of("id\nbob\n"), "people.csv:2:1: 'bob' is no account of the edge list");
    EXPECT_EQ(error_of("id\n3\n4\n\n03\n"),
              "people.csv:5:1: '03' is stated already, in line 2; expected each account once");
}

TEST_F(PeopleTable, RefusesOtherValues) {
    EXPECT_EQ(
        error_of("id,type\n3,medium\n"),
        "people.csv:2:3: 'medium' is no type of account; expected core, fan, public, kol_ally, kol_neutral, "
        "kol_hostile, media or brand; did you mean 'media'?");
    EXPECT_EQ(error_of("id,trust\n3,1.1\n"), "people.csv:2:3: trust: '1.1' is out of range; expected 0 to 1");
    EXPECT_EQ(error_of("id,loyalty\n3,high\n"),
              "people.csv:2:3: loyalty: 'high' is not a number; expected 0 to 1");
    for (const char* wrong : {"loyalty\n3,-.1", "involvement\n3,-1", "involvement\n3,101", "engagement\n3,-1",
                              "engagement\n3,101", "threshold\n3,0", "threshold\n3,2e6", "login_rate\n3,-1",
                              "login_rate\n3,61", "trust\n3,nan"})
        EXPECT_THAT(error_of(std::string("id,") + wrong + "\n"), HasSubstr("people.csv:2:3: ")) << wrong;
}

TEST_F(PeopleTable, RefusesOtherActors) {
    EXPECT_EQ(error_of("id,actor\n3,fonder\n"),
              "people.csv:2:3: 'fonder' is no actor of the scenario; did you mean 'founder'?");
    EXPECT_EQ(
        error_of("id,actor\n3,founder\n4,founder\n"),
        "people.csv:3:3: the actor 'founder' has its account already, in line 2; expected each actor once");
    EXPECT_EQ(error_of("id,type,actor\n3,fan,founder\n"),
              "people.csv:2:7: the actor 'founder' is of type brand, and the line says fan; "
              "expected brand or no type");
}

TEST_F(PeopleTable, RefusesInvolvementOfThoseWhoActByScript) {
    EXPECT_EQ(
        error_of("involvement,id,type\n.5,3,media\n"),
        "people.csv:2:1: involvement: accounts of type media act by script; expected 0 or an empty cell");
    EXPECT_THAT(error_of("id,actor,involvement\n3,founder,1\n"), HasSubstr("people.csv:2:11: involvement"));
    EXPECT_EQ(error_of("id,type,involvement\n3,media,0\n4,kol_hostile,\n5,kol_ally,2\n"), "no error");
}

TEST_F(PeopleTable, TellsAllMistakes) {
    EXPECT_EQ(
        error_of("id,type,trust\n3,fan,2\n99,fun,.5\n4,core,.5\n5\n"),
        "people.csv:2:7: trust: '2' is out of range; expected 0 to 1\n"
        "people.csv:3:1: '99' is no account of the edge list\n"
        "people.csv:3:4: 'fun' is no type of account; expected core, fan, public, kol_ally, kol_neutral, "
        "kol_hostile, media or brand; did you mean 'fan'?\n"
        "people.csv:5:1: the line has 1 cell; expected 3, as in the header line");
}

}  // namespace
}  // namespace backlash

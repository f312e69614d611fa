#include "crisis/event_kind.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <stdexcept>

namespace backlash {
namespace {

using testing::AnyOf;
using testing::ElementsAre;

// An event with every attribute at its default, required ones at .5, then some as given.
EventValues event_of(const std::string& kind, const std::map<std::string, double>& given = {}) {
    EventValues event{.id = "e", .kind = kind};
    for (const auto& attribute : event_kind(kind).descriptor.attributes) {
        event.attributes[attribute.name] = attribute.default_value.value_or(0.5);
    }
    for (const auto& [name, value] : given) event.attributes.at(name) = value;
    return event;
}

Effect compile(const EventValues& event) {
    return event_kind(event.kind).compile(event);
}

TEST(EventKinds, AreAllRegisteredInOrderOfName) {
    std::vector<std::string> names;
    for (const EventKind& kind : event_kinds()) names.push_back(kind.descriptor.name);
    EXPECT_THAT(names,
                ElementsAre("apology", "buyback", "defection", "penalty", "provocation", "revelation"));
}

TEST(EventKinds, AreFoundByName) {
    for (const EventKind& kind : event_kinds()) EXPECT_EQ(&event_kind(kind.descriptor.name), &kind);
    EXPECT_THROW(event_kind("apologies"), std::invalid_argument);
    EXPECT_THROW(event_kind(""), std::invalid_argument);
}

TEST(EventKinds, DescribeTheirAttributes) {
    for (const EventKind& kind : event_kinds()) {
        EXPECT_FALSE(kind.descriptor.meaning.empty()) << kind.descriptor.name;
        std::set<std::string> names;
        for (const AttributeDescriptor& attribute : kind.descriptor.attributes) {
            const std::string place = kind.descriptor.name + "." + attribute.name;
            EXPECT_TRUE(names.insert(attribute.name).second) << place << " twice";
            EXPECT_FALSE(attribute.meaning.empty()) << place;
            EXPECT_FALSE(attribute.unit.empty()) << place;
            EXPECT_THAT(attribute.source,
                        AnyOf("article", "source", "literature", "memory", "assumption", "calibrated"))
                << place;
            const double example = attribute.default_value.value_or(0.5);
            EXPECT_TRUE(attribute.minimum <= example && example <= attribute.maximum) << place;
        }
        EXPECT_EQ(kind.descriptor.has_actor, kind.descriptor.name != "buyback") << kind.descriptor.name;
    }
}

TEST(EventKinds, SharesAreSharesAndMoneyHasNoUpperBound) {
    for (const EventKind& kind : event_kinds()) {
        for (const AttributeDescriptor& attribute : kind.descriptor.attributes) {
            EXPECT_EQ(attribute.minimum, 0.0) << attribute.name;
            if (attribute.quantity == Quantity::number) {
                EXPECT_EQ(attribute.maximum, 1.0) << attribute.name;
            } else if (attribute.quantity == Quantity::money) {
                EXPECT_GT(attribute.maximum, 1e15) << attribute.name;
            }
        }
    }
}

TEST(EventKinds, CompileWithDefaults) {
    for (const EventKind& kind : event_kinds()) {
        const Effect effect = compile(event_of(kind.descriptor.name));
        EXPECT_EQ(effect.guard, 0.0) << kind.descriptor.name;
        EXPECT_EQ(effect.actor_leaves, kind.descriptor.name == "defection") << kind.descriptor.name;
    }
}

TEST(Revelations, CarrySeveritySalienceAndGuard) {
    for (const std::string kind : {"revelation", "defection"}) {
        const Effect effect =
            compile(event_of(kind, {{"severity", 0.4}, {"salience", 0.7}, {"guard", 0.15}}));
        EXPECT_EQ(std::get<Revelation>(effect.what).severity, 0.4) << kind;
        EXPECT_EQ(effect.salience, 0.7) << kind;
        EXPECT_EQ(effect.guard, 0.15) << kind;
    }
    const Effect mockery = compile(event_of("provocation", {{"severity", 0.25}, {"salience", 0.6}}));
    EXPECT_EQ(std::get<Revelation>(mockery.what).severity, 0.25);
    EXPECT_EQ(mockery.salience, 0.6);
}

TEST(Responses, CarryTheirParts) {
    for (const std::string kind : {"apology", "penalty"}) {
        const Effect effect = compile(event_of(kind, {{"completeness", 0.55},
                                                      {"deflection", 0.4},
                                                      {"penalty.junior", 0.1},
                                                      {"penalty.manager", 0.2},
                                                      {"penalty.executive", 0.3},
                                                      {"penalty.ceo", 0.7},
                                                      {"plan", 0.8},
                                                      {"salience", 0.9}}));
        const auto& response = std::get<Response>(effect.what);
        EXPECT_EQ(response.completeness, 0.55) << kind;
        EXPECT_EQ(response.deflection, 0.4) << kind;
        EXPECT_THAT(response.penalty, ElementsAre(0.1, 0.2, 0.3, 0.7)) << kind;
        EXPECT_EQ(response.plan, 0.8) << kind;
        EXPECT_EQ(effect.salience, 0.9) << kind;
    }
}

// What a scenario leaves out must not help or hurt the brand; a statement is news in full.
TEST(Responses, DefaultsPunishNobodyAndShiftNoBlame) {
    const Effect effect = compile(event_of("apology"));
    const auto& response = std::get<Response>(effect.what);
    EXPECT_EQ(response.deflection, 0.0);
    EXPECT_THAT(response.penalty, testing::Each(0.0));
    EXPECT_EQ(response.plan, 0.0);
    EXPECT_EQ(effect.salience, 1.0);
}

TEST(Buybacks, CarryEndAndAmount) {
    const Effect effect = compile(event_of("buyback", {{"until", 40.0}, {"amount", 149e6}}));
    EXPECT_EQ(std::get<BuyOrder>(effect.what).until, 40.0);
    EXPECT_EQ(std::get<BuyOrder>(effect.what).amount, 149e6);
    EXPECT_EQ(effect.salience, 0.0) << "no news";
}

}  // namespace
}  // namespace backlash

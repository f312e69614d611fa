#include "scenario/fields/fields.hpp"

namespace backlash {

Section actors_section() {
    return {"actors", "Accounts with a name, by id"};
}

void visit_actor(ActorValues& actor, FieldVisitor& visitor) {
    visitor.account_type({.key = "type",
                          .quantity = Quantity::text,
                          .meaning = "Kind of account",
                          .required = true,
                          .options = {"kol_ally", "kol_neutral", "kol_hostile", "media", "brand"}},
                         actor.type);
    visitor.parts({.key = "followers",
                   .unit = "1",
                   .range = share,
                   .meaning = "Probability that a core fan, a fan, anybody else follows",
                   .options = {"core", "fan", "public"}},
                  actor.followers);
}

}  // namespace backlash

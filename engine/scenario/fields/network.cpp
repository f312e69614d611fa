#include "scenario/fields/fields.hpp"

namespace backlash {
namespace {

void visit_generator(NetworkValues& network, FieldVisitor& visitor) {
    visitor.number({.key = "out_degree_mean",
                    .symbol = "k_out",
                    .unit = "accounts",
                    .range = {0, 10000, true},
                    .source = "assumption",
                    .meaning = "Accounts that an ordinary account follows, mean"},
                   network.out_degree_mean);
    visitor.number({.key = "out_degree_spread",
                    .unit = "1",
                    .range = {0, 5},
                    .source = "assumption",
                    .meaning = "Spread of that number, standard deviation of its logarithm"},
                   network.out_degree_spread);
    visitor.integer({.key = "out_degree_cap",
                     .unit = "accounts",
                     .range = {1, 1e6},
                     .source = "assumption",
                     .meaning = "Most accounts that an ordinary account follows"},
                    network.out_degree_cap);
    visitor.number({.key = "in_degree_exponent",
                    .symbol = "gamma_in",
                    .unit = "1",
                    .range = {1, 10, true},
                    .source = "literature",
                    .meaning = "Tail exponent of the numbers of followers"},
                   network.in_degree_exponent);
    visitor.number({.key = "attractiveness_cap",
                    .unit = "1",
                    .range = {0, 1, true},
                    .source = "assumption",
                    .meaning = "Largest attractiveness of an ordinary account, share of all accounts"},
                   network.attractiveness_cap);
    visitor.number({.key = "kol_attractiveness",
                    .unit = "1",
                    .range = {0, 1e6},
                    .source = "assumption",
                    .meaning = "How many times more attractive a KOL is than an ordinary account"},
                   network.kol_attractiveness);
    visitor.number({.key = "kol_attractiveness_cap",
                    .unit = "1",
                    .range = {0, 1, true},
                    .source = "assumption",
                    .meaning = "Largest attractiveness of a KOL, share of all accounts"},
                   network.kol_attractiveness_cap);
}

void visit_ties(NetworkValues& network, FieldVisitor& visitor) {
    visitor.number({.key = "homophily",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Share of ties picked inside the own community, fans or public"},
                   network.homophily);
    visitor.number({.key = "reciprocity",
                    .symbol = "recip",
                    .unit = "1",
                    .range = share,
                    .source = "literature",
                    .meaning = "Probability that an ordinary tie is returned"},
                   network.reciprocity);
    visitor.number({.key = "media_followers_low",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Share of all accounts that follow the smallest media account"},
                   network.media_followers_low);
    visitor.number({.key = "media_followers_high",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Share of all accounts that follow the largest media account"},
                   network.media_followers_high);
}

}  // namespace

void visit_accounts(NetworkValues& network, FieldVisitor& visitor) {
    visitor.integer({.key = "accounts",
                     .symbol = "N",
                     .unit = "accounts",
                     .range = {2, 4e9},
                     .source = "assumption",
                     .meaning = "Accounts in all; the relevant audience, not the platform"},
                    network.accounts);
}

void visit_communities(NetworkValues& network, FieldVisitor& visitor) {
    visit_generator(network, visitor);
    visit_ties(network, visitor);
}

void visit_network_origin(NetworkValues& network, FieldVisitor& visitor) {
    visitor.text({.key = "edges",
                  .quantity = Quantity::text,
                  .meaning = "Edge list `follower followee` to read instead of generating; empty: generate",
                  .is_path = true},
                 network.edges);
    visitor.flag({.key = "redraw", .meaning = "A new generated network for each replicate"}, network.redraw);
}

void visit_network(NetworkValues& network, FieldVisitor& visitor) {
    visit_accounts(network, visitor);
    visit_communities(network, visitor);
    visit_network_origin(network, visitor);
    visitor.text({.key = "people",
                  .quantity = Quantity::text,
                  .meaning = "Table of accounts of the edge list: who is who; empty: all are drawn",
                  .is_path = true},
                 network.people);
}

}  // namespace backlash

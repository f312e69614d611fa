#include "scenario/fields/fields.hpp"

namespace backlash {
namespace {

void visit_feed(AttentionValues& attention, FieldVisitor& visitor) {
    visitor.number({.key = "feed_lifetime",
                    .symbol = "tau_f",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .source = "assumption",
                    .meaning = "Time in which an unread post sinks out of sight"},
                   attention.feed_lifetime);
    visitor.number({.key = "feed_capacity",
                    .symbol = "x_cap",
                    .unit = "posts",
                    .range = {0, 1000, true},
                    .source = "assumption",
                    .meaning = "Outraged posts that a reader takes in at a log-in, at most"},
                   attention.feed_capacity);
    visitor.number({.key = "cross_community",
                    .symbol = "omega",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Weight of an ordinary post in the other community"},
                   attention.cross_community);
}

void visit_board(AttentionValues& attention, FieldVisitor& visitor) {
    visitor.number({.key = "board_reach",
                    .symbol = "p_hot",
                    .unit = "1",
                    .range = share,
                    .prior = Range{.1, .4},
                    .source = "calibrated",
                    .meaning = "Probability of opening the topic from the hot-search board at a log-in"},
                   attention.board_reach);
    visitor.number({.key = "board_threshold",
                    .symbol = "h0",
                    .unit = "posts/1000/h",
                    .range = positive,
                    .prior = Range{1, 5},
                    .source = "calibrated",
                    .meaning = "Heat at which the topic is half-way up the board"},
                   attention.board_threshold);
    visitor.number({.key = "board_dose",
                    .symbol = "x_board",
                    .unit = "posts",
                    .range = {0, 1000},
                    .source = "assumption",
                    .meaning = "Posts that a visit to the board counts for"},
                   attention.board_dose);
    visitor.number({.key = "heat_memory",
                    .symbol = "tau_h",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .source = "assumption",
                    .meaning = "Averaging time of the heat"},
                   attention.heat_memory);
    visitor.number({.key = "heat_per_follower",
                    .symbol = "rho_h",
                    .unit = "1",
                    .range = {0, 1000},
                    .source = "assumption",
                    .meaning = "Heat of a post per follower of its author"},
                   attention.heat_per_follower);
}

void visit_novelty(AttentionValues& attention, FieldVisitor& visitor) {
    visitor.number({.key = "novelty_time",
                    .symbol = "tau_n",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .prior = Range{2, 10},
                    .source = "calibrated",
                    .meaning = "Time in which news of a resolved crisis grows old"},
                   attention.novelty_time);
    visitor.number({.key = "unresolved_factor",
                    .symbol = "nu",
                    .unit = "1",
                    .range = {1, 100},
                    .prior = Range{1, 6},
                    .source = "calibrated",
                    .meaning = "How many times slower news of an unresolved crisis grows old"},
                   attention.unresolved_factor);
    visitor.number({.key = "novelty_exponent",
                    .symbol = "beta_n",
                    .unit = "1",
                    .range = {0, 5, true},
                    .source = "literature",
                    .meaning = "Exponent of the stretched exponential that news follows"},
                   attention.novelty_exponent);
    visitor.number({.key = "novelty_floor",
                    .symbol = "n_floor",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Novelty that is never lost"},
                   attention.novelty_floor);
}

void visit_silence(AttentionValues& attention, FieldVisitor& visitor) {
    visitor.number({.key = "silence_interval",
                    .symbol = "tau_sil",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = {0, longest_duration, true},
                    .prior = Range{6, 24},
                    .source = "assumption",
                    .meaning = "Time between stories about the brand's silence"},
                   attention.silence_interval);
    visitor.number({.key = "silence_severity",
                    .symbol = "S_sil",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "Severity of such a story"},
                   attention.silence_severity);
    visitor.number({.key = "silence_salience",
                    .unit = "1",
                    .range = share,
                    .source = "assumption",
                    .meaning = "News value of such a story"},
                   attention.silence_salience);
    visitor.integer({.key = "silence_stories",
                     .range = {0, 4},
                     .source = "assumption",
                     .meaning = "Stories about silence, at most"},
                    attention.silence_stories);
}

}  // namespace

void visit_attention(AttentionValues& attention, FieldVisitor& visitor) {
    visit_feed(attention, visitor);
    visit_board(attention, visitor);
    visit_novelty(attention, visitor);
    visit_silence(attention, visitor);
    visitor.number({.key = "media_threshold_low",
                    .unit = "posts/1000/h",
                    .range = not_negative,
                    .source = "assumption",
                    .meaning = "Heat at which the first outlet reports"},
                   attention.media_threshold_low);
    visitor.number({.key = "media_threshold_high",
                    .unit = "posts/1000/h",
                    .range = not_negative,
                    .source = "assumption",
                    .meaning = "Heat at which the last outlet reports"},
                   attention.media_threshold_high);
    visitor.numbers(
        {.key = "rhythm",
         .symbol = "c",
         .unit = "1",
         .range = not_negative,
         .source = "source",
         .meaning = "Weights of equal parts of a week from Monday 0 h; empty: as measured on Weibo"},
        attention.rhythm);
}

}  // namespace backlash

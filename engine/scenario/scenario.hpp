// A scenario as plain values, after reading, checking and filling in of defaults.
//
// Times are hours since the start, durations hours, money in the market's currency, shares in [0, 1]. Symbols
// in brackets are those of docs/model. Defaults here are the defaults of the product; ranges, units and
// sources of every field are declared in fields/, which is what the reader and `backlash describe` go by.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

struct NetworkValues {
    std::uint32_t accounts = 200'000;  // [N] ignored when `edges` names a file
    // Generator (degree-corrected communities with named hubs)
    double out_degree_mean = 30.0;   // [k_out] accounts an ordinary account follows
    double out_degree_spread = 0.9;  // log-sd
    std::uint32_t out_degree_cap = 400;
    double in_degree_exponent = 2.2;       // [gamma_in]
    double attractiveness_cap = 0.002;     // share of N, ordinary accounts
    double kol_attractiveness = 20.0;      // factor
    double kol_attractiveness_cap = 0.01;  // share of N
    double homophily = 0.70;               // share of ties picked inside the own community
    double reciprocity = 0.05;             // [recip] probability that an ordinary tie is returned
    double media_followers_low = 0.03,
           media_followers_high = 0.15;  // share of everyone following a media account
    // Import: an edge list instead of the generator, path relative to the scenario file; empty: generate
    std::string edges;
    std::string people;  // table of its accounts, path likewise; empty: nothing is stated of them
    bool redraw = true;  // a new generated network for each replicate

    bool operator==(const NetworkValues&) const = default;
};

struct PopulationValues {
    double core_share = 0.04, fan_share = 0.16;
    double kol_share = 0.006;
    double kol_ally_share = 0.15, kol_hostile_share = 0.15;  // of the KOLs; the rest is neutral
    std::uint32_t media_accounts = 30;
    double login_rate_mean = 0.5;         // [alpha_mean] 1/h
    double login_rate_shape = 0.5;        // [kappa] Gamma shape
    double kol_login_rate_minimum = 1.0;  // 1/h, KOLs and media
    double engagement_shape = 0.6;
    // Loyalty [l] ~ Beta(a, b)
    std::array<double, 2> core_loyalty = {8.0, 2.0}, fan_loyalty = {4.0, 4.0}, public_loyalty = {1.5, 8.0},
                          kol_ally_loyalty = {5.0, 3.0};
    double trust_base = 0.35, trust_per_loyalty = 0.45, trust_spread = 0.08;
    double public_involvement = 0.30;  // [inv_pub]
    double kol_neutral_involvement = 0.5;
    double reactivity_spread = 0.70;  // [s_v] log-sd
    double involvement_cap = 3.0;
    // Attribution of responsibility [q] ~ Dirichlet(concentration x mean): junior, manager, executive, ceo
    std::array<double, 4> attribution = {0.15, 0.25, 0.40, 0.20};
    double attribution_concentration = 8.0;

    bool operator==(const PopulationValues&) const = default;
};

struct AttentionValues {
    double feed_lifetime = 6.0;        // [tau_f] h
    double feed_capacity = 20.0;       // [x_cap] posts a reader takes in
    double cross_community = 0.5;      // [omega] weight of an ordinary post in the other community
    double board_reach = 0.30;         // [p_hot]
    double board_threshold = 2.5;      // [h0] posts / 1000 accounts / h
    double board_dose = 3.0;           // [x_board] posts
    double heat_memory = 1.0;          // [tau_h] h
    double heat_per_follower = 0.002;  // [rho_h]
    double novelty_time = 5.0;         // [tau_n] h
    double unresolved_factor = 3.0;    // [nu]
    double novelty_exponent = 0.4;     // [beta_n]
    double novelty_floor = 0.03;       // [n_floor]
    double silence_interval = 12.0;    // [tau_sil] h
    double silence_severity = 0.12;    // [S_sil]
    double silence_salience = 0.5;
    std::uint32_t silence_stories = 4;
    double media_threshold_low = 1.0,
           media_threshold_high = 15.0;  // heat at which the first and last outlet report
    std::vector<double>
        rhythm;  // [c] weights of equal parts of a week from Monday 0 h; empty: the measured 84

    bool operator==(const AttentionValues&) const = default;
};

struct OutrageValues {
    double love_becomes_hate = 0.60;    // [b_love]
    double contagion_rate = 0.10;       // [eta] per reading
    double contagion_threshold = 3.0;   // [theta] posts, mean
    double threshold_spread = 0.5;      // log-sd
    double decay_time = 36.0;           // [tau_o] h
    double loyalty_persistence = 1.0;   // [b_tau]
    double defection_threshold = 0.90;  // [theta_def]

    bool operator==(const OutrageValues&) const = default;
};

struct PostingValues {
    double negative_rate = 0.48;     // [pi] per log-in at o = 1
    double neutral_rate = 0.057;     // [pi0] per log-in
    double unprompted = 0.30;        // [prompt]
    double fatigue_per_post = 0.20;  // [fat]
    double fatigue_recovery = 8.0;   // [tau_fat] h

    bool operator==(const PostingValues&) const = default;
};

struct ForgivenessValues {
    double effectiveness = 1.0;     // [k_q]
    double immediate_share = 0.55;  // [r0]
    double ripeness_time = 3.0;     // [tau_r] h
    double staleness_time = 96.0;   // [tau_d] h
    double scapegoat_anger = 0.25;  // [chi]
    double trust_erosion = 0.50;    // [k_t]
    double trust_repair = 0.30;     // [k_rec]

    bool operator==(const ForgivenessValues&) const = default;
};

// Piecewise linear path of log-returns of market and sector.
struct FactorPoint {
    double time = 0.0;        // h since start
    double log_return = 0.0;  // since the first point

    bool operator==(const FactorPoint&) const = default;
};

struct MarketValues {
    std::string calendar = "hkex";
    std::vector<std::string> holidays;  // dates without trading, YYYY-MM-DD
    std::string currency = "HKD";
    double initial_price = 40.2;
    double daily_volatility = 0.023;   // [sigma_D]
    double daily_volume = 6.5e9;       // [V_D] currency a day
    double impact_prefactor = 1.0;     // [Y]
    double investor_reaction = 10.0;   // [psi] daily volumes a trading day per unit of surprise
    double investor_adaptation = 1.0;  // [tau_s] h
    double impact_decay = 0.3;         // [tau_Q] trading days
    double trust_discount = 0.02;      // [zeta]
    double overnight_weight = 0.12;    // [w_on]
    double media_gate = 4.0;           // [n*_media] outlets
    double factor_exposure = 1.0;      // [beta]
    bool noise = false;                // [eps_t]
    // Named exogenous paths; `factor` selects one, empty or "flat" means none.
    std::map<std::string, std::vector<FactorPoint>> factor_paths;
    std::string factor;

    bool operator==(const MarketValues&) const = default;
};

// Who does something: a named actor, or the account of a type with the rank-th most followers (rank 1 =
// most).
struct ActorReference {
    std::string name;  // key of `actors`; empty: by rank
    AccountType type = AccountType::brand;
    std::uint32_t rank = 1;

    bool operator==(const ActorReference&) const = default;
};

struct ActorValues {
    std::string id;
    AccountType type = AccountType::brand;
    std::array<double, 3> followers = {0, 0, 0};  // probability that a core fan, a fan, anybody else follows

    bool operator==(const ActorValues&) const = default;
};

// Of a scenario, and so of what anything in it may wait for, h: 366 days.
inline constexpr double longest_duration = 8784.0;

// What an event may wait for, looked at after every step: `fans.outrage > 0.4 for 1h + 2h`.
struct Trigger {
    std::string quantity;    // name of a WatchableDescriptor
    int group = all_group;   // whose, where the quantity goes by group
    bool above = true;       // else below
    double threshold = 0.0;  // in the quantity's unit; not reached by equality
    double hold = 0.0;       // h that it must last without a break
    double delay = 0.0;      // h from then to the event

    bool operator==(const Trigger&) const = default;
};

// A scheduled event. Attributes are those its kind declares, defaults filled in, nested names with a dot.
struct EventValues {
    std::string id;
    std::string kind;
    double time = 0.0;            // h since start; since the event `after`, if there is one; 0 with a trigger
    std::string after;            // id of an event whose own time is not known beforehand; empty: none
    std::optional<Trigger> when;  // happens once this has come true
    std::optional<ActorReference> by;
    std::map<std::string, double> attributes;
    std::map<std::string, std::string> names;  // those that are events, groups, texts
    std::string source;  // article, source or assumption; free text, for the reader of the file
    SourcePosition where;

    // Its time follows from the course of the run.
    bool waits() const { return when || !after.empty(); }
    bool operator==(const EventValues&) const = default;
};

// An observed value that the simulation should meet.
struct TargetValues {
    std::string id;
    std::string what;                          // free text
    std::string measure;                       // name of a registered measure
    std::map<std::string, double> numbers;     // its arguments that are numbers, times, days, durations
    std::map<std::string, std::string> names;  // its arguments that are events, groups, texts
    std::optional<double> at_least, at_most;   // in the measure's unit; times in h since start, of a day in h
    std::string source;
    SourcePosition where;

    bool operator==(const TargetValues&) const = default;
};

struct RecordingValues {
    double cadence = 1.0;                 // h between sweeps of the population
    std::uint32_t network_sample = 2000;  // accounts of replicate 0 shown one by one; 0: none

    bool operator==(const RecordingValues&) const = default;
};

// The model that a scenario without `model:` is about.
inline constexpr auto crisis_model = "crisis";

// The network generator of the crisis, and the default of the other models.
inline constexpr auto community_generator = "communities";

// What a scenario of another model says besides its network; attributes are those that the model and the
// generator declare, defaults filled in.
struct ClassicValues {
    std::map<std::string, double> parameters;
    std::map<std::string, std::string> choices;
    std::string generator = community_generator;
    std::map<std::string, double> generator_parameters;
    std::map<std::string, std::string> generator_choices;

    bool operator==(const ClassicValues&) const = default;
};

struct Scenario {
    std::string model = crisis_model;  // or a published model, see docs/model/classics.md
    std::string name;                  // from the file name unless given
    std::string title;
    std::string file;             // path as given by the user
    std::string text;             // the file verbatim, with those it extends before it
    std::int64_t start_unix = 0;  // s since 1970-01-01T00:00Z
    int zone_offset_minutes = 0;  // of the scenario's wall clock, east positive, no daylight saving
    double duration = 144.0;      // h
    double step = 1.0 / 12.0;     // [dt] h
    std::uint64_t seed = 1;
    std::uint32_t replicates = 8;
    std::string
        onset;  // id of the event that delays of responses count from; empty: first with severity >= 0.5
    NetworkValues network;
    PopulationValues population;
    AttentionValues attention;
    OutrageValues outrage;
    PostingValues posting;
    ForgivenessValues forgiveness;
    MarketValues market;
    RecordingValues recording;
    ClassicValues classic;  // of models other than the crisis
    std::vector<ActorValues> actors;
    std::vector<EventValues> events;  // in order of time, then of the file; those that wait come last
    std::vector<TargetValues> targets;

    bool is_crisis() const { return model == crisis_model; }
    bool operator==(const Scenario&) const = default;
};

}  // namespace backlash

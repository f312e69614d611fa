// A directed network that grows by preferential attachment.
//
// Bollobás, Borgs, Chayes and Riordan 2003. One tie at a time, from nothing but a mutual pair: with
// probability alpha a new account follows an old one, chosen by followers plus delta_in; with beta an old
// account, chosen by followees plus delta_out, follows an old one, chosen by followers plus delta_in; with
// gamma = 1 - alpha - beta an old account, chosen by followees plus delta_out, follows a new one. The tails
// have the exponents
//   X_in = 1 + (1 + delta_in (alpha + gamma)) / (alpha + beta),
//   X_out = 1 + (1 + delta_out (alpha + gamma)) / (beta + gamma).
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

struct ScaleFree {
    std::uint32_t accounts = 0;
    double alpha = 0.41;
    double beta = 0.54;
    double delta_in = 0.2;
    double delta_out = 0.0;

    double gamma() const { return 1.0 - alpha - beta; }
    double in_exponent() const { return 1.0 + (1.0 + delta_in * (alpha + gamma())) / (alpha + beta); }
    double out_exponent() const { return 1.0 + (1.0 + delta_out * (alpha + gamma())) / (beta + gamma()); }
};

// Throws InputError when alpha + beta is above 1 or no account would ever be new.
void check_model(const ScaleFree& model);

// O(N + E), one thread: each tie depends on those before it. Loops and duplicates are dropped afterwards.
// Throws as check_model().
GeneratedNetwork generate_scale_free(const ScaleFree& model, const RandomSource& source, Executor& executor);

}  // namespace backlash

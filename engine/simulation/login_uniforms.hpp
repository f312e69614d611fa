// The four uniforms of a log-in. They depend on the account, the step and the marks of the log-in alone.
#pragma once

#include <cstdint>
#include <span>

#include "base/random_streams.hpp"
#include "simulation/log_in.hpp"
#include "simulation/log_in_batch.hpp"

namespace backlash {

// u1 … u4, in steps of 2^-24: whether the account sees its feed, opens the board, posts, and in which tone.
struct LoginUniforms {
    PerLogIn<float> feed, board, post, tone;
};

// Of log-ins of these accounts, at most log_in_batch.
void draw_login_uniforms(const RandomSource& source, std::uint32_t step,
                         std::span<const std::uint32_t> accounts, std::span<const LogIn> log_ins,
                         LoginUniforms& uniforms);

// u2 of one log-in.
float board_uniform(const RandomSource& source, std::uint32_t step, std::uint32_t account, LogIn log_in);

}  // namespace backlash

#include "simulation/login_uniforms.hpp"

#include <algorithm>
#include <cstddef>

#include "base/vector_loop.hpp"
#include "base/word_batch.hpp"

namespace backlash {

void draw_login_uniforms(const RandomSource& source, std::uint32_t step,
                         std::span<const std::uint32_t> accounts, std::span<const LogIn> log_ins,
                         LoginUniforms& uniforms) {
    WordKeys keys;
    BatchWords words;
    keys.ordinals.fill(step);
    for (std::size_t first = 0; first < accounts.size(); first += word_batch) {
        const auto size =
            static_cast<std::uint32_t>(std::min<std::size_t>(word_batch, accounts.size() - first));
        std::copy_n(&accounts[first], size, keys.accounts.begin());
        draw_words(source, Stream::login_uniforms, keys, size, words);
        vector_loop([&words, log_in = &log_ins[first], feed = &uniforms.feed[first],
                     board = &uniforms.board[first], post = &uniforms.post[first],
                     tone = &uniforms.tone[first], size] {
            const std::uint32_t end = size;
            for (std::uint32_t k = 0; k < end; ++k) {
                feed[k] = uniform24(words[0][k]);
                board[k] = uniform24(word_from(log_in[k].board_mark(), words[1][k]));
                post[k] = uniform24(word_from(log_in[k].post_mark(), words[2][k]));
                tone[k] = uniform24(words[3][k]);
            }
        });
    }
}

float board_uniform(const RandomSource& source, std::uint32_t step, std::uint32_t account, LogIn log_in) {
    const auto words = source.words(account, step, Stream::login_uniforms);
    return uniform24(word_from(log_in.board_mark(), words[1]));
}

}  // namespace backlash

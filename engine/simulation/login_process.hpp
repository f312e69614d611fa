// Who logs in when. Log-ins do not depend on the crisis: every scenario with one seed has the same.
//
// The log-ins of account i are a Poisson process of rate alpha_i c(t), so it logs in during step s with
// probability 1 - exp(-alpha_i c(s) dt), independently of all else. All processes of a cell of 4096 accounts
// together are one, whose points belong to accounts in proportion to their rates (superposition; Kingman
// 1993): a step draws how many points there are, and whose each is. Who has several logs in once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/compact_alias_table.hpp"
#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "base/random_streams.hpp"
#include "simulation/log_in.hpp"
#include "simulation/rhythm.hpp"

namespace backlash {

// The log-ins of a cell in some consecutive steps.
struct DrawnSteps {
    std::vector<LogIn> log_ins;       // step by step
    std::vector<std::uint32_t> ends;  // by step, in `log_ins`

    std::span<const LogIn> at(std::uint32_t step) const {
        const std::uint32_t first = step == 0 ? 0 : ends[step - 1];
        return std::span(log_ins).subspan(first, ends[step] - first);
    }
};

class LoginProcess {
  public:
    // rates: [alpha_i] per hour by account.
    LoginProcess(Rhythm rhythm, const RandomSource& source, std::span<const float> rates, Executor& executor);

    std::uint32_t accounts() const { return accounts_; }
    std::uint32_t steps() const { return rhythm_.steps(); }
    std::uint32_t cells() const { return static_cast<std::uint32_t>(cells_.size()); }

    // Steps that are best drawn together: so many that about one log-in of each account is kept ahead.
    std::uint32_t window() const { return window_; }

    // All of the cell who log in during these steps, window() at most, each once a step, in an order that is
    // always the same. From any thread.
    void draw(std::uint32_t cell, IdRange steps, DrawnSteps& drawn) const;

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = sizeof(CompactAliasColumn);

  private:
    // The last of the steps, counted from 1, in which an account of the cell was drawn.
    using Seen = std::array<std::uint8_t, cell_size>;

    struct Cell {
        double rate = 0.0;  // 1/h, without the frequent
        // Accounts that expect so many log-ins in a step that points would be wasted on them: each is asked.
        std::vector<std::uint16_t> frequent;
        std::vector<float> frequent_rates;
    };

    const CompactAliasColumn* table_of(std::uint32_t cell) const {
        return &columns_[std::size_t{cell} * cell_size];
    }
    void build(std::uint32_t number, std::span<const float> all_rates);
    std::uint32_t count_points(std::uint32_t cell, std::uint32_t step) const;
    void draw_points(std::uint32_t cell, std::uint32_t step, IdRange points, std::uint8_t now, Seen& seen,
                     std::vector<LogIn>& log_ins) const;
    void ask_frequent(std::uint32_t cell, std::uint32_t step, std::uint32_t first,
                      std::vector<LogIn>& log_ins) const;

    std::uint32_t find_window() const;
    double most_expected(std::uint32_t cell) const;
    std::size_t room_for_log_ins(std::uint32_t cell) const;

    std::uint32_t accounts_;
    Rhythm rhythm_;
    RandomSource source_;
    ZeroPageVector<CompactAliasColumn> columns_;  // tables of the cells
    std::vector<Cell> cells_;
    std::uint32_t window_ = 1;
};

}  // namespace backlash

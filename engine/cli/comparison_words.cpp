#include "cli/comparison_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <vector>

namespace backlash {
namespace {

struct Headline {
    std::string indicator;
    int element;  // along its axis
    std::string lower;
    std::string higher;
    std::string neutral;
    bool relative;  // to the base, in per cent
};

constexpr int horizon_48_hours = 1;

std::vector<Headline> crisis_headlines() {
    return {
        {"posts_total", 0, "fewer posts", "more posts", "posts", true},
        {"posts_negative_total", 0, "fewer outraged posts", "more outraged posts", "outraged posts", true},
        {"peak_volume", 0, "a lower peak", "a higher peak", "posts in the busiest hour", true},
        {"peak_time", 0, "an earlier peak", "a later peak", "time of the busiest hour", false},
        {"outrage_auc", fans_group, "less outrage of fans over time", "more outrage of fans over time",
         "outrage of fans over time", true},
        {"outraged_fans", horizon_48_hours, "fewer fans outraged after 48 h", "more fans outraged after 48 h",
         "share of fans outraged after 48 h", false},
        {"trust_kept", fans_group, "less trust kept by fans", "more trust kept by fans", "trust kept by fans",
         false},
        {"kol_departures_total", 0, "fewer allied KOLs gone", "more allied KOLs gone", "allied KOLs gone",
         false},
        {"worst_abnormal_move", 0, "a deeper fall of the share without the market",
         "a smaller fall of the share without the market", "fall of the share without the market", false},
    };
}

// Every figure, by what its model says of it.
std::vector<Headline> published_headlines(const VariantComparison& variant) {
    std::vector<Headline> headlines;
    for (const ComparedQuantity& quantity : variant.indicators) {
        std::string meaning = quantity.what.meaning;
        meaning.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(meaning.front())));
        const bool is_moment = quantity.what.unit == "steps";
        headlines.push_back({quantity.what.name, 0, (is_moment ? "earlier " : "lower ") + meaning,
                             (is_moment ? "later " : "higher ") + meaning, meaning, false});
    }
    return headlines;
}

std::string size(const PairedDifference& d, const std::string& unit, bool relative) {
    if (relative && d.base != 0.0) {
        const double scale = 100.0 / std::abs(d.base);
        return fmt::format("{:+.1f} % ({:.1f} … {:.1f} %)", d.difference * scale, d.low * scale,
                           d.high * scale);
    }
    const std::string after = unit == "1" ? "" : " " + unit;
    return fmt::format("{:+.3g}{} ({:.3g} … {:.3g})", d.difference, after, d.low, d.high);
}

struct Sentences {
    std::string different;
    std::string alike;
    std::string identical;
};

std::string line(const std::string& what, const std::string& numbers) {
    return fmt::format("    {}\n", numbers.empty() ? what : fmt::format("{:<48} {}", what, numbers));
}

void sort_in(const Headline& headline, const ComparedQuantity& quantity, Sentences& sentences) {
    const PairedDifference& d = quantity.elements[static_cast<std::size_t>(headline.element)];
    if (d.identical()) {
        sentences.identical += line(headline.neutral, "");
    } else if (d.tested()) {
        const std::string numbers = size(d, quantity.what.unit, headline.relative);
        if (d.distinguishable()) {
            sentences.different += line(d.difference < 0.0 ? headline.lower : headline.higher, numbers);
        } else {
            sentences.alike += line(headline.neutral, numbers);
        }
    }
}

std::string paragraph(const char* heading, const std::string& lines) {
    return lines.empty() ? "" : fmt::format("  {}:\n{}", heading, lines);
}

std::string count_in_words(const Tally& count) {
    if (count.tested == 0) {
        return fmt::format("  Of {} numbers compared, {} are the same in every pair; none could be tested.\n",
                           count.compared, count.identical);
    }
    return fmt::format(
        "  Of {} numbers compared, {} are the same in every pair. Of the other {}, {} have an interval "
        "without 0\n"
        "  (about {:.0f} would by chance alone if nothing differed), {} of them also when corrected for so "
        "many\n"
        "  comparisons. An interval is about the model's own randomness, not about its being right.\n",
        count.compared, count.identical, count.tested, count.different, count.expected_false,
        count.corrected);
}

}  // namespace

std::string in_words(const Scenario& base, const VariantComparison& variant) {
    Sentences sentences;
    for (const Headline& headline : base.is_crisis() ? crisis_headlines() : published_headlines(variant)) {
        const auto quantity = std::ranges::find_if(
            variant.indicators, [&](const ComparedQuantity& q) { return q.what.name == headline.indicator; });
        if (quantity != variant.indicators.end()) sort_in(headline, *quantity, sentences);
    }
    return paragraph("Distinguishable from the base", sentences.different) +
           paragraph("Not distinguishable from the base", sentences.alike) +
           paragraph("The same in every pair", sentences.identical) +
           count_in_words(tally(variant.indicators));
}

}  // namespace backlash

// Posts, the hot-search board and who has heard.
#include <algorithm>

#include "simulation/observable.hpp"

namespace backlash {
namespace {

using View = const StepView&;

const ObservableRegistration negative({"posts_negative", "posts", "Outraged posts in the step"},
                                      [](View v) { return v.posts_negative; });
const ObservableRegistration neutral({"posts_neutral", "posts", "Other posts about the crisis in the step"},
                                     [](View v) { return v.posts_neutral; });
const ObservableRegistration logins({"logins", "log-ins", "Accounts that logged in during the step"},
                                    [](View v) { return v.logins; });
const ObservableRegistration deliveries({"deliveries", "posts",
                                         "Posts put into followers' feeds in the step"},
                                        [](View v) { return v.deliveries; });
const ObservableRegistration heat({"heat", "posts/1000 accounts/h",
                                   "Reach-weighted posting rate that ranks the topic [h]"},
                                  [](View v) { return v.heat; });
const ObservableRegistration board({"board_visibility", "1",
                                    "Visibility of the topic on the hot-search board [B]"},
                                   [](View v) { return v.visibility; });
const ObservableRegistration tone({"board_tone", "1", "Mean outrage of what the board shows [mbar]"},
                                  [](View v) { return v.tone; });
const ObservableRegistration novelty({"novelty", "1", "How much there is to talk about [n]"},
                                     [](View v) { return v.novelty; });
const ObservableRegistration unresolved({"unresolved", "1",
                                         "Share of forgivable outrage not yet forgiven [U]"},
                                        [](View v) { return v.unresolved; });
const ObservableRegistration departures({"kol_departures", "accounts", "Allied KOLs that have left so far"},
                                        [](View v) { return v.departures; });
const ObservableRegistration media({"media_reports", "outlets", "Media accounts that have reported so far"},
                                   [](View v) { return v.media_reports; });
const ObservableRegistration aware(Observable{
    {"aware", "1", "Share of the group that knows of any event"},
    Axis::group,
    [](View view, std::span<double> out) { std::ranges::copy(view.aware, out.begin()); }});

}  // namespace
}  // namespace backlash

// Which accounts a result shows one by one, who of them follows whom, and where they lie in a picture.
#pragma once

#include <cstdint>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "population/audience.hpp"
#include "simulation/record.hpp"

namespace backlash {

// About `size` accounts: all named actors; of the brands, of the KOLs and of the media at most a fifth of
// the sample each, the most followed first; the rest ordinary accounts by chance, core fans, fans and public
// in proportion to their numbers. Everybody when the audience is no larger. The picture has the fans on the
// left. Everything is filled in but what changes with time. The same for any number of threads.
NetworkSample choose_sample(const Audience& audience, std::uint32_t size, const RandomSource& source,
                            Executor& executor);

}  // namespace backlash

#include "cli/read_to_end.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>

namespace backlash {

std::string read_to_end(int descriptor) {
    std::string text;
    std::array<char, 1U << 16> buffer{};
    for (;;) {
        const auto count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace backlash

#include "scenario/example_scenario.hpp"

#include <gtest/gtest.h>

#include "scenario/example_catalogue.hpp"

namespace backlash::testing {

Scenario read_text(std::string_view text, const std::vector<std::string>& overrides) {
    const TemporaryFolder folder;
    return read_scenario(folder.write("case.yaml", text), example_catalogue(), overrides);
}

std::vector<std::string> mistakes(std::string_view text, const std::vector<std::string>& overrides) {
    const TemporaryFolder folder;
    std::vector<std::string> texts;
    try {
        read_scenario(folder.write("case.yaml", text), example_catalogue(), overrides);
    } catch (const InputError& error) {
        const std::string prefix = folder.path().string() + "/";
        for (const auto& complaint : error.complaints()) {
            auto line = complaint.text();
            for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
                line.erase(at, prefix.size());
            texts.push_back(line);
        }
    }
    return texts;
}

std::string example_with(std::string_view piece, std::string_view replacement) {
    std::string text(example_scenario);
    const auto at = text.find(piece);
    if (at == std::string::npos) throw std::logic_error("the example has no '" + std::string(piece) + "'");
    return text.replace(at, piece.size(), replacement);
}

}  // namespace backlash::testing

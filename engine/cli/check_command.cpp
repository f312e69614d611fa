// backlash check FILE…: says all that is wrong with scenarios, or that nothing is.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "scenario/read_scenario.hpp"

namespace backlash {
namespace {

struct CheckOptions {
    std::vector<std::string> files;
    std::vector<std::string> overrides;
};

ExitCode check(const CheckOptions& options) {
    const Catalogue catalogue = registered_catalogue();
    ExitCode exit_code = ExitCode::ok;
    for (const std::string& file : options.files) {
        try {
            const Scenario scenario = read_scenario(file, catalogue, options.overrides);
            if (scenario.is_crisis()) {
                fmt::print("{}: ok, {} events, {} targets\n", file, scenario.events.size(),
                           scenario.targets.size());
            } else {
                fmt::print("{}: ok, model '{}'\n", file, scenario.model);
            }
        } catch (const InputError& error) {
            fmt::print(stderr, "{}\n", error.what());
            exit_code = ExitCode::invalid_input;
        }
    }
    return exit_code;
}

}  // namespace

void add_check_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command =
        app.add_subcommand("check", "Say all that is wrong with a scenario, with places and suggestions");
    command->add_option("FILE", options->files, "Scenario files")->required();
    command->add_option("--set", options->overrides, "Change a key: network.accounts=1e6")
        ->allow_extra_args(false);
    command->callback([options, &exit_code] { exit_code = check(*options); });
}

}  // namespace backlash

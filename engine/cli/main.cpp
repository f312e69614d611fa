// backlash: simulates brand crises on social platforms. One subcommand a task; see docs/command-line.md.
#include "cli/program.hpp"

int main(int argc, char** argv) {
    return backlash::run_program(argc, argv, nullptr);
}

# What every target is compiled with. -ffp-contract=off: a fused multiply-add on one machine and not on
# another would change the bytes of a result. -fno-math-errno, -fno-trapping-math: square roots that may set
# errno, and comparisons that may trap, keep loops from vector registers; neither changes a bit.
add_library(backlash_compiler INTERFACE)
target_compile_options(backlash_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Wno-missing-field-initializers -Woverloaded-virtual -Werror
  -ffp-contract=off -fno-math-errno -fno-trapping-math
  # GCC 12 warns of overlapping copies and unset bytes inside its own std::string (GCC bugs 105651, 105562).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
target_include_directories(backlash_compiler INTERFACE ${PROJECT_SOURCE_DIR}/engine)
if(BACKLASH_SANITIZE)
  target_compile_options(backlash_compiler INTERFACE -fsanitize=${BACKLASH_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(backlash_compiler INTERFACE -fsanitize=${BACKLASH_SANITIZE})
endif()

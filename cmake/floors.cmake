# A floor is one folder of engine/ and one CMake target. It may include only floors below it
# (tests/system/check_floors.py reads the order from here). Floors are OBJECT libraries because their files
# register events, observables and measures at start-up, and a static library would drop those files.
set(BACKLASH_FLOORS base scenario network population crisis market simulation output study cli)

# backlash_floor(<name> [libraries...]): all .cpp files below the folder, one target.
function(backlash_floor name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(${name} OBJECT ${sources})
  target_link_libraries(${name} PUBLIC backlash_compiler ${ARGN})
endfunction()

# backlash_link(<target> <floor>): links the floor and all floors below it.
function(backlash_link target top)
  foreach(floor IN LISTS BACKLASH_FLOORS)
    target_link_libraries(${target} PRIVATE ${floor})
    if(floor STREQUAL top)
      break()
    endif()
  endforeach()
endfunction()

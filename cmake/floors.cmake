# A floor is one folder of engine/ and one CMake target. It may include only floors below it
# (tests/system/check_floors.py reads the order from here). Floors are OBJECT libraries because their files
# register events, observables and measures at start-up, and a static library would drop those files.
set(BACKLASH_FLOORS base scenario network population crisis market simulation classics output study cluster cli)

# backlash_floor(<name> [libraries...]): all .cpp files below the folder, one target.
function(backlash_floor name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main(_mpi)?\\.cpp$")
  add_library(${name} OBJECT ${sources})
  target_link_libraries(${name} PUBLIC backlash_compiler ${ARGN})
endfunction()

# backlash_link(<target> <floor>): links the floor and all floors below it, except cluster, which needs MPI and
# which only backlash-mpi links.
function(backlash_link target top)
  foreach(floor IN LISTS BACKLASH_FLOORS)
    if(floor STREQUAL "cluster")
      continue()
    endif()
    target_link_libraries(${target} PRIVATE ${floor})
    if(floor STREQUAL top)
      break()
    endif()
  endforeach()
endfunction()

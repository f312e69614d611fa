// A piece of work that takes an index, referred to and not copied: std::function would allocate for it.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>

namespace backlash {

// Lives no longer than the callable it was made from.
class IndexWork {
  public:
    template <class Work>
    requires std::invocable<const Work&, std::size_t> &&(!std::same_as<Work, IndexWork>)IndexWork(
        const Work& work)  // NOLINT(google-explicit-constructor): a lambda is given where one is asked for
        : work_(std::addressof(work)),
          call_([](const void* called, std::size_t index) { (*static_cast<const Work*>(called))(index); }) {}

    void operator()(std::size_t index) const { call_(work_, index); }

  private:
    const void* work_;
    void (*call_)(const void*, std::size_t);
};

}  // namespace backlash

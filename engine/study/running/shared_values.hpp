// Large values that several threads need, each made once while anybody holds it.
#pragma once

#include <cstdint>
#include <exception>
#include <future>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace backlash {

template <class Value>
class SharedValues {
  public:
    // The value of that number. Whoever asks first makes it by make(), which gives a
    // std::shared_ptr<const Value>; others wait for it. Throws what make() throws.
    template <class Make>
    std::shared_ptr<const Value> get(std::uint32_t number, const Make& make) {
        std::unique_lock lock(looking_);
        if (auto value = made_[number].lock()) return value;
        if (const auto found = in_the_making_.find(number); found != in_the_making_.end()) {
            const Promised promised = found->second;
            lock.unlock();
            return promised.get();
        }
        std::promise<std::shared_ptr<const Value>> promise;
        in_the_making_.emplace(number, promise.get_future().share());
        lock.unlock();
        std::shared_ptr<const Value> value;
        try {
            value = make();
            promise.set_value(value);
        } catch (...) {
            promise.set_exception(std::current_exception());
            lock.lock();
            in_the_making_.erase(number);
            throw;
        }
        lock.lock();
        made_[number] = value;
        in_the_making_.erase(number);
        return value;
    }

  private:
    using Promised = std::shared_future<std::shared_ptr<const Value>>;

    std::mutex looking_;
    std::unordered_map<std::uint32_t, std::weak_ptr<const Value>> made_;
    std::unordered_map<std::uint32_t, Promised> in_the_making_;
};

}  // namespace backlash

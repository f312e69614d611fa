#include "output/checkpoint_store.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <utility>

namespace backlash {

CheckpointStore::CheckpointStore(CheckpointFile file, ReplicateRecords found,
                                 std::function<void(const std::string&)> complain, double interval)
    : file_(std::move(file)),
      complain_(std::move(complain)),
      interval_(interval),
      records_(std::move(found)) {
    for (const auto& [replicate, records] : records_) saved_.push_back(replicate);
    saver_ = std::jthread([this](const std::stop_token& stop) { save_now_and_then(stop); });
}

bool CheckpointStore::has(std::uint32_t replicate) const {
    const std::lock_guard lock(changing_);
    return records_.contains(replicate);
}

void CheckpointStore::keep(std::uint32_t replicate, std::vector<ReplicateRecord> records) {
    const std::lock_guard lock(changing_);
    records_.emplace(replicate, std::move(records));
    unsaved_.push_back(replicate);
}

std::vector<ReplicateRecord> CheckpointStore::take(std::uint32_t replicate) {
    if (saver_.joinable()) {
        saver_.request_stop();
        saver_.join();
        if (running_.seconds() >= interval_) save_or_complain();
    }
    const std::lock_guard lock(changing_);
    std::erase(unsaved_, replicate);
    return std::move(records_.extract(replicate).mapped());
}

// Null when there are not so many.
const std::vector<ReplicateRecord>* CheckpointStore::unsaved(std::size_t k) const {
    const std::lock_guard lock(changing_);
    return k < unsaved_.size() ? &records_.at(unsaved_[k]) : nullptr;
}

void CheckpointStore::save() {
    const std::lock_guard saving(saving_);
    std::ptrdiff_t appended = 0;
    while (const auto* records = unsaved(static_cast<std::size_t>(appended))) {
        file_.append(*records);
        ++appended;
    }
    if (appended == 0) return;
    file_.sync();
    const std::lock_guard lock(changing_);
    saved_.insert(saved_.end(), unsaved_.begin(), unsaved_.begin() + appended);
    unsaved_.erase(unsaved_.begin(), unsaved_.begin() + appended);
}

std::vector<std::uint32_t> CheckpointStore::saved() const {
    const std::lock_guard lock(changing_);
    return saved_;
}

void CheckpointStore::save_or_complain() {
    try {
        save();
    } catch (const std::exception& error) {
        if (std::exchange(last_complaint_, error.what()) != error.what()) complain_(error.what());
    }
}

void CheckpointStore::save_now_and_then(const std::stop_token& stop) {
    std::mutex sleeping;
    std::unique_lock lock(sleeping);
    std::condition_variable_any alarm;
    while (true) {
        alarm.wait_for(lock, stop, std::chrono::duration<double>(interval_), [] { return false; });
        if (stop.stop_requested()) return;
        save_or_complain();
    }
}

}  // namespace backlash

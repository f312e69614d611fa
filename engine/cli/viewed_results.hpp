// The results that `backlash view` shows, as pages: made when asked for, kept until the file changes.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace backlash {

// What goes over the wire.
struct WebAnswer {
    int status = 200;  // of HTTP
    std::shared_ptr<const std::string> page;
};

// A page with one message.
WebAnswer message_page(int status, const std::string& message);

class ViewedResults {
  public:
    ViewedResults(const std::vector<std::string>& results, std::string language);

    std::size_t count() const { return results_.size(); }

    // List of the results; result k is at `prefix` + k.
    WebAnswer index(const std::string& prefix) const;

    // The page of result k < count(), read anew when the file's size or time has changed. Status 422 with the
    // reason when it cannot be shown. From any thread; each result is read by one at a time, by a process of
    // its own.
    WebAnswer page(std::size_t k);

  private:
    struct Result {
        explicit Result(std::filesystem::path where) : path(std::move(where)) {}

        std::filesystem::path path;
        std::mutex reading;
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        WebAnswer answer;  // of the file of that time and size; no page yet: never read
    };

    WebAnswer make_page(const std::filesystem::path& result) const;

    std::deque<Result> results_;
    std::string language_;
};

}  // namespace backlash

// Shows results to a browser on this machine, and to nobody else.
//
// Listens on 127.0.0.1 only. Every address begins with a random token; requests without it are refused, as
// are those whose Host is another than ours (a foreign page whose name was made to point here). Nothing in an
// address names a file: results have numbers. Reads only: GET and HEAD.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/stop_request.hpp"
#include "cli/viewed_results.hpp"

namespace backlash {

// 32 hexadecimal digits from the kernel's generator.
std::string random_token();

// What to answer to whom.
class ViewSite {
  public:
    ViewSite(ViewedResults& results, std::string token, int port);

    // `path` is the decoded path of the request.
    WebAnswer answer(std::string_view method, std::string_view host, std::string_view path);

    std::string address() const;

  private:
    bool has_token(std::string_view path) const;

    ViewedResults& results_;
    std::string prefix_;  // "/TOKEN/"
    int port_;
};

// Serves until `stop` is requested. `port` 0: any free one. Calls `ready` with the address when the browser
// may come. Throws RunError(runtime_error) when the port cannot be had.
void serve_results(ViewedResults& results, int port, const StopRequest& stop,
                   const std::function<void(const std::string& address)>& ready);

}  // namespace backlash

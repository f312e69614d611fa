#include "cli/view_server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/random.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/error.hpp"

namespace backlash {
namespace {

constexpr const char* this_machine = "127.0.0.1";
constexpr int workers = 8;
constexpr int look_around = 100'000;  // us between looks at the stop request

// Asks for the stop request whenever nobody has asked for anything.
class StoppingPool : public httplib::ThreadPool {
  public:
    StoppingPool(httplib::Server& server, const StopRequest& stop)
        : ThreadPool(workers), server_(server), stop_(stop) {}

    void on_idle() override {
        if (stop_.requested()) server_.stop();
    }

  private:
    httplib::Server& server_;
    const StopRequest& stop_;
};

// Nothing may be loaded from anywhere, nobody may frame the page or learn its address.
httplib::Headers protective_headers() {
    return {
        {"Cache-Control", "no-store"},
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
         "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Content-Type-Options", "nosniff"}};
}

void send(const WebAnswer& answer, httplib::Response& response) {
    response.status = answer.status;
    if (answer.status == 405) response.set_header("Allow", "GET, HEAD");
    // As a provider: httplib would pack a plain text with brotli, which takes seconds.
    response.set_content_provider(
        answer.page->size(), "text/html; charset=utf-8",
        [page = answer.page](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            return sink.write(page->data() + offset, length);
        });
}

int bind(httplib::Server& server, int port) {
    // The library would let other programs listen on the same port.
    server.set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    if (port == 0) {
        const int any = server.bind_to_any_port(this_machine);
        if (any > 0) return any;
    } else if (server.bind_to_port(this_machine, port)) {
        return port;
    }
    throw RunError(ExitCode::runtime_error,
                   fmt::format("cannot listen on port {} of {}; --port chooses another", port, this_machine));
}

}  // namespace

std::string random_token() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw RunError(ExitCode::runtime_error, "the system has no random numbers");
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

ViewSite::ViewSite(ViewedResults& results, std::string token, int port)
    : results_(results), prefix_("/" + std::move(token) + "/"), port_(port) {}

std::string ViewSite::address() const {
    return fmt::format("http://{}:{}{}", this_machine, port_, prefix_);
}

// Takes the same time wherever the first wrong character is.
bool ViewSite::has_token(std::string_view path) const {
    if (path.size() < prefix_.size()) return false;
    int difference = 0;
    for (std::size_t k = 0; k < prefix_.size(); ++k) difference |= path[k] ^ prefix_[k];
    return difference == 0;
}

WebAnswer ViewSite::answer(std::string_view method, std::string_view host, std::string_view path) {
    if (host != fmt::format("{}:{}", this_machine, port_) && host != fmt::format("localhost:{}", port_))
        return message_page(403, "This address has another name than expected: 127.0.0.1 or localhost");
    if (!has_token(path))
        return message_page(403, "The address lacks its token; use the one that backlash view has printed");
    if (method != "GET" && method != "HEAD") return message_page(405, "There is nothing to change here");
    const std::string_view rest = path.substr(prefix_.size());
    if (rest.empty()) return results_.count() == 1 ? results_.page(0) : results_.index(prefix_);
    std::size_t k = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), k);
    if (error != std::errc{} || end != rest.data() + rest.size() || k >= results_.count())
        return message_page(404, "There is no such result");
    return results_.page(k);
}

void serve_results(ViewedResults& results, int port, const StopRequest& stop,
                   const std::function<void(const std::string& address)>& ready) {
    httplib::Server server;
    ViewSite site(results, random_token(), bind(server, port));
    server.new_task_queue = [&] { return new StoppingPool(server, stop); };
    server.set_idle_interval(0, look_around);
    server.set_keep_alive_max_count(1);  // what a refused request still sends is not taken for the next one
    server.set_default_headers(protective_headers());
    server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
        send(site.answer(request.method, request.get_header_value("Host"), request.path), response);
        return httplib::Server::HandlerResponse::Handled;
    });
    ready(site.address());
    server.listen_after_bind();
}

}  // namespace backlash

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_accounts = 5000;
constexpr std::size_t most_ties = 6000;
constexpr std::size_t most_frames = 49;

// RFC 4648.
std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t k) {
            return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U;
        };
        const std::uint32_t bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (int shift = 18; shift >= 0; shift -= 6) text += digits[bits >> shift & 63U];
    }
    const std::size_t padding = (3 - bytes.size() % 3) % 3;
    text.replace(text.size() - padding, padding, padding, '=');
    return text;
}

// One byte an account, all accounts of one moment after those of the last.
Json outrage_frames(const ResultFile& file, const ReportAxes& axes, std::size_t accounts) {
    const std::size_t stride = stride_for(axes.hour.size(), most_frames);
    Json json;
    json["hour"] = Json::array();
    std::string bytes;
    file.for_each_row("network_sample/outrage", {axes.hour.size(), accounts},
                      [&](std::size_t hour, std::span<const double> levels) {
                          if (hour % stride != 0) return;
                          json["hour"].push_back(json_number(axes.hour[hour]));
                          for (const double level : levels)
                              bytes += static_cast<char>(static_cast<unsigned char>(level));
                      });
    json["outrage"] = base64(bytes);
    return json;
}

// [follower, followee, follower, …], positions among the accounts; every stride-th tie.
void add_ties(const ResultFile& file, std::size_t accounts, Json& json) {
    const Sizes along = file.sizes("network_sample/tie");
    if (along.size() != 1) throw InputError("the result is damaged: the ties of its sample are no list");
    const auto followers = file.numbers("network_sample/follower", along);
    const auto followees = file.numbers("network_sample/followee", along);
    Json ties = Json::array();
    for (std::size_t tie = 0; tie < followers.size(); tie += stride_for(followers.size(), most_ties)) {
        for (const double end : {followers[tie], followees[tie]}) {
            if (!(end >= 0.0 && end < static_cast<double>(accounts)))
                throw InputError("the result is damaged: a tie leads to no account of the sample");
            ties.push_back(json_number(end));
        }
    }
    json["ties_in_all"] = along[0];
    json["ties"] = std::move(ties);
}

// Thousandths are finer than a screen.
Json places(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(json_number(std::round(value * 1000.0) / 1000.0));
    return list;
}

Json named_actors(const ResultFile& file, const std::vector<double>& accounts) {
    const Sizes along = file.sizes("network_sample/actor");
    const auto names = file.texts("network_sample/actor", along);
    const auto numbers = file.numbers("network_sample/actor_account", along);
    Json json = Json::object();
    for (std::size_t k = 0; k < names.size(); ++k) {
        const auto found = std::ranges::find(accounts, numbers[k]);
        if (found != accounts.end()) json[names[k]] = found - accounts.begin();
    }
    return json;
}

}  // namespace

Json report_network(const ResultFile& file, const ReportAxes& axes) {
    if (!file.has("network_sample/account")) return nullptr;
    const Sizes along = file.sizes("network_sample/account");
    if (along.size() != 1 || along[0] > most_accounts)
        throw InputError("the result has a sample of the network that is too large to draw");
    const auto accounts = file.numbers("network_sample/account", along);
    Json json = outrage_frames(file, axes, accounts.size());
    json["type"] = json_numbers(file.numbers("network_sample/type", along));
    json["followers"] = json_numbers(file.numbers("network_sample/followers", along));
    json["x"] = places(file.numbers("network_sample/x", along));
    json["y"] = places(file.numbers("network_sample/y", along));
    json["heard"] = json_numbers(file.numbers("network_sample/heard", along));
    json["actors"] = named_actors(file, accounts);
    add_ties(file, accounts.size(), json);
    return json;
}

Json report_cascade(const ResultFile& file) {
    if (!file.has("cascade/record")) return nullptr;
    const Sizes along = file.sizes("cascade/record");
    if (along.size() != 1 || along[0] > most_accounts)
        throw InputError("the result has a cascade that is too large to draw");
    Json json;
    json["event"] = file.text_attribute("cascade", "event");
    for (const char* name : {"account", "type", "followers", "time", "source", "depth"})
        json[name] = json_numbers(file.numbers(std::string("cascade/") + name, along));
    json["informant"] = Json::array();
    double row = 0.0;
    for (const double informant : file.numbers("cascade/informant", along))
        json["informant"].push_back(informant < row++ ? json_number(informant) : Json(nullptr));
    return json;
}

}  // namespace backlash

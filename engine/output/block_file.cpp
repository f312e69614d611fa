#include "output/block_file.hpp"

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <span>
#include <system_error>

#include "output/checksum.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

static_assert(std::endian::native == std::endian::little, "blocks are little-endian");

constexpr std::size_t size_at = 0;      // of the content, uint64
constexpr std::size_t content_crc = 8;  // CRC-32C of the content
constexpr std::size_t head_crc = 12;    // CRC-32C of the bytes before it
constexpr std::size_t head_size = 16;

using Head = std::array<char, head_size>;

std::uint32_t checksum(std::string_view bytes) {
    return crc32c(std::as_bytes(std::span(bytes)));
}

template <class Number>
Number number_at(const Head& head, std::size_t place) {
    Number number{};
    std::memcpy(&number, head.data() + place, sizeof number);
    return number;
}

template <class Number>
void put_at(Head& head, std::size_t place, Number number) {
    std::memcpy(head.data() + place, &number, sizeof number);
}

}  // namespace

std::string block_of(std::string_view content) {
    Head head{};
    put_at(head, size_at, std::uint64_t{content.size()});
    put_at(head, content_crc, checksum(content));
    put_at(head, head_crc, checksum({head.data(), head_crc}));
    std::string block(head.data(), head.size());
    block += content;
    return block;
}

BlockReader::BlockReader(const std::filesystem::path& path) : path_(path) {
    std::error_code error;
    left_ = std::filesystem::file_size(path, error);
    if (error) fail_on_disk("read", path, error.value());
    errno = 0;
    file_.open(path, std::ios::binary);
    if (!file_) fail_on_disk("open", path, errno);
}

bool BlockReader::read(char* bytes, std::uint64_t count) {
    if (count > left_) {
        left_ = 0;
        return false;
    }
    errno = 0;
    file_.read(bytes, static_cast<std::streamsize>(count));
    if (!file_) fail_on_disk("read", path_, errno);
    left_ -= count;
    return true;
}

bool BlockReader::starts_with(std::string_view line) {
    std::string found(line.size(), ' ');
    return read(found.data(), found.size()) && found == line;
}

std::optional<std::string> BlockReader::next() {
    while (left_ > 0) {
        Head head{};
        if (!read(head.data(), head.size())) return {};
        if (number_at<std::uint32_t>(head, head_crc) != checksum({head.data(), head_crc})) {
            is_damaged_ = true;
            left_ = 0;
            return {};
        }
        const auto size = number_at<std::uint64_t>(head, size_at);
        if (size > left_) {
            left_ = 0;
            return {};
        }
        std::string content(size, ' ');
        read(content.data(), size);
        if (checksum(content) == number_at<std::uint32_t>(head, content_crc)) return content;
        is_damaged_ = true;
    }
    return {};
}

}  // namespace backlash

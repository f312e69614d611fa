#include "output/chunk_writer.hpp"

#include <algorithm>
#include <string>

#include "output/pack_chunk.hpp"

namespace backlash {

ChunkWriter::ChunkWriter(hid_t dataset, const Sizes& sizes, std::span<const std::byte> fill,
                         std::string_view what, Executor& executor)
    : dataset_(dataset),
      sizes_(sizes),
      chunk_(chunk_of(sizes)),
      fill_(fill.begin(), fill.end()),
      what_(what),
      executor_(executor),
      along_(sizes.size() - 1),
      next_(sizes.size(), 0) {
    while (along_ > 0 && chunk_[along_] == sizes_[along_]) --along_;
}

// One a thread, but not for any number of threads: each takes about two megabytes until it is written.
std::size_t ChunkWriter::most_begun() const {
    constexpr int enough = 16;
    return static_cast<std::size_t>(std::min(executor_.concurrency(), enough));
}

void ChunkWriter::begin_chunk() {
    if (begun_.size() == most_begun()) write_begun();
    const hsize_t slice = volume(std::span(sizes_).subspan(along_ + 1));
    const hsize_t left = sizes_[along_] - next_[along_];
    Chunk chunk{
        .offset = next_, .bytes = {}, .wanted = std::min(chunk_[along_], left) * slice * fill_.size()};
    chunk.bytes.resize(volume(chunk_) * fill_.size());
    for (std::size_t k = chunk.wanted; k < chunk.bytes.size(); ++k) chunk.bytes[k] = fill_[k % fill_.size()];
    begun_.push_back(std::move(chunk));

    next_[along_] += chunk_[along_];
    for (std::size_t d = along_; d > 0 && next_[d] >= sizes_[d]; --d) {
        next_[d] = 0;
        ++next_[d - 1];
    }
}

void ChunkWriter::add(std::span<const std::byte> elements) {
    while (!elements.empty()) {
        if (begun_.empty() || begun_.back().filled == begun_.back().wanted) begin_chunk();
        Chunk& chunk = begun_.back();
        const std::size_t size = std::min(elements.size(), chunk.wanted - chunk.filled);
        std::ranges::copy(elements.first(size),
                          chunk.bytes.begin() + static_cast<std::ptrdiff_t>(chunk.filled));
        chunk.filled += size;
        elements = elements.subspan(size);
    }
}

void ChunkWriter::write_begun() {
    executor_.for_each_index(
        begun_.size(), [&](std::size_t k) { begun_[k].bytes = pack_chunk(begun_[k].bytes, fill_.size()); });
    constexpr std::uint32_t all_filters = 0;  // none left out
    for (const Chunk& chunk : begun_)
        check(H5Dwrite_chunk(dataset_, H5P_DEFAULT, all_filters, chunk.offset.data(), chunk.bytes.size(),
                             chunk.bytes.data()),
              "write variable " + std::string(what_));
    begun_.clear();
}

void ChunkWriter::finish() {
    write_begun();
}

}  // namespace backlash

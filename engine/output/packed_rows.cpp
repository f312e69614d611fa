#include "output/packed_rows.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"

namespace backlash {

namespace {

constexpr std::size_t chunks_for_each_thread = 4;  // at once

std::optional<ElementType> element_type(hid_t dataset) {
    const Hdf5Handle type(H5Dget_type(dataset), H5Tclose, "look at a variable");
    const auto is = [&](hid_t other) { return H5Tequal(type.id(), other) > 0; };
    if (is(H5T_IEEE_F32LE)) return ElementType::float32;
    if (is(H5T_IEEE_F64LE)) return ElementType::float64;
    if (is(H5T_STD_U32LE)) return ElementType::uint32;
    return std::nullopt;
}

bool has_usual_filters(hid_t properties) {
    constexpr std::array usual = {H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE, H5Z_FILTER_FLETCHER32};
    if (H5Pget_nfilters(properties) != static_cast<int>(usual.size())) return false;
    for (unsigned f = 0; f < usual.size(); ++f) {
        std::size_t parameters = 0;
        unsigned flags = 0;
        if (H5Pget_filter2(properties, f, &flags, &parameters, nullptr, 0, nullptr, nullptr) != usual[f])
            return false;
    }
    return true;
}

// Whether the elements of a chunk lie one after the other in the whole: single indices, a part of a
// dimension, then whole dimensions.
bool is_contiguous(const Sizes& chunk, const Sizes& sizes) {
    std::size_t d = chunk.size();
    while (d > 0 && chunk[d - 1] == sizes[d - 1]) --d;
    if (d > 0 && chunk[d - 1] > sizes[d - 1]) return false;
    return std::all_of(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(d > 0 ? d - 1 : 0),
                       [](hsize_t size) { return size == 1; });
}

}  // namespace

PackedRows::PackedRows(hid_t dataset, Sizes sizes, Sizes chunk, ElementType type)
    : dataset_(dataset), sizes_(std::move(sizes)), chunk_(std::move(chunk)), type_(type) {}

std::optional<PackedRows> PackedRows::of(hid_t dataset, const Sizes& sizes) {
    const Hdf5Handle properties(H5Dget_create_plist(dataset), H5Pclose, "look at a variable");
    if (volume(sizes) == 0 || H5Pget_layout(properties.id()) != H5D_CHUNKED) return std::nullopt;
    Sizes chunk(sizes.size());
    const auto type = element_type(dataset);
    if (!type || !has_usual_filters(properties.id()) ||
        H5Pget_chunk(properties.id(), static_cast<int>(chunk.size()), chunk.data()) !=
            static_cast<int>(sizes.size()) ||
        !is_contiguous(chunk, sizes))
        return std::nullopt;
    return PackedRows(dataset, sizes, chunk, *type);
}

std::size_t PackedRows::choose(std::vector<Chunk>& chunks, hsize_t first, hsize_t end,
                               std::span<double> values) const {
    Sizes start(sizes_.size(), 0);
    start[0] = first;
    std::size_t number = 0;
    for (std::size_t taken = 0; taken < values.size(); ++number) {
        std::size_t size = 1;
        for (std::size_t d = 0; d < sizes_.size(); ++d)
            size *= std::min(chunk_[d], (d == 0 ? end : sizes_[d]) - start[d]);
        if (number == chunks.size()) chunks.emplace_back();
        chunks[number].start = start;
        chunks[number].values = values.subspan(taken, size);
        taken += size;
        for (std::size_t d = sizes_.size(); d-- > 0;) {
            start[d] += chunk_[d];
            if (d == 0 || start[d] < sizes_[d]) break;
            start[d] = 0;
        }
    }
    return number;
}

void PackedRows::fetch(Chunk& chunk) const {
    const char* doing = "read a chunk";
    hsize_t size = 0;
    check(H5Dget_chunk_storage_size(dataset_, chunk.start.data(), &size), doing);
    // Deflating adds 5 bytes to each 10,000 or more that it cannot shorten.
    const hsize_t most = volume(chunk_) * size_of(type_) * 1001 / 1000 + 100;
    if (size == 0 || size > most)
        throw RunError(ExitCode::disk_error, "read a chunk: it is missing or too large");
    chunk.stored.resize(size);
    std::uint32_t left_out = 0;  // filters
    check(H5Dread_chunk(dataset_, H5P_DEFAULT, chunk.start.data(), &left_out, chunk.stored.data()), doing);
    if (left_out != 0) throw RunError(ExitCode::disk_error, "read a chunk: it lacks a filter");
}

void PackedRows::for_each(const std::function<void(std::size_t row, std::span<const double> values)>& take,
                          Executor& executor) const {
    const std::size_t length = volume(sizes_) / sizes_[0];
    constexpr std::size_t most_values = std::size_t{1} << 24;
    const std::size_t at_once = std::min<std::size_t>(
        most_values,
        chunks_for_each_thread * static_cast<std::size_t>(executor.concurrency()) * volume(chunk_));
    const std::size_t block = chunk_[0] * std::max<std::size_t>(at_once / (chunk_[0] * length), 1);
    std::vector<double> values;
    std::vector<Chunk> chunks;  // kept, so that their memory is used again
    for (hsize_t first = 0; first < sizes_[0]; first += block) {
        const hsize_t end = std::min<hsize_t>(first + block, sizes_[0]);
        values.resize((end - first) * length);
        const std::size_t number = choose(chunks, first, end, values);
        for (std::size_t i = 0; i < number; ++i) fetch(chunks[i]);
        executor.for_each_index(number, [&](std::size_t i) {
            Chunk& chunk = chunks[i];
            unpack_chunk(chunk.stored, type_, volume(chunk_), chunk.scratch, chunk.values);
        });
        for (hsize_t row = first; row < end; ++row)
            take(row, std::span<const double>(values).subspan((row - first) * length, length));
    }
}

}  // namespace backlash

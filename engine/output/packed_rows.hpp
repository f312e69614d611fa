// Reads the rows of a dataset, unpacking several chunks at once: most of the time goes into unpacking chunks.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "base/executor.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/unpack_chunk.hpp"

namespace backlash {

class PackedRows {
  public:
    // Nothing when the dataset, of shape `sizes`, is not stored as create_number_dataset() does it with
    // float, double or uint32. It must outlive this.
    static std::optional<PackedRows> of(hid_t dataset, const Sizes& sizes);

    // The elements of each index of the first dimension, in order. Throws RunError when the data are damaged.
    void for_each(const std::function<void(std::size_t row, std::span<const double> values)>& take,
                  Executor& executor) const;

  private:
    struct Chunk {
        Sizes start;
        std::span<double> values;  // where its numbers go
        std::vector<std::byte> stored, scratch;
    };

    PackedRows(hid_t dataset, Sizes sizes, Sizes chunk, ElementType type);

    // Makes `chunks` those of some rows, which begin and end where chunks do, and gives their number.
    // `values` has room for all of the rows.
    std::size_t choose(std::vector<Chunk>& chunks, hsize_t first, hsize_t end,
                       std::span<double> values) const;
    void fetch(Chunk& chunk) const;

    hid_t dataset_;
    Sizes sizes_;
    Sizes chunk_;
    ElementType type_;
};

}  // namespace backlash

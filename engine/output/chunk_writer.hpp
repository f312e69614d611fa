// Writes a chunked dataset of numbers: several chunks are packed at once, then handed to HDF5 in order.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/executor.hpp"
#include "output/hdf5_dataset.hpp"

namespace backlash {

class ChunkWriter {
  public:
    // `dataset` is made by create_number_dataset() with these sizes, at least one, none of them 0; `fill` is
    // one element. The dataset, `what`, its name for errors, and the executor outlive the writer.
    ChunkWriter(hid_t dataset, const Sizes& sizes, std::span<const std::byte> fill, std::string_view what,
                Executor& executor);

    // The next elements in row-major order.
    void add(std::span<const std::byte> elements);

    // After the last element.
    void finish();

  private:
    struct Chunk {
        Sizes offset;
        std::vector<std::byte> bytes;
        std::size_t filled = 0;  // bytes
        std::size_t wanted = 0;  // bytes inside the dataset; the rest of a chunk at an edge is fill
    };

    std::size_t most_begun() const;
    void begin_chunk();
    void write_begun();

    hid_t dataset_;
    Sizes sizes_;
    Sizes chunk_;
    std::vector<std::byte> fill_;
    std::string_view what_;
    Executor& executor_;
    // The dimension along which chunks follow each other; in those before it a chunk has size 1.
    std::size_t along_ = 0;
    Sizes next_;  // offset of the next chunk
    std::vector<Chunk> begun_;
};

}  // namespace backlash

#include "output/checkpoint_file.hpp"

#include <system_error>
#include <utility>

#include "output/block_file.hpp"
#include "output/part_file.hpp"
#include "output/record_bytes.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "backlash-checkpoint 1\n";

void add_replicate(CheckpointContent& content, const std::string& block) {
    try {
        auto records = records_of_bytes(block);
        if (records.empty()) throw BadRecordBytes("there are none");
        const std::uint32_t replicate = records.front().replicate;
        content.replicates.insert_or_assign(replicate, std::move(records));
    } catch (const BadRecordBytes&) {
        content.is_damaged = true;
    }
}

// Copies the whole blocks of a checkpoint of that identity, if there is one at `path`.
void copy_blocks(const fs::path& path, std::string_view identity, AppendFile& file) {
    std::error_code error;
    if (!fs::exists(path, error)) return;
    BlockReader reader(path);
    if (!reader.starts_with(first_line) || reader.next() != identity) return;
    while (const auto block = reader.next()) file.append(block_of(*block));
}

}  // namespace

fs::path checkpoint_path(const fs::path& result) {
    fs::path path = result;
    return path.replace_extension(".checkpoint");
}

CheckpointContent read_checkpoint(const fs::path& path) {
    BlockReader reader(path);
    CheckpointContent content;
    if (!reader.starts_with(first_line)) return content;
    const auto identity = reader.next();
    if (!identity || reader.is_damaged()) return content;
    content.is_checkpoint = true;
    content.identity = *identity;
    while (const auto block = reader.next()) add_replicate(content, *block);
    content.is_damaged = content.is_damaged || reader.is_damaged();
    return content;
}

CheckpointFile::CheckpointFile(fs::path path, std::string identity, AppendFileMaker make)
    : path_(std::move(path)), identity_(std::move(identity)), make_(std::move(make)) {}

void CheckpointFile::start(std::string_view block) {
    PartFile part(path_);
    std::error_code ignored;
    fs::remove(part.part(), ignored);  // of a process that was killed
    auto file = make_(part.part());
    file->append(first_line);
    file->append(block_of(identity_));
    copy_blocks(path_, identity_, *file);
    file->append(block);
    file->sync();
    part.complete();
    file_ = std::move(file);
}

void CheckpointFile::append(const std::vector<ReplicateRecord>& records) {
    const std::string block = block_of(bytes_of_records(records));
    if (!file_) return start(block);
    // Until the append has succeeded the end of the file is unknown.
    auto file = std::move(file_);
    file->append(block);
    file_ = std::move(file);
}

void CheckpointFile::sync() {
    if (!file_) return;
    auto file = std::move(file_);
    file->sync();
    file_ = std::move(file);
}

}  // namespace backlash

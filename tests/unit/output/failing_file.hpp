// Files on a disk that fails after some operations.
#pragma once

#include <memory>
#include <utility>

#include "base/error.hpp"
#include "output/append_file.hpp"
#include "output/checkpoint_file.hpp"

namespace backlash {

// A file of which the write that fails leaves a half.
class FailingFile final : public AppendFile {
  public:
    FailingFile(std::unique_ptr<AppendFile> file, int& operations_left)
        : file_(std::move(file)), left_(operations_left) {}
    void append(std::string_view bytes) override {
        if (left_ == 1) file_->append(bytes.substr(0, bytes.size() / 2));
        operate();
        file_->append(bytes);
    }
    void sync() override {
        operate();
        file_->sync();
    }

  private:
    void operate() {
        if (left_ <= 1) throw RunError(ExitCode::disk_error, "the disk is full");
        --left_;
    }

    std::unique_ptr<AppendFile> file_;
    int& left_;
};

// Makes files that fail at the n-th operation from now and at all later ones.
inline AppendFileMaker failing_after(int& operations_left) {
    return [&operations_left](const std::filesystem::path& path) -> std::unique_ptr<AppendFile> {
        return std::make_unique<FailingFile>(create_append_file(path), operations_left);
    };
}

}  // namespace backlash

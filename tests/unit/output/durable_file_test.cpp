#include "output/durable_file.hpp"

#include <gtest/gtest.h>

#include <string_view>

#include "base/error.hpp"
#include "output/checksum.hpp"
#include "output/netcdf_file.hpp"
#include "output/sample_result.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

TEST(DurableFile, ALineThatWasCutShortDoesNotSwallowTheNext) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "MANIFEST";
    append_line_durably(path, "one");
    append_line_durably(path, "two");
    write_durably(path, content_of(path) + "cut sho");
    append_line_durably(path, "three");
    EXPECT_EQ(content_of(path), "one\ntwo\ncut sho\nthree\n");
}

TEST(DurableFile, ChecksumOfAFileIsThatOfItsBytes) {
    const testing::TemporaryFolder folder;
    const std::string text(200'000, 'x');
    write_durably(folder.path() / "file", text);
    const auto checksum = checksum_of_file(folder.path() / "file");
    EXPECT_EQ(checksum.size, text.size());
    EXPECT_EQ(checksum.crc32c, crc32c(bytes_of(text)));
}

TEST(ReadBack, FindsADatasetThatIsNotWhatWasWritten) {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "a.h5";
    write_result(Sample().result(), path, false, *serial_executor());
    EXPECT_THROW(read_back(path, {{"/price", 1}}), RunError);
    EXPECT_THROW(read_back(path, {{"/provenance/scenario_text", 1}}), RunError);
}

}  // namespace
}  // namespace backlash

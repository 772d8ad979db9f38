#pragma once
// Small archives made in memory, so that tests say what they hold.
#include <string>
#include <string_view>
#include <vector>

namespace dragoman::test {

struct ArchiveMember {
    std::string_view name, content;
    bool encrypted = false;
    unsigned method = 0;  ///< 0: stored. Others only pretend.
};

std::string gzip_of(std::string_view content);  ///< One member, stored blocks.
/// `listed`: how often the list names each member, as only a bomb does.
std::string zip_of(const std::vector<ArchiveMember>& members, int listed = 1);
std::string tar_of(const std::vector<ArchiveMember>& members);
/// A record of a WARC with its lengths right. `head`: further fields, a line each.
std::string warc_record(std::string_view type, std::string_view head, std::string_view body);

}  // namespace dragoman::test

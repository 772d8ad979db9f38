#include "tests/ingest/archives.h"

#include <cstdint>
#include <cstdio>

namespace dragoman::test {
namespace {

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(i < 8 ? static_cast<char>(value >> 8 * i & 0xFF) : char{0});
    return out;
}

std::uint32_t crc_of(std::string_view content) {
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char c : content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

}  // namespace

std::string gzip_of(std::string_view content) {
    std::string out("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10);
    const std::uint32_t crc = crc_of(content);
    const std::size_t size = content.size();
    do {
        const std::string_view block = content.substr(0, 0xFFFF);
        content.remove_prefix(block.size());
        out += content.empty() ? '\1' : '\0';
        out += little(block.size(), 2) + little(~block.size() & 0xFFFF, 2);
        out += block;
    } while (!content.empty());
    return out + little(crc, 4) + little(size, 4);
}

std::string zip_of(const std::vector<ArchiveMember>& members, int listed) {
    std::string out, list;
    for (const ArchiveMember& member : members) {
        const std::string common = little(20, 2) + little(member.encrypted ? 1 : 0, 2) + little(member.method, 2) + little(0, 4) +
                                   little(crc_of(member.content), 4) + little(member.content.size(), 4) + little(member.content.size(), 4) +
                                   little(member.name.size(), 2) + little(0, 2);
        for (int i = 0; i < listed; ++i) {
            list += "PK\x01\x02" + little(20, 2) + common + little(0, 2 + 2 + 2 + 4) + little(out.size(), 4);
            list += member.name;
        }
        out += "PK\x03\x04" + common;
        out += member.name;
        out += member.content;
    }
    const std::size_t at = out.size();
    return out + list + "PK\x05\x06" + little(0, 4) + little(members.size(), 2) + little(members.size(), 2) + little(list.size(), 4) + little(at, 4) + little(0, 2);
}

std::string tar_of(const std::vector<ArchiveMember>& members) {
    std::string out;
    for (const ArchiveMember& member : members) {
        std::string header(512, '\0');
        header.replace(0, member.name.size(), member.name);
        char size[12];
        std::snprintf(size, sizeof size, "%011o", static_cast<unsigned>(member.content.size()));
        header.replace(124, 11, size);
        header[156] = '0';
        header.replace(257, 6, std::string_view("ustar\0", 6));
        header.replace(148, 8, "        ");
        unsigned sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        char digits[8];
        std::snprintf(digits, sizeof digits, "%06o", sum);
        header.replace(148, 7, std::string_view(digits, 7));
        out += header;
        out += member.content;
        out.resize((out.size() + 511) / 512 * 512);
    }
    return out + std::string(1024, '\0');
}

std::string warc_record(std::string_view type, std::string_view head, std::string_view body) {
    std::string out = "WARC/1.0\r\nWARC-Type: ";
    out += type;
    out += "\r\nWARC-Date: 2021-05-06T07:08:09Z\r\n";
    out += head;
    out += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    out += body;
    return out + "\r\n\r\n";
}

}  // namespace dragoman::test

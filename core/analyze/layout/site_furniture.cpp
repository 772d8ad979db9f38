#include "core/analyze/layout/site_furniture.h"

#include <algorithm>
#include <string_view>

#include "core/analyze/layout/line_features.h"
#include "core/base/text_hash.h"
#include "core/base/url.h"

namespace dragoman {
namespace {

constexpr std::size_t filter_bits = std::size_t{1} << 25;
constexpr int places = 3;

std::uint64_t site_of(const Document& doc) {
    if (!doc.url.empty()) return text_hash(host_of(doc.url));
    return text_hash(doc.given_outlet);
}

std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ hash >> 31) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 29;
}

/// Where a line's bit stands in each third of its hash.
std::size_t place(std::uint64_t hash, int k) { return static_cast<std::size_t>(mixed(hash + static_cast<std::uint64_t>(k) * 0xC2B2AE3D27D4EB4Full)) % filter_bits; }

bool is_set(const std::vector<std::uint64_t>& bits, std::size_t at) { return bits[at / 64] >> (at % 64) & 1; }
void set(std::vector<std::uint64_t>& bits, std::size_t at) { bits[at / 64] |= 1ull << (at % 64); }

struct HashedLine {
    std::uint64_t hash;
    Span span;
};

std::vector<HashedLine> hashed_lines(const Document& doc) {
    std::vector<HashedLine> lines;
    const std::uint64_t site = site_of(doc);
    for (const Span span : lines_of(doc.text)) lines.push_back({mixed(text_hash(text_of(doc, span), site)), span});
    return lines;
}

}  // namespace

SiteFurniture::SiteFurniture() : once_(filter_bits / 64), twice_(filter_bits / 64) {}

void SiteFurniture::add(const Document& doc) {
    if (doc.body_only) return;
    std::vector<std::size_t> at;  // each place once a document, however often the line stands there
    for (const HashedLine& line : hashed_lines(doc)) {
        for (int k = 0; k < places; ++k) at.push_back(place(line.hash, k));
    }
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    for (const std::size_t bit : at) {
        if (is_set(once_, bit)) size_ += !is_set(twice_, bit);
        set(is_set(once_, bit) ? twice_ : once_, bit);
    }
}

std::vector<Span> SiteFurniture::shared_lines(const Document& doc) const {
    std::vector<Span> shared;
    if (doc.body_only) return shared;
    constexpr std::uint32_t prose = 120;  // bytes; furniture is mostly shorter
    std::uint32_t all = 0, common = 0, long_lines = 0;    // of its prose
    std::uint32_t everything = 0, everything_common = 0;  // a copy leaves next to nothing that is its own
    for (const HashedLine& line : hashed_lines(doc)) {
        bool found = true;
        for (int k = 0; k < places && found; ++k) found = is_set(twice_, place(line.hash, k));
        everything += line.span.size();
        if (found) {
            shared.push_back(line.span);
            everything_common += line.span.size();
        }
        if (line.span.size() < prose) continue;
        all += line.span.size();
        if (!found) continue;
        common += line.span.size();
        ++long_lines;
    }
    const bool no_site = doc.url.empty() && doc.given_outlet.empty();
    const bool copy = 4 * common > all || 20 * everything_common > 19 * everything || (no_site && long_lines >= 2);
    if (copy || (no_site && shared.size() < 3)) shared.clear();  // a lone line may be chance
    return shared;
}

void mark_shared_lines(std::vector<Document>& documents) {
    SiteFurniture furniture;
    for (const Document& doc : documents) furniture.add(doc);
    for (Document& doc : documents) doc.shared_lines = furniture.shared_lines(doc);
}

}  // namespace dragoman

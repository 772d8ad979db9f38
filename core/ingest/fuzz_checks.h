#pragma once
// For the fuzz targets: what holds of whatever comes out, and that it is the same however the file is cut.
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/ingest/ingest.h"

namespace dragoman::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline void check(const Ingested& in) {
    for (const Document& doc : in.documents) {
        require(!doc.id.empty() && !doc.text.empty());
        require(first_ill_formed(doc.text) == doc.text.size());
        std::uint32_t end = 0;
        for (const Block& block : doc.hinted_blocks) {
            require(end <= block.span.begin && block.span.begin < block.span.end && block.span.end <= doc.text.size());
            require(!is_continuation(doc.text[block.span.begin]));
            require(block.span.end == doc.text.size() || !is_continuation(doc.text[block.span.end]));
            end = block.span.end;
        }
        for (const Warning& warning : doc.warnings) {
            require(!warning.message.empty() && warning.span.end <= doc.text.size());
        }
    }
    for (const Error& error : in.errors) require(!error.message.empty());
    require(!in.documents.empty() || !in.errors.empty());
}

/// Reads it at once and in pieces of `piece` bytes.
inline void check_file(std::string_view name, std::string_view bytes, std::size_t piece) {
    const Ingested whole = ingest(name, bytes);
    check(whole);
    if (bytes.size() > 100'000) return;
    Ingested cut;
    DocumentStream stream(name);
    const auto take = [&] {
        while (std::optional<Result<Document>> item = stream.next()) {
            if (*item) {
                cut.documents.push_back(std::move(*item).value());
            } else {
                cut.errors.push_back(item->error());
            }
        }
    };
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        stream.feed(bytes.substr(at, piece));
        take();
    }
    stream.finish();
    take();
    require(whole.documents.size() == cut.documents.size() && whole.errors.size() == cut.errors.size());
    for (std::size_t i = 0; i < whole.documents.size(); ++i) {
        require(whole.documents[i].id == cut.documents[i].id && whole.documents[i].text == cut.documents[i].text);
    }
    for (std::size_t i = 0; i < whole.errors.size(); ++i) {
        const Error &one = whole.errors[i], &other = cut.errors[i];
        require(one.message == other.message && one.byte == other.byte && one.line == other.line && one.part == other.part);
    }
}

inline void check_file(std::string_view name, std::string_view bytes) { check_file(name, bytes, bytes.size() % 97 + 1); }

}  // namespace dragoman::fuzz

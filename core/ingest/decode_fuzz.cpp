// Any bytes in any declared encoding: UTF-8 comes out.
#include "core/ingest/code_pages.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"
#include "core/ingest/fuzz_checks.h"
#include "core/ingest/mime.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dragoman;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t which = data[0] % (std::size(code_pages) + 4);
    constexpr std::string_view others[] = {"", "utf-8", "utf-16le", "none"};
    const std::string_view label = which < std::size(code_pages) ? code_pages[which].name : others[which - std::size(code_pages)];
    if (const Result<DecodedText> decoded = decode_text(bytes, label)) {
        fuzz::require(first_ill_formed(decoded.value().text) == decoded.value().text.size());
    }
    const std::string words = decoded_words(bytes);
    fuzz::require(first_ill_formed(words) == words.size());
    std::string chunks;
    from_chunked(bytes, chunks);
    fuzz::require(chunks.size() <= bytes.size());
    declared_encoding(bytes);
    return 0;
}

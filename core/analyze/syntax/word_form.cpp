#include "core/analyze/syntax/word_form.h"

#include <algorithm>

#include "core/base/text_hash.h"

namespace dragoman {

std::string_view fold_word(std::string_view word, char (&buffer)[48]) {
    std::size_t size = 0;
    if (word.size() > 40) word.remove_prefix(word.size() - 40);
    for (std::size_t i = 0; i < word.size() && size < sizeof buffer; ++i) {
        char c = word[i];
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        else if (c >= '0' && c <= '9') c = '0';
        else if (word.substr(i, 3) == "’" || word.substr(i, 3) == "‘") c = '\'', i += 2;
        buffer[size++] = c;
    }
    return {buffer, size};
}

WordForm word_form(std::string_view word, bool opens) {
    char buffer[48];
    const std::string_view folded = fold_word(word, buffer);
    WordForm form;
    form.lower = text_hash(folded);
    form.exact = text_hash(word);
    const auto suffix = [&](std::size_t size) { return text_hash(folded.substr(folded.size() - std::min(size, folded.size())), size); };
    const auto prefix = [&](std::size_t size) { return text_hash(folded.substr(0, size), size + 8); };
    form.suffix1 = suffix(1);
    form.suffix2 = suffix(2);
    form.suffix3 = suffix(3);
    form.suffix4 = suffix(4);
    form.prefix2 = prefix(2);
    form.prefix3 = prefix(3);
    char last = 0;
    std::uint64_t shape = opens ? 11 : 7;
    std::size_t run = 0;
    for (const char c : word) {
        const char kind = c >= 'A' && c <= 'Z' ? 'X' : c >= 'a' && c <= 'z' ? 'x' : c >= '0' && c <= '9' ? '0' : (c & 0x80) ? 'u' : c;
        run = kind == last ? run + 1 : 0;
        if (run < 2) shape = (shape ^ static_cast<unsigned char>(kind)) * 0x100000001b3ull;  // "Xx", "XXxx" stay apart
        last = kind;
    }
    form.shape = shape;
    return form;
}

}  // namespace dragoman

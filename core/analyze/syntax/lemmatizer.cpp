#include "core/analyze/syntax/lemmatizer.h"

#include <algorithm>

#include "core/analyze/syntax/word_form.h"

namespace dragoman {
namespace {

std::uint64_t tag_number(Tag tag) { return static_cast<std::uint64_t>(tag.upos) << 8 | static_cast<std::uint64_t>(tag.xpos); }

}  // namespace

std::uint64_t lemma_word_key(std::string_view folded, Tag tag) { return feature_key(40, text_hash(folded), tag_number(tag)); }

std::uint64_t lemma_ending_key(std::string_view folded, std::size_t size, Tag tag) {
    return feature_key(41, text_hash(folded.substr(folded.size() - std::min(size, folded.size()))), tag_number(tag), size);
}

void append_lemma_base(std::string_view word, Tag tag, std::string& out) {
    const bool name = tag.upos == Upos::propn || tag.xpos == Xpos::nnp || tag.xpos == Xpos::nnps || tag.upos == Upos::x || tag.upos == Upos::sym;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (word.substr(i, 3) == "’") out.push_back('\''), i += 2;
        else out.push_back(!name && c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
}

void append_lemma(const Model& model, std::string_view word, Tag tag, std::string& out) {
    const std::size_t begin = out.size();
    append_lemma_base(word, tag, out);
    if (model.empty() || tag.upos == Upos::punct) return;
    char buffer[48];
    const std::string_view folded = fold_word(word, buffer);
    int script = model.sole_label(lemma_word_key(folded, tag));
    for (std::size_t size = longest_ending + 1; script < 0 && size > 0; --size) {
        if (size - 1 <= folded.size()) script = model.sole_label(lemma_ending_key(folded, size - 1, tag));
    }
    if (script < 0) return;
    const std::string_view text = model.labels()[static_cast<std::size_t>(script)];
    std::size_t cut = 0, i = 0;
    for (; i < text.size() && text[i] != ':'; ++i) cut = cut * 10 + static_cast<std::size_t>(text[i] - '0');
    if (cut > out.size() - begin || (cut == out.size() - begin && i + 1 >= text.size())) return;
    out.resize(out.size() - cut);
    out += text.substr(std::min(i + 1, text.size()));
}

}  // namespace dragoman

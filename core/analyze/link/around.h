#pragma once
// The words about a mention, for the rules that tell what it stands for.
#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "core/document/document.h"

namespace dragoman::link {

/// Lower case, inside the mention's sentence; "" beyond its ends.
class Around {
public:
    Around(const Document& doc, const Mention& mention) : doc_(doc), mention_(mention) {}
    std::string before(std::size_t n) const { return mention_.first.at() < n ? std::string() : word(mention_.first.at() - n); }
    std::string after(std::size_t n) const { return word(mention_.last.at() + n - 1); }
    /// Tag of the n-th word behind; x where there is no syntax.
    Upos pos_after(std::size_t n) const {
        const std::size_t t = mention_.last.at() + n - 1;
        return !doc_.syntax.empty() && is_inside(t) ? doc_.syntax[t].upos : Upos::x;
    }

private:
    bool is_inside(std::size_t t) const {
        if (!mention_.sentence) return false;
        const Sentence& sentence = doc_.sentences[mention_.sentence.at()];
        return sentence.first.at() <= t && t < sentence.last.at();
    }
    std::string word(std::size_t t) const {
        if (!is_inside(t)) return {};
        return lowered(text_of(doc_, doc_.tokens[t].span));
    }
    const Document& doc_;
    const Mention& mention_;
};

inline bool is_possessive(std::string_view word) { return word == "'s" || word == "’s" || word == "'" || word == "’"; }

}  // namespace dragoman::link

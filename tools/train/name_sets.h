#pragma once
// Annotated sets for the name recogniser, as tools/train/name_corpus.py writes them.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "core/analyze/mention/name_features.h"

namespace dragoman::train {

struct Doc {
    std::vector<std::string> words, tags;
    std::vector<TokenRange> sentences;
};

inline std::vector<Doc> read_bio(const std::string& path) {
    std::ifstream in(path);
    std::vector<Doc> docs;
    std::uint32_t begin = 0;
    const auto end_sentence = [&] {
        if (docs.empty()) return;
        const auto end = static_cast<std::uint32_t>(docs.back().words.size());
        if (end > begin) docs.back().sentences.push_back({begin, end});
        begin = end;
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("-DOCSTART-")) {
            end_sentence();
            docs.emplace_back();
            begin = 0;
        } else if (line.empty()) {
            end_sentence();
        } else {
            const std::size_t tab = line.find('\t');
            docs.back().words.push_back(line.substr(0, tab));
            docs.back().tags.push_back(line.substr(tab + 1));
        }
    }
    end_sentence();
    std::erase_if(docs, [](const Doc& doc) { return doc.sentences.empty(); });
    return docs;
}

inline std::vector<TokenView> views_of(const Doc& doc) {
    std::vector<TokenView> views;
    for (const std::string& word : doc.words) views.push_back(view_word(word));
    for (const auto& [begin, end] : doc.sentences) {
        bool initial = true;
        for (std::uint32_t i = begin; i < end; ++i) {
            views[i].initial = initial && views[i].word;
            if (views[i].word) initial = false;
            const bool hyphen = views[i].text == "-" || (i > begin && views[i - 1].text == "-");
            views[i].glued = i > begin && (hyphen || views[i].text == "'s" || views[i].text == ",");
        }
    }
    return views;
}

inline std::uint32_t class_of(std::string_view tag) {
    if (tag == "PER") return 0;
    if (tag == "ORG") return 1;
    if (tag == "LOC") return 2;
    if (tag == "NORP") return 3;
    return 4;
}

// Allowed tags of each token as bit sets.
inline std::vector<std::uint32_t> masks_of(const Doc& doc) {
    constexpr std::uint32_t all = (1u << name_tags) - 1;
    std::vector<std::uint32_t> masks(doc.words.size(), 1);
    for (const auto& [begin, end] : doc.sentences) {
        for (std::uint32_t i = begin; i < end;) {
            const std::string& tag = doc.tags[i];
            if (tag == "?") {
                masks[i++] = all;
            } else if (tag == "-MISC") {
                masks[i++] = 1u | 0xFFu << 13;
            } else if (tag[0] == 'B' || tag[0] == 'I') {
                std::uint32_t last = i + 1;
                while (last < end && doc.tags[last][0] == 'I') ++last;
                const auto c = static_cast<NameClass>(class_of(std::string_view(tag).substr(2)));
                for (std::uint32_t k = i; k < last; ++k) {
                    const NamePart part = last - i == 1 ? NamePart::unit : k == i ? NamePart::begin : k + 1 == last ? NamePart::last : NamePart::inside;
                    masks[k] = 1u << name_tag(c, part);
                }
                i = last;
            } else {
                ++i;
            }
        }
    }
    return masks;
}

// Headlines: capitals that say nothing. A few sentences are learnt again in title case and in capitals.
inline Doc recased(const Doc& doc, std::size_t sentence, bool upper) {
    Doc copy;
    const auto [begin, end] = doc.sentences[sentence];
    for (std::uint32_t i = begin; i < end; ++i) {
        std::string word = doc.words[i];
        for (std::size_t k = 0; k < word.size(); ++k) {
            if ((upper || (k == 0 && word.size() > 3)) && word[k] >= 'a' && word[k] <= 'z') word[k] = static_cast<char>(word[k] - 32);
        }
        if (i + 1 == end && word == ".") break;
        copy.words.push_back(word);
        copy.tags.push_back(doc.tags[i]);
    }
    copy.sentences.push_back({0, static_cast<std::uint32_t>(copy.words.size())});
    return copy;
}

}  // namespace dragoman::train

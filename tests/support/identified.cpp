#include "tests/support/identified.h"

#include <algorithm>

#include "core/analyze/coref/coreference.h"
#include "core/analyze/link/entity_linker.h"
#include "tests/support/resources.h"

namespace dragoman::test {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xC0 ||
           (static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0);
}

}  // namespace

Document identified(std::string_view marked, std::string_view id) {
    Document doc;
    doc.id = id;
    struct Open {
        std::uint32_t begin;
        char mark;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        const char c = marked[i];
        const std::uint32_t here = static_cast<std::uint32_t>(doc.text.size());
        if (c == '[' || c == '{' || (c == '(' && marked.substr(i).find('|') != std::string_view::npos && marked[i + 1] != '[')) {
            open.push_back({here, c});
        } else if (c == '|' || c == '}') {
            Mention mention;
            mention.span = {open.back().begin, here};
            mention.kind = open.back().mark == '[' ? MentionKind::name : open.back().mark == '{' ? MentionKind::pronoun : MentionKind::nominal;
            if (c == '|') {
                const std::size_t end = marked.find_first_of("])", i);
                mention.type = from_name<EntityType>(marked.substr(i + 1, end - i - 1)).value_or(EntityType::org);
                i = end;
            }
            mention.why = {"name-model", 1.f};
            open.pop_back();
            doc.mentions.push_back(mention);
        } else {
            doc.text += c;
        }
    }
    std::stable_sort(doc.mentions.begin(), doc.mentions.end(), [](const Mention& a, const Mention& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::size_t first = 0;
    const auto end_sentence = [&] {
        doc.sentences.push_back({{}, TokenIndex(first), TokenIndex(doc.tokens.size()), {}});
        first = doc.tokens.size();
    };
    for (std::uint32_t i = 0; i < doc.text.size();) {
        if (doc.text[i] == ' ' || doc.text[i] == '\n') {
            ++i;
            continue;
        }
        std::uint32_t end = i + 1;
        // Words keep inner stops and apostrophes apart from a possessive "'s".
        if (is_word(doc.text[i])) {
            while (end < doc.text.size() && is_word(doc.text[end])) ++end;
        } else if (doc.text.compare(i, 2, "'s") == 0) {
            end = i + 2;
        }
        doc.tokens.push_back({{i, end}});
        if (doc.text[i] == '.' && (end == doc.text.size() || doc.text[end] == ' ')) end_sentence();
        i = end;
    }
    end_sentence();
    for (Mention& mention : doc.mentions) {
        for (std::size_t t = 0; t < doc.tokens.size(); ++t) {
            if (doc.tokens[t].span.begin == mention.span.begin) mention.first = TokenIndex(t);
            if (doc.tokens[t].span.end == mention.span.end) mention.last = TokenIndex(t + 1);
        }
        mention.head = TokenIndex(mention.last.at() - 1);
        mention.sentence = sentence_of(doc, mention.first);
    }
    Coreference coreference = resolve_coreference(doc, resources());
    doc.mentions = std::move(coreference.mentions);
    doc.chains = std::move(coreference.chains);
    doc.roles = std::move(coreference.roles);
    Linking linking = link_entities(doc, resources());
    doc.mentions = std::move(linking.mentions);
    doc.chains = std::move(linking.chains);
    doc.roles = std::move(linking.roles);
    return doc;
}

std::string chains_of(const Document& doc) {
    std::string out;
    for (const Chain& chain : doc.chains) {
        if (chain.mentions.size() < 2) continue;
        if (!out.empty()) out += "; ";
        for (std::size_t i = 0; i < chain.mentions.size(); ++i) {
            out += (i ? " + " : "") + std::string(text_of(doc, doc.mentions[chain.mentions[i].at()].span));
        }
    }
    return out;
}

std::string entry_of(const Document& doc, std::string_view text) {
    for (const Mention& mention : doc.mentions) {
        if (text_of(doc, mention.span) != text || !mention.chain) continue;
        const KbIndex entry = doc.chains[mention.chain.at()].entry;
        return std::string(entry ? resources().knowledge_base[entry].id : "nil");
    }
    return "none";
}

}  // namespace dragoman::test

#include "core/analyze/event/headline.h"

#include <optional>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

struct Form {
    std::string lemma;
    Xpos verb, noun;
};

/// Lemmas that a lower-cased form may have, plainest first.
std::vector<Form> forms(const std::string& low) {
    std::vector<Form> out;
    if (low.size() > 3 && low.ends_with("s")) {
        if (low.ends_with("ies")) out.push_back({low.substr(0, low.size() - 3) + "y", Xpos::vbz, Xpos::nns});
        if (low.ends_with("es")) out.push_back({low.substr(0, low.size() - 2), Xpos::vbz, Xpos::nns});
        out.push_back({low.substr(0, low.size() - 1), Xpos::vbz, Xpos::nns});
    }
    if (low.size() > 4 && low.ends_with("ed")) {
        out.push_back({low.substr(0, low.size() - 1), Xpos::vbn, Xpos::none});
        out.push_back({low.substr(0, low.size() - 2), Xpos::vbn, Xpos::none});
        if (low[low.size() - 3] == low[low.size() - 4]) out.push_back({low.substr(0, low.size() - 3), Xpos::vbn, Xpos::none});
    }
    if (low.size() > 5 && low.ends_with("ing")) {
        out.push_back({low.substr(0, low.size() - 3), Xpos::vbg, Xpos::none});
        out.push_back({low.substr(0, low.size() - 3) + "e", Xpos::vbg, Xpos::none});
    }
    out.insert(out.begin(), {low, Xpos::vb, Xpos::nn});
    return out;
}

struct Known {
    bool verb = false, noun = false, adj = false;
};

Known known(const EventLexicon& lexicon, std::string_view lemma) {
    Known k;
    for (const std::span<const Table::Row> rows : {lexicon.patterns(lemma), lexicon.status_rows(lemma)}) {
        for (const Table::Row& row : rows) {
            k.verb = k.verb || row[1] == "verb";
            k.noun = k.noun || row[1] == "noun";
            k.adj = k.adj || row[1] == "adj";
        }
    }
    k.verb = k.verb || lexicon.in_class(lemma, "light");
    return k;
}

bool any_table(const EventLexicon& lexicon, std::string_view lemma) {
    const Known k = known(lexicon, lemma);
    return k.verb || k.noun || k.adj || lexicon.in_any_class(lemma);
}

}  // namespace

std::vector<std::string> mended_lemmas(const Document& doc, const EventLexicon& lexicon, const Sentence& sentence) {
    std::vector<std::string> mended;
    const std::size_t first = sentence.first.at(), last = sentence.last.at();
    for (std::size_t t = first; t < last; ++t) {
        const Upos upos = doc.syntax[t].upos;
        if (upos != Upos::verb && upos != Upos::noun) continue;
        const std::string_view form = text_of(doc, TokenIndex(t));
        const std::string_view lemma_now = lemma(doc, TokenIndex(t));
        if (form.size() < 4 || any_table(lexicon, lemma_now)) continue;
        const bool inflected = form.ends_with("s") || form.ends_with("ed") || form.ends_with("ing");
        if (!inflected) continue;
        for (const Form& candidate : forms(lowered(form))) {
            if (candidate.lemma == lemma_now) continue;
            const Known k = known(lexicon, candidate.lemma);
            const bool fits = upos == Upos::verb ? k.verb : k.noun || (candidate.noun != Xpos::none && lexicon.in_any_class(candidate.lemma));
            if (!fits) continue;
            if (mended.empty()) mended.resize(last - first);
            mended[t - first] = candidate.lemma;
            break;
        }
    }
    return mended;
}

bool reread_headline(const Document& doc, const EventLexicon& lexicon, const MentionMap& mentions, const Sentence& sentence,
                     std::vector<TokenSyntax>& syntax, std::vector<std::string>& lemmas) {
    const std::size_t first = sentence.first.at(), last = sentence.last.at();
    std::size_t words = 0, capitals = 0;
    for (std::size_t t = first; t < last; ++t) {
        const std::string_view word = text_of(doc, TokenIndex(t));
        const char32_t c = decode_at(word, 0).value;
        if (!is_letter(c) || word.size() < 4) continue;
        ++words;
        capitals += is_upper(c);
    }
    if (words < 3 || capitals * 10 < words * 7) return false;
    syntax.assign(doc.syntax.begin() + static_cast<std::ptrdiff_t>(first), doc.syntax.begin() + static_cast<std::ptrdiff_t>(last));
    lemmas.assign(last - first, {});
    bool changed = false, has_verb = false;
    const auto named = [&](std::size_t t) {
        const MentionIndex m = mentions.of(TokenIndex(t));
        return m && doc.mentions[m.at()].kind == MentionKind::name && doc.mentions[m.at()].type != EntityType::event;
    };
    for (std::size_t t = first; t < last; ++t) {
        TokenSyntax& s = syntax[t - first];
        if (named(t)) continue;
        if (s.upos == Upos::verb && s.xpos != Xpos::nnp) {
            const bool before_a_noun = t + 1 < last && is_upper(decode_at(text_of(doc, TokenIndex(t + 1)), 0).value);
            if (has_verb && before_a_noun && text_of(doc, TokenIndex(t)).ends_with("ed")) {  // "Calls Off Planned Talks"
                s.upos = Upos::adj;
                s.xpos = Xpos::jj;
                changed = true;
            }
            has_verb = true;
            continue;
        }
        const bool doubtful = s.upos == Upos::propn || s.xpos == Xpos::nnp || s.xpos == Xpos::nnps || s.upos == Upos::noun || s.upos == Upos::adj;
        if (!doubtful) continue;
        const std::string low = lowered(text_of(doc, TokenIndex(t)));
        for (const Form& form : forms(low)) {
            const Known k = known(lexicon, form.lemma);
            if (!k.verb && !k.noun && !k.adj) continue;
            const bool behind_name = t > first && named(t - 1);
            const bool behind_to = t > first && doc.syntax[t - 1].xpos == Xpos::to;
            const std::string_view next = t + 1 < last ? text_of(doc, TokenIndex(t + 1)) : std::string_view();
            const bool noun_follows = next == "on" || next == "with" || next == "between" || next == "in" || next.empty();
            const bool finite = form.verb == Xpos::vbz || (form.verb == Xpos::vb && behind_to) || (form.verb == Xpos::vbn && behind_name);
            lemmas[t - first] = form.lemma;
            if (k.verb && !has_verb && finite && (behind_to || behind_name) && !(k.noun && noun_follows)) {
                s.upos = Upos::verb;
                s.xpos = form.verb == Xpos::vbn ? Xpos::vbd : form.verb;
                has_verb = true;
            } else if (form.verb == Xpos::vbn && k.verb) {
                s.upos = Upos::verb;
                s.xpos = Xpos::vbn;
            } else if (k.noun && form.noun != Xpos::none) {
                s.upos = Upos::noun;
                s.xpos = form.noun;
            } else if (k.adj) {
                s.upos = Upos::adj;
                s.xpos = Xpos::jj;
            } else if (k.verb && form.verb == Xpos::vbg) {
                s.upos = Upos::verb;
                s.xpos = Xpos::vbg;
            } else {
                lemmas[t - first].clear();
                continue;
            }
            changed = true;
            break;
        }
        if (s.xpos == Xpos::nnp && text_of(doc, TokenIndex(t)) == "Off") s.xpos = Xpos::rp;
    }
    // A particle behind a verb that was just found: "Calls Off".
    for (std::size_t i = 1; i < syntax.size(); ++i) {
        const std::string low = lowered(text_of(doc, TokenIndex(first + i)));
        if (syntax[i - 1].upos == Upos::verb && (low == "off" || low == "down" || low == "out" || low == "up" || low == "back")) {
            syntax[i].upos = Upos::adp;
            syntax[i].xpos = Xpos::rp;
            lemmas[i] = low;
        }
    }
    for (TokenSyntax& s : syntax) s.set_to_head(0);
    return changed;
}

}  // namespace dragoman

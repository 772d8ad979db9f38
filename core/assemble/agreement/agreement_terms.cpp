#include "core/assemble/agreement/agreement_terms.h"

#include <algorithm>

#include "core/assemble/agreement/agreement_deadline.h"

namespace dragoman {
namespace {

bool is_agreement_word(std::string_view lemma) {
    constexpr std::string_view words[] = {"agreement", "deal", "accord", "treaty", "pact", "memorandum", "protocol", "convention", "truce",
                                          "ceasefire", "contract", "settlement", "roadmap", "declaration", "resolution", "plan"};
    return std::find(std::begin(words), std::end(words), lemma) != std::end(words);
}

struct Reader {
    const Corpus& corpus;
    const Lexicon& lexicon;
    DocumentIndex document;
    const Document& doc;

    std::string_view word(std::size_t t) const { return lemma(doc, TokenIndex(t)); }
    Upos upos(std::size_t t) const { return doc.syntax[t].upos; }

    /// A verb of the table at `t`, its particle included: returns the first token behind it, 0 for none.
    std::size_t behind_marker(std::size_t t, std::size_t last) const {
        if (upos(t) != Upos::verb) return 0;
        const Table& table = lexicon.table("agreement_terms");
        for (const Table::Row& row : table.rows_of(word(t))) {
            if (row.size() < 2) continue;
            if (row[1] == "-") return t + 1;
            if (t + 1 < last && word(t + 1) == std::string_view(row[1]).substr(1)) return t + 2;
        }
        return 0;
    }

    /// The noun phrase around `t` begins here: articles, adjectives, names before it.
    std::size_t phrase_begin(std::size_t t, std::size_t first) const {
        while (t > first) {
            const Upos u = upos(t - 1);
            const bool inside = u == Upos::det || u == Upos::adj || u == Upos::noun || u == Upos::propn || u == Upos::num ||
                                doc.syntax[t - 1].xpos == Xpos::pos || doc.syntax[t - 1].xpos == Xpos::hyph ||
                                doc.syntax[t - 1].xpos == Xpos::prp_s;
            // "a permanent and full ceasefire" is one phrase.
            const bool row = u == Upos::cconj && t > first + 1 && upos(t) == Upos::adj && upos(t - 2) == Upos::adj;
            if (!inside && !row) break;
            --t;
            if (u == Upos::det && t > first && upos(t - 1) != Upos::det) break;
        }
        return t;
    }
    bool begins_item(std::size_t t, std::size_t region) const {
        if (t == region) return true;
        const std::string_view before = text_of(doc, TokenIndex(t - 1));
        return before == "," || before == ";" || before == ":" || before == "and" || before == "as" || before == "also";
    }

    void read_region(std::size_t region, std::size_t last, std::optional<DateInterval> signed_on, std::vector<Term>& out) const {
        struct Item {
            std::size_t begin;
            const Event* event;
        };
        std::vector<Item> items;
        for (const Event& event : doc.events) {
            const std::size_t t = event.token.at();
            if (t < region || t >= last || event.cameo.view() == "057") continue;  // to sign is no term of what is signed
            const std::size_t begin = upos(t) == Upos::verb ? t : phrase_begin(t, region);
            // "negotiations … to implement a ceasefire": the aim of one term is no other term.
            if (!items.empty() && (upos(t) == Upos::verb || !begins_item(begin, region))) continue;
            items.push_back({items.empty() ? region : begin, &event});
        }
        if (items.empty()) return;
        std::uint32_t sentence_end = doc.tokens[last - 1].span.end;
        if (text_of(doc, TokenIndex(last - 1)) == "." && last - region > 1) sentence_end = doc.tokens[last - 2].span.end;
        for (std::size_t i = 0; i < items.size(); ++i) {
            Span words{doc.tokens[items[i].begin].span.begin, sentence_end};
            if (i + 1 < items.size()) {
                std::size_t end = items[i + 1].begin;
                while (end > items[i].begin && (text_of(doc, TokenIndex(end - 1)) == "," || text_of(doc, TokenIndex(end - 1)) == "and")) --end;
                words.end = doc.tokens[end - 1].span.end;
            }
            const Event& event = *items[i].event;
            Term term;
            const auto entity = [&](const Few<ChainIndex>& list, std::size_t k) {
                return k < list.size() ? corpus.entity(document, list[k]) : EntityIndex();
            };
            term.party = entity(event.actors, 0);
            term.counterparty = !event.recipients.empty() ? entity(event.recipients, 0) : entity(event.actors, 1);
            term.obligation = std::string(text_of(doc, words));
            term.evidence = {{document, words}};
            term.why = {"term-of-agreement", 0.7f};
            set_deadline(doc, words, signed_on, term);
            out.push_back(std::move(term));
        }
    }
};

}  // namespace

std::vector<Term> find_terms(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document, EventIndex signing,
                             std::optional<DateInterval> signed_on) {
    const Document& doc = corpus.documents[document.at()];
    const Reader reader{corpus, lexicon, document, doc};
    const Event& event = doc.events[signing.at()];
    std::vector<Term> terms;
    for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
        const Sentence& sentence = doc.sentences[s];
        const std::size_t first = sentence.first.at(), last = sentence.last.at();
        const bool own = SentenceIndex(s) == event.sentence;
        const std::size_t from = own ? event.token.at() + 1 : first;
        bool about_it = false;
        for (std::size_t t = from; t < last; ++t) {
            // In the sentence of the signing: "…, which provides for X"; elsewhere the agreement is subject: "That
            // accord established X", or frames it: "Under the deal, …".
            if (is_agreement_word(reader.word(t)) || (own && t == from)) about_it = true;
            if (!about_it) {
                if (reader.upos(t) == Upos::verb) break;
                continue;
            }
            const std::size_t region = reader.behind_marker(t, last);
            if (region == 0 || region >= last) {
                const bool another = !own && reader.upos(t) == Upos::verb && !(first < last && (reader.word(first) == "under" || reader.word(first) == "as"));
                if (another) break;
                continue;
            }
            reader.read_region(region, last, signed_on, terms);
            break;
        }
    }
    return terms;
}

}  // namespace dragoman

#include "core/assemble/agreement/obligations.h"

#include <algorithm>

#include "core/assemble/agreement/agreement_deadline.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"
#include "core/document/tree.h"

namespace dragoman {
namespace {

/// "will be released": the words that make it a duty, and the verb that says which.
struct Duty {
    std::size_t begin = 0, verb = 0;  ///< Tokens; verb 0: none here.
    bool passive = false, would = false, promise = false;
    bool strict = false;  ///< "must", "are to": no mere future.
};

struct Subject {
    std::size_t begin = 0;
    EntityIndex party;
    bool is_party = false;   ///< A party, all of them, or what stands for one.
    bool is_person = false;  ///< Somebody else.
};

class Passage {
public:
    Passage(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document, const Agreement& agreement)
        : corpus_(corpus), words_(lexicon.table("agreement_words")), verbs_(lexicon.table("agreement_terms")), document_(document),
          doc_(corpus.documents[document.at()]), agreement_(agreement), tree_(doc_) {}

    std::vector<Term> read(Span scope) {
        bool talking = false;
        BlockIndex block;
        bool alive = false;  // the paragraph has said something of the agreement
        for (const Sentence& sentence : doc_.sentences) {
            if (!scope.contains(sentence.span.end - 1)) continue;
            if (sentence.block && doc_.blocks[sentence.block.at()].role != BlockRole::body) continue;
            if (sentence.block != block) {
                talking = talking && alive;
                alive = same_paragraph_ = false;
                block = sentence.block;
            }
            first_ = sentence.first.at();
            last_ = sentence.last.at();
            const std::size_t before = terms_.size();
            const std::size_t from = governed_from();
            const bool governed = from < last_;
            if (!governed && spoken(sentence.span, false)) {
                talking = talking && same_paragraph_ && !spoken(sentence.span, true);
                continue;
            }
            read_duties(governed ? from : first_, governed, governed || talking);
            for (std::size_t t = from; governed && from > first_ && t < last_; ++t) {
                const bool also = is_demand(t - 1);
                if (t == from || also) read_demand(t);
            }
            const bool about = terms_.size() > before || refers();
            alive = alive || about;
            talking = governed || (talking && (about || same_paragraph_));
            same_paragraph_ = governed || same_paragraph_;
        }
        return std::move(terms_);
    }

private:
    std::string_view word(std::size_t t) const { return lemma(doc_, TokenIndex(t)); }
    Upos upos(std::size_t t) const { return doc_.syntax[t].upos; }
    Xpos xpos(std::size_t t) const { return doc_.syntax[t].xpos; }
    bool has_role(std::size_t t, std::string_view role) const {
        for (const std::string_view form : {word(t), std::string_view(text_of(doc_, TokenIndex(t)))}) {
            for (const Table::Row& row : words_.rows_of(form)) {
                if (row.size() > 1 && row[1] == role) return true;
            }
        }
        return false;
    }
    bool is_party(EntityIndex entity) const {
        return entity && std::find(agreement_.parties.begin(), agreement_.parties.end(), entity) != agreement_.parties.end();
    }
    EntityIndex entity_of(const Mention& mention) const { return corpus_.entity(document_, mention.chain); }

    /// A noun for this agreement, not for another one with a name of its own and not for any ("a deal").
    bool names_it(std::size_t t) const {
        for (const Mention& mention : doc_.mentions) {
            if (mention.type != EntityType::law || mention.first.at() > t || mention.last.at() <= t) continue;
            if (entity_of(mention) == agreement_.entity) return true;
            if (mention.kind == MentionKind::name) return false;
        }
        if (!has_role(t, "instrument") || (upos(t) != Upos::noun && upos(t) != Upos::propn)) return false;
        for (std::size_t i = t; i > first_ && t - i < 4; --i) {
            const std::string before = lowered(text_of(doc_, TokenIndex(i - 1)));
            if (one_of(before, {"the", "this", "that", "its", "their"})) return true;
            if (upos(i - 1) != Upos::adj && upos(i - 1) != Upos::noun && upos(i - 1) != Upos::num) return false;
        }
        return false;
    }
    bool mention_begins(std::size_t t) const {
        return std::any_of(doc_.mentions.begin(), doc_.mentions.end(), [&](const Mention& m) { return m.first.at() == t && m.kind == MentionKind::name; });
    }
    bool refers() const {
        for (std::size_t t = first_; t < last_; ++t) {
            if (names_it(t)) return true;
        }
        return false;
    }
    bool spoken(Span span, bool direct) const {
        return std::any_of(doc_.quotations.begin(), doc_.quotations.end(), [&](const Quotation& quote) {
            return quote.content.overlaps(span) && (!direct || quote.kind == QuotationKind::direct);
        });
    }

    /// Where the words begin that the agreement governs: the sentence, behind "the accord obliges", or its end: nowhere.
    std::size_t governed_from() const {
        for (std::size_t t = first_; t < last_; ++t) {
            const bool signed_here = has_role(t, "instrument") && upos(t) == Upos::noun;
            if (signed_here && t + 2 < last_ && (word(t + 1) == "whereby" || (one_of(word(t + 1), {"under", "in", "by"}) && word(t + 2) == "which"))) {
                return t + 2;
            }
            if (!names_it(t)) continue;
            for (std::size_t i = t; i > first_ && t - i < 7; --i) {
                const std::string_view before = word(i - 1);
                if (before == "under" || before == "per") return first_;
                if (i > first_ + 1 && ((before == "to" && word(i - 2) == "accord") || (before == "to" && word(i - 2) == "according") ||
                                       (before == "of" && word(i - 2) == "part"))) return first_;
                if (upos(i - 1) == Upos::verb || upos(i - 1) == Upos::punct) break;
            }
            for (std::size_t i = t + 1; i < last_ && i < t + 5; ++i) {
                const bool calls = xpos(i) == Xpos::nns && i == t + 1 && i + 1 < last_ && word(i + 1) == "for";  // "the deal calls for"
                if (upos(i) == Upos::verb || calls) {
                    if (xpos(i) != Xpos::vbn && (verbs_.has(word(i)) || has_role(i, "oblige") || has_role(i, "say"))) return i + 1;
                    break;
                }
                if (upos(i) != Upos::adv && upos(i) != Upos::aux) break;
            }
        }
        return last_;
    }

    /// "to leave"; "to exchange prisoners", which a tagger may take for a noun.
    bool is_base(std::size_t t) const {
        const bool behind = t > first_ && (xpos(t - 1) == Xpos::md || lowered(text_of(doc_, TokenIndex(t - 1))) == "to");
        if (!behind || t + 1 >= last_ || (xpos(t) != Xpos::nn && xpos(t) != Xpos::jj)) return xpos(t) == Xpos::vb;
        return one_of(upos(t + 1), {Upos::noun, Upos::propn, Upos::det, Upos::num}) || xpos(t + 1) == Xpos::prp_s || word(t + 1) == "over";
    }

    /// The duty that begins at `t`: "will … release", "are to be released", "has to leave", "agreed to open".
    Duty duty_at(std::size_t t) const {
        const std::string text = lowered(text_of(doc_, TokenIndex(t)));
        Duty duty{t, 0, false, text == "would", false, one_of(text, {"must", "shall", "is", "are", "has", "have"})};
        std::size_t i = t + 1;
        const auto skip = [&] {
            while (i < last_ && (upos(i) == Upos::adv || word(i) == "not")) ++i;
        };
        skip();
        if (!one_of(text, {"will", "shall", "must", "would", "'ll", "’ll"})) {
            const bool be = one_of(text, {"is", "are"});
            if (be && i < last_ && has_role(i, "oblige")) {
                ++i;
            } else if (!be && !one_of(text, {"has", "have"})) {
                if (!has_role(t, "commit") || upos(t) != Upos::verb || xpos(t) == Xpos::vb || xpos(t) == Xpos::vbg) return duty;
                duty.promise = true;
                if (i < last_ && one_of(lowered(text_of(doc_, TokenIndex(i))), {"itself", "themselves"})) ++i;
            }
            if (i >= last_ || lowered(text_of(doc_, TokenIndex(i))) != "to") return duty;
            ++i;
            skip();
        }
        if (i + 1 < last_ && word(i) == "be" && xpos(i + 1) == Xpos::vbn) {
            ++i;
            duty.passive = !(has_role(i, "oblige") && i + 2 < last_ && word(i + 1) == "to" && xpos(i + 2) == Xpos::vb);
            if (!duty.passive) i += 2;  // "will be required to leave"
        }
        if (i < last_ && (is_base(i) || duty.passive)) duty.verb = i;
        return duty;
    }

    /// Walks back over the noun phrase that ends before `end`, "A and B" as one.
    std::size_t phrase_begin(std::size_t end) const {
        std::size_t t = end;
        while (t > first_) {
            const Upos u = upos(t - 1);
            const bool inside = u == Upos::det || u == Upos::adj || u == Upos::noun || u == Upos::propn || u == Upos::num || u == Upos::pron ||
                                xpos(t - 1) == Xpos::pos || xpos(t - 1) == Xpos::hyph || word(t - 1) == "of" || word(t - 1) == "up" ||
                                (word(t - 1) == "to" && t > first_ + 1 && word(t - 2) == "up") ||
                                (xpos(t - 1) == Xpos::cc && t > first_ + 1 && t < end && upos(t - 2) != Upos::punct);
            if (!inside) break;
            --t;
        }
        while (t < end && xpos(t) == Xpos::cc) ++t;
        return t;
    }

    bool is_finite(std::size_t t) const {
        return xpos(t) == Xpos::md || xpos(t) == Xpos::vbd || xpos(t) == Xpos::vbz || xpos(t) == Xpos::vbp;
    }

    Subject subject_before(std::size_t end, std::size_t verb) const {
        while (end > first_ && (upos(end - 1) == Upos::adv || upos(end - 1) == Upos::aux)) --end;
        Subject subject{end, {}, false, false};
        if (end == first_) return subject;
        TokenIndex head;
        for (const std::size_t t : {verb, end}) {
            if (!head && t < last_) head = tree_.subject(TokenIndex(t));
        }
        if (!head || head.at() >= end || head.at() < first_ || upos(head.at()) == Upos::verb) head = TokenIndex(end - 1);
        // The subject of another clause is none of this one.
        for (std::size_t t = head.at(); t < end && !(end < last_ && xpos(end - 1) == Xpos::cc); ++t) {
            if (is_finite(t)) head = TokenIndex(end - 1);
        }
        const std::size_t at = head.at();
        if (upos(at) == Upos::punct) return subject;
        subject.begin = std::min(phrase_begin(at + 1), phrase_begin(end));
        const bool together = has_role(at, "sides");
        bool body = has_role(at, "body");
        for (std::size_t t = subject.begin; t < end; ++t) {
            const std::string text = lowered(text_of(doc_, TokenIndex(t)));
            subject.is_party = subject.is_party || (together && t < at && one_of(text, {"both", "two", "three", "each", "all", "either"})) ||
                               (together && t < at && text == "the" && one_of(word(at), {"side", "party", "signatory"}));
            body = body || (t > at && has_role(t, "body"));
        }
        for (const Mention& mention : doc_.mentions) {
            if (mention.first.at() < subject.begin || mention.last.at() > end) continue;
            const bool whole = mention.head == TokenIndex(at);
            if (whole && mention.type == EntityType::person) subject.is_person = true;
            const std::size_t next = mention.last.at();
            const bool member = next < end && (xpos(next) == Xpos::cc || text_of(doc_, TokenIndex(next)) == ",");
            if ((whole || body || member || next == end) && is_party(entity_of(mention)) && !subject.party) subject.party = entity_of(mention);
        }
        if (subject.is_party) subject.is_person = false;  // "both sides"
        subject.is_party = subject.is_party || body || subject.party;
        return subject;
    }

    /// Where the words of a duty end: before a clause of its own, a comment or the full stop.
    std::size_t duty_end(std::size_t verb, std::size_t limit) const {
        std::size_t end = limit;
        for (std::size_t t = verb + 1; t < limit; ++t) {
            const std::string_view mark = text_of(doc_, TokenIndex(t));
            if (mark == ";" || mark == ":" || (xpos(t) == Xpos::cc && t + 1 < limit && (is_finite(t + 1) || is_demand(t + 1)))) end = t;
            if (mark == "," && t + 1 < limit) {
                const bool comment = xpos(t + 1) == Xpos::wdt || one_of(word(t + 1), {"according", "say", "while", "whereas", "but", "he", "she"});
                if (comment) end = t;
            }
            if (end != limit) break;
        }
        while (end > verb + 1 && one_of(upos(end - 1), {Upos::punct, Upos::cconj, Upos::adp, Upos::part})) --end;
        return end;
    }

    void read_duties(std::size_t from, bool governed, bool talking) {
        if (!talking) return;
        std::vector<Duty> duties;
        for (std::size_t t = from; t < last_; ++t) {
            const Duty duty = duty_at(t);
            if (duty.verb == 0 || (duty.would && !governed && !same_paragraph_)) continue;
            duties.push_back(duty);
            t = duty.verb;
        }
        for (std::size_t i = 0; i < duties.size(); ++i) {
            const Duty& duty = duties[i];
            const Subject subject = subject_before(duty.begin, duty.verb);
            const bool relative = is_relative(duty.begin) || is_relative(subject.begin);
            const bool shared = i > 0 && duty.begin > 0 && xpos(duty.begin - 1) == Xpos::cc;
            // Somebody's plans are terms only where the agreement itself says so.
            const bool plan = subject.is_person && !(subject.party && (governed || duty.promise || duty.strict));
            if (relative || plan || subject.begin >= duty.begin || shared) continue;
            if (upos(duty.begin - 1) != Upos::adv && names_it(duty.begin - 1)) continue;  // "the deal will be signed"
            // "A commission must …" right behind "under the deal, …" is a term; "a commission will …" may be any plan.
            if (!subject.is_party && (duty.promise || !(governed || (same_paragraph_ && (duty.strict || duty.passive))))) continue;
            if (conditional(subject.begin)) continue;
            std::size_t limit = last_;
            for (std::size_t next = i + 1; next < duties.size(); ++next) {
                const Subject other = subject_before(duties[next].begin, duties[next].verb);
                if (other.begin <= duty.verb) continue;
                std::size_t cut = other.begin;
                // "…, the day on which talks are to begin" goes on; ", and B must …" is a clause of its own.
                while (cut > duty.verb && upos(cut - 1) == Upos::adp) --cut;
                if (cut > duty.verb + 1 && (xpos(cut - 1) == Xpos::cc || upos(cut - 1) == Upos::punct || one_of(word(cut - 1), {"while"}))) {
                    limit = cut;
                    break;
                }
            }
            add(duty, subject, duty_end(duty.verb, limit));
        }
    }
    bool is_demand(std::size_t t) const {  // "… and obliges": taggers take it for a noun at times
        const bool verb = (upos(t) == Upos::verb && is_finite(t)) || (xpos(t) == Xpos::nns && t > first_ && xpos(t - 1) == Xpos::cc);
        return verb && (verbs_.has(word(t)) || has_role(t, "oblige"));
    }
    bool is_relative(std::size_t t) const {
        return t > first_ && (xpos(t - 1) == Xpos::wdt || xpos(t - 1) == Xpos::wp || xpos(t - 1) == Xpos::wrb);
    }
    bool conditional(std::size_t begin) const {
        return begin > first_ && one_of(lowered(text_of(doc_, TokenIndex(begin - 1))), {"if", "unless", "when", "whether", "until", "before", "after"});
    }

    /// "The accord obliges X to leave": X owes it.
    void read_demand(std::size_t from) {
        for (std::size_t t = from; t + 1 < last_ && t < from + 14; ++t) {
            if (upos(t) == Upos::verb || upos(t) == Upos::punct || upos(t) == Upos::aux) return;
            if (t == from || lowered(text_of(doc_, TokenIndex(t))) != "to" || !is_base(t + 1)) continue;
            Duty duty{t, t + 1};
            if (t + 2 < last_ && word(t + 1) == "be" && xpos(t + 2) == Xpos::vbn) duty = {t, t + 2, true};
            Subject subject = subject_before(t, last_);
            subject.begin = std::max(subject.begin, from);
            add(duty, subject, duty_end(duty.verb, last_));
            return;
        }
    }

    void add(const Duty& duty, const Subject& subject, std::size_t end) {
        // "withdraw its forces and open the border": two duties of one subject.
        for (std::size_t t = duty.verb + 2; t < end && !duty.passive; ++t) {
            const bool to = lowered(text_of(doc_, TokenIndex(t - 1))) == "to";
            if (xpos(t) != Xpos::vb || xpos(t - (to ? 2 : 1)) != Xpos::cc) continue;
            add(duty, subject, t - (to ? 2 : 1));
            Duty second = duty;
            second.verb = t;
            add(second, {t, subject.party, subject.is_party, false}, end);
            return;
        }
        while (end > duty.verb + 1 && one_of(upos(end - 1), {Upos::punct, Upos::cconj, Upos::part})) --end;
        const auto text = [&](std::size_t a, std::size_t b) {
            if (a >= b) return std::string();
            std::string words(text_of(doc_, Span{doc_.tokens[a].span.begin, doc_.tokens[b - 1].span.end}));
            if (a == first_ && upos(a) != Upos::propn && !mention_begins(a)) words[0] = static_cast<char>(words[0] | (words[0] >= 'A' && words[0] <= 'Z' ? 0x20 : 0));
            return words;
        };
        bool negated = false;
        for (std::size_t t = duty.begin; t < duty.verb; ++t) negated = negated || word(t) == "not";
        std::size_t who = duty.begin;
        while (who > subject.begin && (upos(who - 1) == Upos::adv || upos(who - 1) == Upos::aux)) --who;
        Term term;
        if (duty.passive) {
            term.obligation = std::string(word(duty.verb)).append(" ").append(text(subject.begin, who));
            if (duty.verb + 1 < end) term.obligation.append(" ").append(text(duty.verb + 1, end));
        } else {
            term.party = subject.party;
            term.obligation = text(subject.party || subject.begin >= duty.begin ? duty.verb : subject.begin, end);
        }
        if (negated) term.obligation = std::string("not ").append(term.obligation);
        for (const Mention& mention : doc_.mentions) {
            if (duty.passive || !term.party || mention.first.at() <= duty.verb || mention.last.at() > end || term.counterparty) continue;
            const EntityIndex entity = entity_of(mention);
            if (is_party(entity) && entity != term.party) term.counterparty = entity;
        }
        const Span words{doc_.tokens[std::min(subject.begin, duty.verb)].span.begin, doc_.tokens[end - 1].span.end};
        term.evidence = {{document_, words}};
        term.why = {duty.promise ? Label("promise-of-agreement") : Label("duty-of-agreement"), 0.6f};
        set_deadline(doc_, words, agreement_.date, term);
        terms_.push_back(std::move(term));
    }

    const Corpus& corpus_;
    const Table& words_;
    const Table& verbs_;
    DocumentIndex document_;
    const Document& doc_;
    const Agreement& agreement_;
    Tree tree_;
    std::size_t first_ = 0, last_ = 0;
    bool same_paragraph_ = false;  ///< As a sentence that the agreement governs.
    std::vector<Term> terms_;
};

}  // namespace

bool is_instrument(const Lexicon& lexicon, std::string_view lemma) {
    for (const Table::Row& row : lexicon.table("agreement_words").rows_of(lemma)) {
        if (row.size() > 1 && row[1] == "instrument") return true;
    }
    return false;
}

std::vector<Term> find_obligations(const Corpus& corpus, const Lexicon& lexicon, DocumentIndex document, Span scope, const Agreement& agreement) {
    return Passage(corpus, lexicon, document, agreement).read(scope);
}

}  // namespace dragoman

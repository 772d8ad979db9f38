#include "core/assemble/appraisal/appraisal.h"

#include <algorithm>
#include <optional>

#include "core/base/one_of.h"
#include "core/base/utf8.h"
#include "core/document/tree.h"

namespace dragoman {
namespace {

/// One line of appraisals.tsv.
struct AppraisalWord {
    std::string_view question;
    bool favourable = true;
};

/// What a judging word is said of, and by whom.
struct Predication {
    TokenIndex of;       ///< "the government" of "consider the government illegal"
    TokenIndex holder;   ///< Subject of "consider"; none where no such verb governs it.
    TokenIndex governor; ///< That verb.
};

class AppraisalReader {
public:
    AppraisalReader(const ClaimContext& context, DocumentIndex document)
        : context_(context), words_(context.resources.lexicon.table("appraisals")), document_(document), doc_(context.document(document)) {}

    void read(std::vector<Appraisal>& out) {
        for (std::size_t s = 0; s < doc_.sentences.size(); ++s) {
            const Sentence& sentence = doc_.sentences[s];
            if (sentence.block && doc_.blocks[sentence.block.at()].role != BlockRole::body) continue;
            const std::size_t before = out.size();
            for (std::size_t t = sentence.first.at(); t < sentence.last.at(); ++t) {
                const std::optional<AppraisalWord> word = judging(TokenIndex(t), sentence);
                if (!word || one_of(word->question, {"holds", "turns"})) continue;
                if (!tree_) prepare();
                std::optional<Appraisal> found = appraise(TokenIndex(t), *word, SentenceIndex(s));
                // "a foreign-imposed regime" is one judgement.
                const bool said = found && std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [&](const Appraisal& a) {
                    return a.question == found->question && a.target == found->target && a.place.span.overlaps(found->place.span);
                });
                if (found && !said) out.push_back(std::move(*found));
            }
        }
    }

private:
    void prepare() {
        tree_.emplace(doc_);
        mention_at_.assign(doc_.tokens.size(), MentionIndex());
        for (std::size_t m = 0; m < doc_.mentions.size(); ++m) {
            const Mention& mention = doc_.mentions[m];
            if (!mention.chain) continue;
            for (std::size_t t = mention.first.at(); t < mention.last.at(); ++t) {
                // The head of one mention may stand inside another: whose head it is wins, else the first.
                if (!mention_at_[t] || mention.head == TokenIndex(t)) mention_at_[t] = MentionIndex(m);
            }
        }
    }

    std::string_view word(TokenIndex t) const { return text_of(doc_, t); }
    Upos upos(TokenIndex t) const { return doc_.syntax[t.at()].upos; }

    static std::string_view part_of_speech(Upos tag) {
        switch (tag) {
            case Upos::adj: return "adj";
            case Upos::noun: return "noun";
            case Upos::verb: return "verb";
            default: return "";
        }
    }

    std::optional<AppraisalWord> judging(TokenIndex t, const Sentence& sentence) const {
        const std::string_view pos = part_of_speech(upos(t));
        if (pos.empty()) return std::nullopt;
        const auto rows = words_.rows_of(lemma(doc_, t));
        for (const Table::Row& row : rows) {
            // Taggers take adjectives behind their noun for nouns.
            if (row.size() < 5 || !(row[1] == pos || (row[1] == "adj" && pos == "noun" && rows.size() == 1))) continue;
            const std::string_view needs = row[2];
            if (needs.starts_with('+')) {
                const std::size_t next = t.at() + 1;
                if (next >= sentence.last.at() || lowered(word(TokenIndex(next))) != needs.substr(1)) continue;
            }
            return AppraisalWord{row[3], row[4] != "-"};
        }
        return std::nullopt;
    }
    bool asks(TokenIndex t, std::string_view question) const {
        for (const Table::Row& row : words_.rows_of(lemma(doc_, t))) {
            if (row.size() > 4 && row[3] == question && row[1] == part_of_speech(upos(t))) return true;
        }
        return false;
    }

    Predication by_holder(TokenIndex verb) const {
        const bool passive = tree_->is_passive(verb);
        return {passive ? tree_->subject(verb) : tree_->object(verb), tree_->agent(verb), verb};
    }

    /// "regards the government of Peru as illegal": an adjective at the end of the clause, behind the object of such a verb, is said
    /// of the object wherever the parser has hung it.
    TokenIndex holding(TokenIndex t) const {
        if (upos(t) != Upos::adj) return {};
        const std::size_t next = t.at() + 1;
        const bool last = next >= doc_.tokens.size() || one_of(doc_.syntax[next].upos, {Upos::punct, Upos::cconj, Upos::sconj}) || sentence_of(doc_, TokenIndex(next)) != sentence_of(doc_, t);
        if (!last) return {};
        TokenIndex up = tree_->head(t);
        for (int step = 0; up && step < 4; ++step, up = tree_->head(up)) {
            if (!asks(up, "holds")) continue;
            const TokenIndex object = tree_->object(up);
            return object && up < object && object < t ? up : TokenIndex();
        }
        return {};
    }

    Predication predication(TokenIndex t) const {
        if (const TokenIndex verb = holding(t)) return by_holder(verb);
        TokenIndex n = t;
        for (int step = 0; step < 2 && (tree_->is(n, Deprel::amod) || tree_->is(n, Deprel::compound)) && tree_->head(n); ++step) n = tree_->head(n);
        const TokenIndex up = tree_->head(n);
        if (up && asks(up, "holds")) {
            const TokenIndex as = tree_->child(n, Deprel::case_);
            if (tree_->is(n, Deprel::xcomp) && n != t && n < t) return {n, tree_->subject(up), up};  // "called talk of it premature"
            if (tree_->is(n, Deprel::xcomp) || (as && lowered(word(as)) == "as")) return by_holder(up);
        }
        if (tree_->copula(n)) {
            const TokenIndex subject = tree_->subject(n);
            return {subject || !up ? subject : tree_->object(up), {}, n};  // "hopes the talks will …": hung on the hope as its object
        }
        if (up && tree_->is(n, Deprel::xcomp)) return {tree_->subject(up), {}, up};
        if (n == t && upos(n) == Upos::adj) return {tree_->subject(n), {}, n};
        return {n, {}, up};
    }

    EntityIndex entity_at(TokenIndex t) const {
        if (!t) return {};
        if (const MentionIndex m = mention_at_[t.at()]; m && (doc_.mentions[m.at()].head == t || doc_.mentions[m.at()].kind == MentionKind::name)) {
            if (const EntityIndex entity = context_.corpus.entity(document_, doc_.mentions[m.at()].chain)) return entity;
        }
        return {};
    }
    /// Also whose it is: "its leaders", "leaders of the group".
    EntityIndex party_at(TokenIndex t) const {
        if (const EntityIndex entity = entity_at(t)) return entity;
        if (!t) return {};
        for (const TokenIndex c : tree_->children(t)) {
            if (!tree_->is(c, Deprel::nmod_poss) && !tree_->is(c, Deprel::compound)) continue;
            if (const EntityIndex entity = entity_at(c)) return entity;
        }
        return entity_at(tree_->oblique(t, "of"));
    }

    const Quotation* speech_around(Span span) const {
        const Quotation* found = nullptr;
        for (const Quotation& quotation : doc_.quotations) {
            if (quotation.content.begin > span.begin) break;
            if (!quotation.content.contains(span)) continue;
            found = quotation.group ? &doc_.quotations[quotation.group.at()] : &quotation;
        }
        return found;
    }

    bool supposed(TokenIndex t) const {
        for (; t; t = tree_->head(t)) {
            const TokenIndex mark = tree_->child(t, Deprel::mark);
            if (mark && one_of(lowered(word(mark)), {"if", "unless", "whether"})) return true;
        }
        return false;
    }
    bool turned(TokenIndex t, TokenIndex governor) const {
        bool turned = false;
        if (tree_->is_negated(t)) turned = !turned;
        // Only what governs the word reaches it: "will not attack and is open to talks" denies no openness.
        const bool governed = one_of(universal(tree_->syntax(t).deprel), {Deprel::xcomp, Deprel::ccomp, Deprel::obj, Deprel::nsubj, Deprel::amod});
        const TokenIndex up = governor && governor != t ? governor : governed ? tree_->head(t) : TokenIndex();
        if (!up || up == t) return turned;
        const bool own = tree_->is(t, Deprel::obj) || tree_->is(t, Deprel::nsubj);  // is_negated(up) has seen its "no"
        if (tree_->is_negated(up) && !(own && turned)) turned = !turned;
        if (asks(up, "turns")) turned = !turned;
        return turned;
    }

    /// The first event of these tokens that is followed, or the last one.
    std::optional<std::size_t> event_among(std::size_t from, std::size_t to, bool last = false) const {
        std::optional<std::size_t> found;
        const auto first = std::partition_point(doc_.events.begin(), doc_.events.end(), [&](const Event& e) { return doc_.sentences[e.sentence.at()].last.at() <= from; });
        for (auto e = first; e != doc_.events.end() && doc_.sentences[e->sentence.at()].first.at() < to; ++e) {
            if (e->token.at() < from || e->token.at() >= to || family_of(*e) == Family::none) continue;
            if (found && !last) continue;
            found = static_cast<std::size_t>(e - doc_.events.begin());
        }
        return found;
    }
    Topic topic_of(std::size_t event) const { return {context_.thread_of(document_, event), family_of(doc_.events[event]), {}}; }
    /// The parties named from token to token: with whom the talks are that somebody wants.
    std::vector<std::int32_t> parties_among(std::size_t from, std::size_t to) const {
        std::vector<std::int32_t> parties;
        for (std::size_t t = from; t < to; ++t) {
            const MentionIndex m = mention_at_[t];
            if (!m || doc_.mentions[m.at()].head != TokenIndex(t) || doc_.mentions[m.at()].kind == MentionKind::pronoun) continue;
            if (const EntityIndex entity = context_.corpus.entity(document_, doc_.mentions[m.at()].chain)) parties.push_back(context_.parties.party(entity));
        }
        return parties;
    }

    std::size_t clause_end(TokenIndex t, const Sentence& sentence) const {
        const TokenIndex end = tree_->last_below(t);
        return end ? std::max(end.at(), t.at() + 1) : sentence.last.at();
    }
    /// Without the clauses that are coordinated with the governor's and have a subject of their own.
    std::size_t complement_end(TokenIndex t, TokenIndex governor, const Sentence& sentence) const {
        if (!governor || governor == t) return clause_end(t, sentence);
        std::size_t end = clause_end(governor, sentence);
        for (const TokenIndex c : tree_->children(governor)) {
            const bool another = c > t && (tree_->is(c, Deprel::conj) || tree_->is(c, Deprel::parataxis)) && tree_->child(c, Deprel::nsubj);
            if (another) end = std::min(end, tree_->first_below(c).at());
        }
        return std::max(end, clause_end(t, sentence));
    }

    /// What a party is, or is not, ready for: stands behind the word.
    std::optional<Topic> wanted(TokenIndex t, TokenIndex governor, const Sentence& sentence) const {
        const std::size_t end = complement_end(t, governor, sentence);
        std::optional<Topic> topic;
        if (const auto event = event_among(t.at() + 1, end)) topic = topic_of(*event);
        for (std::size_t i = t.at() + 1; i < end && !topic; ++i) {
            if (one_of(lemma(doc_, TokenIndex(i)), {"peace", "truce", "negotiation", "dialogue"})) topic = Topic{-1, Family::talks, {}};
        }
        if (topic) topic->parties = parties_among(t.at() + 1, end);
        return topic;
    }

    /// What comes to something, or not: in the clause, before it, or (for a pronoun) in the sentence before.
    std::optional<Topic> hoped_for(TokenIndex t, const Predication& said, SentenceIndex s) const {
        const Sentence& sentence = doc_.sentences[s.at()];
        const bool pronoun = said.of && upos(said.of) == Upos::pron;
        if (said.of && !pronoun) {
            if (const auto event = event_among(tree_->first_below(said.of).at(), tree_->last_below(said.of).at())) return topic_of(*event);
        }
        if (upos(t) == Upos::verb) return std::nullopt;  // "they failed to …": of the subject, or of nothing that is followed
        const bool personal = pronoun && one_of(lowered(word(said.of)), {"it", "they", "this", "that", "these"});
        if (!personal || !said.of) {
            if (const auto event = event_among(t.at() + 1, clause_end(t, sentence))) return topic_of(*event);
        }
        if (!personal) return std::nullopt;
        if (const auto event = event_among(sentence.first.at(), said.of.at(), true)) return topic_of(*event);
        if (s.at() == 0) return std::nullopt;
        const Sentence& before = doc_.sentences[s.at() - 1];
        if (before.block != sentence.block && before.block && sentence.block && sentence.block.at() != before.block.at() + 1) return std::nullopt;
        if (const auto event = event_among(before.first.at(), before.last.at(), true)) return topic_of(*event);
        return std::nullopt;
    }

    Span clause_words(TokenIndex t, const Predication& said, const Sentence& sentence) const {
        std::size_t first = t.at(), last = clause_end(t, sentence);
        for (const TokenIndex part : {said.of, said.holder, said.governor}) {
            if (!part) continue;
            if (part == said.governor && !said.holder && part < said.of) continue;  // "said that the state is …": of the saying, not of the judging
            const std::size_t begin = part == said.governor ? part.at() : tree_->first_below(part).at();
            first = std::min(first, std::max(begin, sentence.first.at()));
            last = std::max(last, part.at() + 1);
        }
        const auto is_mark = [&](std::size_t i) { return doc_.syntax[i].upos == Upos::punct; };
        while (first < t.at() && is_mark(first)) ++first;
        while (last > t.at() + 1 && is_mark(last - 1)) --last;
        return {doc_.tokens[first].span.begin, doc_.tokens[last - 1].span.end};
    }

    /// "no real willingness", "foreign-imposed", "increasingly unlikely".
    Span judging_words(TokenIndex t) const {
        if (upos(t) == Upos::noun) return tree_->phrase(t);
        std::size_t first = t.at();
        for (const TokenIndex c : tree_->children(t)) {
            if (c < t && (tree_->is(c, Deprel::advmod) || tree_->has(c, Deprel::compound, Upos::adj))) first = std::min(first, tree_->first_below(c).at());
        }
        return {doc_.tokens[first].span.begin, doc_.tokens[t.at()].span.end};
    }

    std::optional<Appraisal> appraise(TokenIndex t, const AppraisalWord& judged, SentenceIndex s) const {
        const Sentence& sentence = doc_.sentences[s.at()];
        if (word(TokenIndex(sentence.last.at() - 1)) == "?" || supposed(t)) return std::nullopt;
        Predication said = predication(t);
        Appraisal found;
        found.favourable = judged.favourable;
        const Quotation* speech = speech_around(doc_.tokens[t.at()].span);
        const EntityIndex speaker = speech ? context_.corpus.entity(document_, speech->speaker_chain) : EntityIndex();
        const auto party = [&](TokenIndex of) {
            const bool first_person = of && upos(of) == Upos::pron && one_of(lowered(word(of)), {"we", "i", "us", "our"});
            return first_person ? speaker : party_at(of);
        };

        if (judged.question == "legitimacy") {
            found.question = Question::legitimacy;
            if (upos(t) == Upos::verb && !tree_->is(t, Deprel::amod)) return std::nullopt;
            // The thing itself, not whose it is: "her illegal parking" makes nobody illegal.
            found.target_entity = said.of && upos(said.of) == Upos::pron ? party(said.of) : entity_at(said.of);
            if (!said.holder && !speech) return std::nullopt;  // "the regime": a manner of speaking
        } else if (judged.question == "willingness") {
            found.question = Question::willingness;
            TokenIndex who = said.of;
            if (upos(t) == Upos::verb) {
                who = tree_->is_passive(t) ? TokenIndex() : tree_->subject(t);
                said = {who, {}, t};
            } else if (upos(t) == Upos::noun) {
                const TokenIndex verb = tree_->is(t, Deprel::obj) ? tree_->head(t) : TokenIndex();
                who = verb ? tree_->subject(verb) : tree_->child(t, Deprel::nmod_poss);
                said = {who, {}, verb};
            }
            said.of = who;
            found.target_entity = party(who);
            const std::optional<Topic> topic = wanted(t, said.governor, sentence);
            if (!topic) return std::nullopt;
            found.topic = *topic;
        } else {
            if (upos(t) == Upos::verb) said = {tree_->subject(t), {}, t};
            const std::optional<Topic> topic = hoped_for(t, said, s);
            if (!topic) return std::nullopt;
            found.topic = *topic;
        }
        if (found.question != Question::prospects) {
            found.target = context_.parties.party(found.target_entity);
            if (found.target < 0) return std::nullopt;
        }
        if (turned(t, said.governor)) found.favourable = !found.favourable;
        if (said.holder) {
            found.holder = party(said.holder);
            found.holder_words = tree_->phrase(said.holder);
        } else if (speech) {
            found.holder = speaker;
            found.holder_words = speech->speaker;
        }
        found.place = {document_, clause_words(t, said, sentence)};
        found.word = judging_words(t);
        found.why = {"appraisal", said.holder || speech ? 0.6f : 0.5f};
        return found;
    }

    const ClaimContext& context_;
    const Table& words_;
    DocumentIndex document_;
    const Document& doc_;
    std::optional<Tree> tree_;
    std::vector<MentionIndex> mention_at_;
};

}  // namespace

std::vector<Appraisal> find_appraisals(const ClaimContext& context) {
    std::vector<Appraisal> found;
    for (std::size_t d = 0; d < context.corpus.documents.size(); ++d) {
        if (!context.copy[d]) AppraisalReader(context, DocumentIndex(d)).read(found);
    }
    return found;
}

}  // namespace dragoman

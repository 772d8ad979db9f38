#include "core/assemble/agreement/signing.h"

#include <algorithm>
#include <span>

#include "core/assemble/agreement/obligations.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

bool is_signing(const Event& event) {
    return event.type == EventType::support && event.cameo.view() == "057" && event.status == EventStatus::occurred && !event.negative;
}

bool is_deal(const Event& event) { return event.cameo.view() == "037" && event.status == EventStatus::occurred && !event.negative; }

/// "reached a deal": made, if its terms are told.
bool is_seal(const Lexicon& lexicon, std::string_view lemma) {
    for (const Table::Row& row : lexicon.table("agreement_words").rows_of(lemma)) {
        if (row.size() > 1 && row[1] == "seal") return true;
    }
    return false;
}

struct Article {
    const Corpus& corpus;
    const Lexicon& lexicon;
    DocumentIndex index;
    const Document& doc;

    EntityIndex entity(const Mention& mention) const { return corpus.entity(index, mention.chain); }
    std::string_view head(const Mention& mention) const { return mention.head ? lemma(doc, mention.head) : std::string_view(); }

    /// What is signed: its name in the sentence, else the one agreement that the article names, else "the accord" behind it.
    void set_law(const Event& event, Signing& signing) const {
        const Sentence& sentence = doc.sentences[event.sentence.at()];
        EntityIndex only, known, behind, before;
        bool several = false, several_known = false;
        for (const Mention& mention : doc.mentions) {
            if (mention.type != EntityType::law || !entity(mention) || !signing.scope.contains(mention.span)) continue;
            const bool here = sentence.span.contains(mention.span);
            if (mention.kind == MentionKind::name) {
                if (here) {
                    signing.law = entity(mention);
                    return;
                }
                if (!is_instrument(lexicon, lowered(text_of(doc, TokenIndex(mention.last.at() - 1)))) && !doc.chains[mention.chain.at()].entry) continue;
                several = several || (only && only != entity(mention));
                only = entity(mention);
                if (!doc.chains[mention.chain.at()].entry) continue;
                several_known = several_known || (known && known != only);
                known = only;
            } else if (is_instrument(lexicon, head(mention)) && doc.syntax[mention.head.at()].xpos != Xpos::nns) {
                if (here && !signing.referred) signing.referred = entity(mention);
                EntityIndex& place = mention.span.begin >= event.trigger.begin ? behind : before;
                if (!place) place = entity(mention);
            }
        }
        if (!signing.referred) signing.referred = behind ? behind : before;
        // A headline words it in its own way: of two names, the one that is known.
        if (only && !several) signing.law = only;
        else if (known && !several_known) signing.law = known;
    }

    /// "on Saturday" of an article with a dated place line is the Saturday up to that day.
    std::optional<DateInterval> day_of(const Event& event) const {
        if (!event.time) return {};
        const Timex& timex = doc.times[event.time.at()];
        const bool on_weekday = timex.expression.kind == TimeExpression::Kind::weekday;
        if (!on_weekday || (timex.interval && timex.interval->length() == 1) || doc.masthead.dateline.empty()) return timex.interval;
        for (const Timex& dated : doc.times) {
            const Span line = doc.masthead.dateline;
            if (dated.span.begin < line.begin || dated.span.begin > line.end + 4 || !dated.interval || dated.interval->length() != 1) continue;
            const Date day = dated.interval->earliest - (weekday(dated.interval->earliest) - timex.expression.number + 7) % 7;
            return DateInterval{day, day};
        }
        return timex.interval;
    }

    /// "The agreement" is the one whose signing was told last.
    void set_scope(std::span<const Signing> all, Signing& signing) const {
        const std::uint32_t at = signing.words.begin;
        signing.scope = {0, static_cast<std::uint32_t>(doc.text.size())};
        for (const Signing& other : all) {
            if (!other.sealed || other.parties == signing.parties) continue;
            if (other.words.begin > at) signing.scope.end = std::min(signing.scope.end, other.words.begin);
            else signing.scope.begin = at;
        }
    }

    /// The place line "DOHA, 29 February (Wire) –" belongs to no clause.
    std::uint32_t place_line_end() const {
        const Span line = doc.masthead.dateline;
        if (line.empty()) return 0;
        const std::string_view behind = std::string_view(doc.text).substr(line.end, 60);
        for (const std::string_view mark : {" – ", " — ", " - ", " -- "}) {
            if (const std::size_t at = behind.find(mark); at < behind.find('\n')) return line.end + static_cast<std::uint32_t>(at);
        }
        return line.end;
    }

    const Mention* mention_until(std::size_t last, std::uint32_t from) const {
        const Mention* longest = nullptr;
        for (const Mention& mention : doc.mentions) {
            if (mention.last.at() != last || mention.span.begin < from || mention.type == EntityType::law) continue;
            if (longest == nullptr || mention.first < longest->first) longest = &mention;
        }
        return longest;
    }

    /// Who stands before the verb, "A, B and the leader C": where a place line or a headline's brevity misled the parser.
    std::vector<EntityIndex> row_before(const Event& event) const {
        std::vector<EntityIndex> row;
        const std::size_t first = doc.sentences[event.sentence.at()].first.at();
        const std::uint32_t from = place_line_end();
        const auto upos = [&](std::size_t t) { return doc.syntax[t].upos; };
        std::size_t t = event.token.at();
        if (upos(t) != Upos::verb) return row;
        while (t > first && (upos(t - 1) == Upos::aux || upos(t - 1) == Upos::adv)) --t;
        for (bool joined = false;;) {
            if (t > first + 2 && text_of(doc, TokenIndex(t - 1)) == ")" && text_of(doc, TokenIndex(t - 3)) == "(") t -= 3;  // "the Front (TNF)"
            const Mention* mention = mention_until(t, from);
            if (mention == nullptr || mention->first.at() < first || !entity(*mention)) break;
            row.push_back(entity(*mention));
            t = mention->first.at();
            while (t > first && mention_until(t, from) == nullptr && (upos(t - 1) == Upos::det || upos(t - 1) == Upos::adj || upos(t - 1) == Upos::noun)) --t;
            if (t == first) break;
            const std::string_view before = text_of(doc, TokenIndex(t - 1));
            if (before != "and" && !(before == "," && joined)) break;
            joined = true;
            --t;
            if (t > first && text_of(doc, TokenIndex(t - 1)) == ",") --t;  // "B, and C"
        }
        return row;
    }

    /// "signed an agreement in Doha, which …": the parser may hang the town on the agreement.
    EntityIndex place_behind(const Event& event) const {
        const Sentence& sentence = doc.sentences[event.sentence.at()];
        for (const Mention& mention : doc.mentions) {
            if (mention.span.begin >= sentence.span.end) break;
            if (mention.span.begin < event.trigger.end || mention.kind != MentionKind::name || mention.first.at() == 0) continue;
            const std::string_view between = std::string_view(doc.text).substr(event.trigger.end, mention.span.begin - event.trigger.end);
            if (between.find(',') != std::string_view::npos) return {};  // another clause
            const bool town = one_of(mention.type, {EntityType::gpe, EntityType::loc, EntityType::fac}) && (between.ends_with(" in ") || between.ends_with(" at "));
            if (town) return entity(mention);
        }
        return {};
    }

    /// Has the sentence of the event this thing behind its place line?
    bool in_clause(const Event& event, ChainIndex chain) const {
        const std::uint32_t from = place_line_end();
        const Span sentence = doc.sentences[event.sentence.at()].span;
        if (!sentence.contains(doc.masthead.dateline) || doc.masthead.dateline.empty()) return true;
        const Few<MentionIndex>& mentions = doc.chains[chain.at()].mentions;
        return std::any_of(mentions.begin(), mentions.end(), [&](MentionIndex m) {
            const Mention& mention = doc.mentions[m.at()];
            return mention.span.begin >= from && sentence.contains(mention.span) && !mention.metonym_of;
        });
    }
};

}  // namespace

std::vector<Signing> find_signings(const Corpus& corpus, const Lexicon& lexicon) {
    std::vector<Signing> found;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        const Article article{corpus, lexicon, DocumentIndex(d), doc};
        const std::size_t first = found.size();
        std::vector<Signing> partial;
        for (std::size_t e = 0; e < doc.events.size(); ++e) {
            const Event& event = doc.events[e];
            if (!is_signing(event) && !is_deal(event)) continue;
            Signing signing;
            signing.document = DocumentIndex(d);
            signing.event = EventIndex(e);
            signing.place = event.place ? corpus.entity(DocumentIndex(d), event.place) : article.place_behind(event);
            signing.words = event.clause.empty() ? event.trigger : event.clause;
            signing.sealed = is_signing(event) || (doc.syntax[event.token.at()].upos == Upos::verb && is_seal(lexicon, event.lemma));
            signing.reached = !is_signing(event);
            signing.when = article.day_of(event);
            // Two before the verb: they are its subject, whatever the tree says; else the event's actors.
            signing.parties = article.row_before(event);
            if (signing.parties.size() < 2) signing.parties.clear();
            const bool row = !signing.parties.empty();
            for (const Few<ChainIndex>* list : {&event.actors, &event.recipients}) {
                if (row && list == &event.actors) continue;
                for (const ChainIndex chain : *list) {
                    const EntityIndex entity = corpus.entity(DocumentIndex(d), chain);
                    if (entity && entity != signing.place && article.in_clause(event, chain)) signing.parties.push_back(entity);
                }
            }
            std::sort(signing.parties.begin(), signing.parties.end());
            signing.parties.erase(std::unique(signing.parties.begin(), signing.parties.end()), signing.parties.end());
            (signing.parties.size() >= 2 ? found : partial).push_back(std::move(signing));
        }
        for (std::size_t i = first; i < found.size(); ++i) article.set_scope(std::span(found).subspan(first), found[i]);
        for (std::size_t i = first; i < found.size(); ++i) article.set_law(doc.events[found[i].event.at()], found[i]);
        for (Signing& part : partial) {
            part.scope = {0, static_cast<std::uint32_t>(doc.text.size())};
            article.set_law(doc.events[part.event.at()], part);
        }
        // "X and Y sign a deal" over the article, "the deal was signed on Saturday" in it.
        if (found.size() != first + 1) continue;
        for (const Signing& part : partial) {
            Signing& whole = found.back();
            if (!part.sealed || !whole.sealed || (part.law && whole.law && part.law != whole.law)) continue;
            if (!whole.when) whole.when = part.when;
            if (!whole.place) whole.place = part.place;
            if (!whole.law) whole.law = part.law;
        }
    }
    return found;
}

}  // namespace dragoman

#include <algorithm>
#include <string>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/sentence_words.h"
#include "core/base/date_words.h"
#include "core/base/one_of.h"
#include "core/base/ordinal.h"

namespace dragoman {
namespace {

using Kind = TimeExpression::Kind;
using Unit = TimeExpression::Unit;
using Direction = TimeExpression::Direction;

class EventEvidence {
public:
    EventEvidence(const Document& doc, const WordsBySentence& words, const Resources& resources) : doc_(doc), by_sentence_(words), kb_(resources.knowledge_base) {}

    std::vector<DateConstraint> run() {
        for (std::size_t s = 0; s < doc_.sentences.size(); ++s) {
            const Span sentence = doc_.sentences[s].span;
            times_.clear();
            for (const Timex& time : doc_.times) {
                if (sentence.contains(time.span)) times_.push_back(&time);
            }
            words_ = by_sentence_[s];
            const bool anniversary = std::any_of(words_.begin(), words_.end(), [](const SentenceWord& word) { return word.lower == "anniversary"; });
            if (times_.empty() && !anniversary) continue;
            for (const KbIndex event : events_in(sentence)) {
                for (const Timex* time : times_) told(kb_[event], *time);
                if (anniversary) anniversary_of(kb_[event]);
            }
        }
        named_events();
        return std::move(constraints_);
    }

private:
    void add(DateInterval days, float weight, std::string text, Span span) { constraints_.push_back({{days}, weight, {std::move(text), span, {}}}); }

    static bool dated(const KbEntry& entry) { return entry.held && entry.held->length() <= 31 && entry.held->earliest >= all_days.earliest; }

    /// Named here and linked, or an agreement whose two parties stand here.
    std::vector<KbIndex> events_in(Span sentence) {
        std::vector<KbIndex> events;
        const auto from = std::lower_bound(doc_.mentions.begin(), doc_.mentions.end(), sentence.begin,
                                           [](const Mention& mention, std::uint32_t byte) { return mention.span.begin < byte; });
        for (auto mention = from; mention != doc_.mentions.end() && mention->span.begin < sentence.end; ++mention) {
            if (!mention->chain || (mention->type != EntityType::event && mention->type != EntityType::law)) continue;
            const KbIndex entry = doc_.chains[mention->chain.at()].entry;
            if (entry && dated(kb_[entry])) events.push_back(entry);
        }
        const bool speaks_of_one = std::any_of(words_.begin(), words_.end(), [](const SentenceWord& word) {
            return one_of(word.lower, {"deal", "agreement", "accord", "treaty", "pact"});
        });
        if (speaks_of_one) {
            for (const KbIndex agreement : kb_.agreements()) {
                if (dated(kb_[agreement]) && names_parties_of(kb_[agreement])) events.push_back(agreement);
            }
        }
        std::stable_sort(events.begin(), events.end());
        events.erase(std::unique(events.begin(), events.end()), events.end());
        return events;
    }

    bool follows(Span time, std::initializer_list<std::string_view> wanted) const {
        for (const SentenceWord& word : words_) {
            if (word.span.begin >= time.end) return one_of(word.lower, wanted);
        }
        return false;
    }

    void told(const KbEntry& event, const Timex& time) {
        const TimeExpression& e = time.expression;
        const std::string words(text_of(doc_, time.span));
        const bool ago = e.kind == Kind::offset && e.number < 0 && !e.vague;
        const bool after = e.kind == Kind::duration && e.number > 0 && !e.vague && e.extra_unit == Unit::none && follows(time.span, {"after", "since", "following"});
        if (ago || after) {
            const int amount = static_cast<int>(ago ? -e.number : e.number);
            Date then = event.held->earliest;
            int slack = 0;
            switch (e.unit) {
                case Unit::day: then = then + amount, slack = 2; break;
                case Unit::week: then = then + 7 * amount, slack = 6; break;
                case Unit::month: then = add_months(then, amount), slack = 20; break;
                case Unit::year: then = add_months(then, 12 * amount), slack = 100; break;
                default: return;
            }
            add({then - slack, then + slack}, ago ? 0.9f : 0.8f, std::string(event.name) + " is of " + interval_words(*event.held) + " and the text puts it " + words + (after ? " before" : ""), time.span);
        } else if (e.kind == Kind::partial && e.year == 0 && e.month != 0 && e.extra_unit == Unit::none && e.direction != Direction::future) {
            const Civil held = civil(event.held->earliest);
            if (held.month != e.month || (e.day != 0 && held.day != e.day)) return;
            add({event.held->latest, event.held->latest + 335}, 0.7f, std::string(event.name) + " is of " + interval_words(*event.held) + ": \"" + words + "\" is of that year", time.span);
        }
    }

    void anniversary_of(const KbEntry& event) {
        for (std::size_t i = 1; i < words_.size(); ++i) {
            if (words_[i].lower != "anniversary") continue;
            const int years = ordinal_number(words_[i - 1].lower);
            if (years == 0) continue;
            const Date then = add_months(event.held->earliest, 12 * years);
            add({then - 10, then + 10}, 0.9f, std::string(event.name) + " is of " + interval_words(*event.held) + ", and the text speaks of anniversary " + std::to_string(years),
                {words_[i - 1].span.begin, words_[i].span.end});
        }
    }

    /// A summit or treaty that the knowledge base dates is named a year before it at the earliest.
    void named_events() {
        for (const Chain& chain : doc_.chains) {
            if (!chain.entry || (chain.type != EntityType::event && chain.type != EntityType::law) || chain.mentions.empty()) continue;
            const KbEntry& entry = kb_[chain.entry];
            const Mention& mention = doc_.mentions[chain.mentions.front().at()];
            if (!entry.held || entry.held->earliest < all_days.earliest || mention.kind != MentionKind::name) continue;
            add(from_day(entry.held->earliest - 365), 0.5f, "names " + std::string(entry.name) + ", which was in " + interval_words(*entry.held), mention.span);
        }
    }

    /// An alias such as "X–Y deal" gives the parties; both must stand in the sentence, by any name.
    bool names_parties_of(const KbEntry& agreement) const {
        for (const std::string_view alias : agreement.aliases) {
            std::size_t dash = alias.find("\xE2\x80\x93"), size = 3;
            if (dash == std::string::npos) {
                dash = alias.find('-');
                size = 1;
            }
            if (dash == std::string::npos) continue;
            const std::size_t end = std::min(alias.find(' ', dash), alias.size());
            if (names(kb_.named(std::string_view(alias).substr(0, dash))) && names(kb_.named(std::string_view(alias).substr(dash + size, end - dash - size)))) return true;
        }
        return false;
    }
    bool names(std::span<const KbIndex> party) const {
        for (std::size_t i = 0; i < words_.size() && !party.empty(); ++i) {
            if (!words_[i].capital) continue;
            for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {
                if (i + n > words_.size()) break;
                const std::string_view name = std::string_view(doc_.text).substr(words_[i].span.begin, words_[i + n - 1].span.end - words_[i].span.begin);
                for (const KbIndex entry : kb_.named(name)) {
                    for (const KbIndex wanted : party) {
                        if (entry == wanted || kb_[wanted].capital == entry) return true;
                    }
                }
            }
        }
        return false;
    }

    const Document& doc_;
    const WordsBySentence& by_sentence_;
    const KnowledgeBase& kb_;
    std::vector<const Timex*> times_;
    std::span<const SentenceWord> words_;
    std::vector<DateConstraint> constraints_;
};

}  // namespace

std::vector<DateConstraint> event_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources) {
    return EventEvidence(doc, words, resources).run();
}

}  // namespace dragoman

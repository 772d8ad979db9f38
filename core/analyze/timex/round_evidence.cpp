// "The ninth round of talks is taking place": rounds whose days are known (assets/lexicon/talk-rounds.tsv) date the article.
#include <algorithm>
#include <string>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/sentence_words.h"
#include "core/base/date_words.h"
#include "core/base/one_of.h"
#include "core/base/ordinal.h"

namespace dragoman {
namespace {

struct Round {
    const Table::Row* row;
    DateInterval days;
};

/// "The round was under way when X said on Wednesday": written within the week that begins with such a day of the round.
std::vector<DateInterval> weeks_from(int day_of_week, DateInterval days) {
    std::vector<DateInterval> weeks;
    for (Date day = days.earliest; day <= days.latest; day = day + 1) {
        if (weekday(day) == day_of_week) weeks.push_back({day, day + 6});
    }
    return weeks;
}

/// How the sentence stands to the round: the days on which one would write so, and how sure that is. `day_of_week`: 1 to 7, of what it tells besides; 0: none.
DateConstraint seen_from(std::span<const SentenceWord> words, DateInterval days, int day_of_week) {
    const auto any = [&](std::initializer_list<std::string_view> wanted) {
        return std::any_of(words.begin(), words.end(), [&](const SentenceWord& word) { return one_of(word.lower, wanted); });
    };
    constexpr int soon = 45;  // how long before and after it a round is news
    if (any({"taking", "underway", "ongoing", "continues", "continue", "continued", "resumed", "began", "begun", "opened", "started", "currently"})) {
        std::vector<DateInterval> weeks = weeks_from(day_of_week, days);
        if (weeks.empty()) weeks = {{days.earliest, days.latest + 2}};
        return {std::move(weeks), 0.8f, {}};
    }
    if (any({"ended", "concluded", "closed", "finished", "after", "following", "since", "last", "previous", "failed"})) return {{{days.latest, days.latest + soon}}, 0.6f, {}};
    if (any({"will", "would", "ahead", "before", "next", "upcoming", "scheduled", "planned", "expected", "due"})) return {{{days.earliest - soon, days.earliest}}, 0.6f, {}};
    return {{{days.earliest - soon, days.latest + soon}}, 0.5f, {}};
}

class RoundEvidence {
public:
    RoundEvidence(const Document& doc, const WordsBySentence& words, const Resources& resources) : doc_(doc), by_sentence_(words), kb_(resources.knowledge_base), table_(resources.lexicon.table("talk-rounds")) {}

    std::vector<DateConstraint> run() {
        for (std::size_t s = 0; s < doc_.sentences.size(); ++s) {
            const Sentence& sentence = doc_.sentences[s];
            if (text_of(doc_, sentence.span).find("round") == std::string_view::npos) continue;
            words_ = by_sentence_[s];
            for (std::size_t i = 0; i + 3 < words_.size(); ++i) {
                const int number = ordinal_number(words_[i].lower);
                if (number == 0 || words_[i + 1].lower != "round" || words_[i + 2].lower != "of" || !of_talks(i + 3)) continue;
                const std::optional<Round> round = the_round(number, sentence.span);
                if (!round) continue;
                DateConstraint constraint = seen_from(words_, round->days, past_weekday(sentence.span));
                constraint.reason = {"round " + (*round->row)[0] + " of the " + (*round->row)[1] + " was " + interval_words(round->days), {words_[i].span.begin, words_[i + 1].span.end}, {}};
                constraints_.push_back(std::move(constraint));
            }
        }
        return std::move(constraints_);
    }

private:
    bool of_talks(std::size_t from) const {
        for (std::size_t i = from; i < words_.size() && i < from + 5; ++i) {
            if (one_of(words_[i].lower, {"talks", "negotiations", "consultations", "dialogue", "meetings", "discussions"})) return true;
        }
        return false;
    }

    int past_weekday(Span sentence) const {
        for (const Timex& time : doc_.times) {
            const TimeExpression& e = time.expression;
            const bool past = e.kind == TimeExpression::Kind::weekday && e.direction != TimeExpression::Direction::future && e.extra_unit == TimeExpression::Unit::none;
            if (past && sentence.contains(time.span)) return static_cast<int>(e.number);
        }
        return 0;
    }

    /// The one round of that number whose parties the article names, one of them in this sentence.
    std::optional<Round> the_round(int number, Span sentence) const {
        std::optional<Round> found;
        for (const Table::Row& row : table_.rows_of(std::to_string(number))) {
            if (row.size() < 5 || !names_parties(row[2], sentence)) continue;
            const std::optional<DateInterval> from = parse_iso(row[3]), to = parse_iso(row[4]);
            if (!from || !to) continue;
            if (found) return std::nullopt;
            found = Round{&row, {from->earliest, to->latest}};
        }
        return found;
    }

    bool names_parties(std::string_view alternatives, Span sentence) const {
        while (!alternatives.empty()) {
            std::string_view parties = alternatives.substr(0, alternatives.find('|'));
            alternatives.remove_prefix(std::min(parties.size() + 1, alternatives.size()));
            bool all = true, here = false;
            while (all && !parties.empty()) {
                const std::string_view id = parties.substr(0, parties.find('+'));
                parties.remove_prefix(std::min(id.size() + 1, parties.size()));
                all = named(kb_.by_id(id), sentence, here);
            }
            if (all && here) return true;
        }
        return false;
    }

    bool named(KbIndex entry, Span sentence, bool& here) const {
        bool found = false;
        for (const Chain& chain : doc_.chains) {
            if (!entry || chain.entry != entry) continue;
            found = found || !chain.mentions.empty();
            here = here || std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](MentionIndex m) { return sentence.contains(doc_.mentions[m.at()].span); });
        }
        return found;
    }

    const Document& doc_;
    const WordsBySentence& by_sentence_;
    const KnowledgeBase& kb_;
    const Table& table_;
    std::span<const SentenceWord> words_;
    std::vector<DateConstraint> constraints_;
};

}  // namespace

std::vector<DateConstraint> round_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources) { return RoundEvidence(doc, words, resources).run(); }

}  // namespace dragoman

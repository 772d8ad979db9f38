#include <algorithm>
#include <map>
#include <utility>

#include "core/analyze/timex/date_evidence.h"
#include "core/analyze/timex/sentence_words.h"
#include "core/base/date_words.h"
#include "core/base/one_of.h"

namespace dragoman {
namespace {

struct Office {
    std::size_t begin = 0, end = 0;  ///< Words.
    std::vector<std::string_view> titles;
};

std::vector<Office> offices_in(std::span<const SentenceWord> words, const Table& titles) {
    std::vector<Office> found;
    std::string phrase;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Office best;
        phrase.clear();
        for (std::size_t n = 1; n <= 8 && i + n <= words.size(); ++n) {
            if (n > 1) phrase.push_back(' ');
            phrase += words[i + n - 1].lower;
            if (!titles.begins_key(phrase)) break;
            Office here{i, i + n, {}};
            for (const Table::Row& row : titles.rows_of(phrase)) {
                if (row[2] == "dated") here.titles.push_back(row[1]);
            }
            if (!here.titles.empty()) best = std::move(here);
        }
        if (best.end == 0) continue;
        found.push_back(best);
        i = best.end - 1;
    }
    return found;
}

/// A run of capitalised words [begin, end) at `at`, at most four.
std::size_t run_end(std::span<const SentenceWord> words, std::size_t at) {
    std::size_t end = at;
    while (end < words.size() && end < at + 4 && words[end].capital && (end == at || !words[end].after_comma)) ++end;
    return end;
}

class OfficeEvidence {
public:
    OfficeEvidence(const Document& doc, const WordsBySentence& words, const Resources& resources)
        : doc_(doc), by_sentence_(words), kb_(resources.knowledge_base), titles_(resources.lexicon.table("offices")) {}

    std::vector<DateConstraint> run() {
        for (std::size_t s = 0; s < doc_.sentences.size(); ++s) {
            words_ = by_sentence_[s];
            looks_back_ = has_year(doc_.sentences[s].span);
            for (const Office& office : offices_in(words_, titles_)) read(office);
        }
        std::vector<DateConstraint> constraints;
        for (auto& [key, constraint] : found_) constraints.push_back(std::move(constraint));
        std::stable_sort(constraints.begin(), constraints.end(), [](const DateConstraint& a, const DateConstraint& b) {
            return a.reason.span < b.reason.span;
        });
        return constraints;
    }

private:
    bool has_year(Span sentence) const {
        return std::any_of(doc_.times.begin(), doc_.times.end(), [&](const Timex& time) {
            return sentence.contains(time.span) && time.expression.year != 0;
        });
    }

    void read(const Office& office) {
        if (office.begin > 0 && one_of(words_[office.begin - 1].lower, {"deputy", "assistant", "associate", "under", "shadow", "honorary", "aspiring", "would", "be", "next"})) return;
        const std::size_t after = run_end(words_, office.end);
        if (after > office.end && try_names(office, office.end, after, true)) return;
        // "Jane Doe, the foreign minister of …", "Jane Doe, who serves as …"
        for (std::size_t at = office.begin; at-- > 0 && office.begin - at <= 7;) {
            if (!words_[at].capital) {
                if (!one_of(words_[at].lower, {"who", "serves", "served", "serving", "as", "the", "is", "was", "a", "an", "current", "country", "acting", "former", "then", "new", "of", "and", "also", "now"})) return;
                continue;
            }
            std::size_t begin = at;
            while (begin > 0 && words_[begin - 1].capital && !words_[begin].after_comma && at - begin < 3) --begin;
            if (at - begin >= 1 && try_names(office, begin, at + 1, false)) return;
            at = begin;
            if (at == 0) return;
        }
    }

    /// Names in the words [begin, end): the whole run, then less of it, then the surname behind a title.
    bool try_names(const Office& office, std::size_t begin, std::size_t end, bool behind_title) {
        const std::optional<KbIndex> linked = linked_person({words_[begin].span.begin, words_[end - 1].span.end});
        if (linked && hold(office, std::span(&*linked, 1), begin, end, 1.f)) return true;
        for (std::size_t to = end; to > begin + 1; --to) {
            const std::string_view name = std::string_view(doc_.text).substr(words_[begin].span.begin, words_[to - 1].span.end - words_[begin].span.begin);
            if (hold(office, kb_.named(name), begin, to, 1.f)) return true;
        }
        for (std::size_t to = end; to > begin + 1; --to) {  // "Joe Doe" for "Joe F. Doe, Jr."
            const std::string_view first = slice(doc_.text, words_[begin].span);
            std::vector<KbIndex> alike;
            for (const KbIndex person : kb_.surnamed(slice(doc_.text, words_[to - 1].span))) {
                const std::string_view name = kb_[person].name;
                if (name.starts_with(first) && name.size() > first.size() && name[first.size()] == ' ') alike.push_back(person);
            }
            if (hold(office, alike, begin, to, 0.9f)) return true;
        }
        if (!behind_title) return false;
        for (std::size_t to = end; to > begin; --to) {
            if (hold(office, kb_.surnamed(slice(doc_.text, words_[to - 1].span)), begin, to, to - begin > 1 ? 0.8f : 0.6f)) return true;
        }
        return false;
    }

    /// Whom the linker took a name in the span for.
    std::optional<KbIndex> linked_person(Span span) const {
        const auto from = std::lower_bound(doc_.mentions.begin(), doc_.mentions.end(), span.begin,
                                           [](const Mention& mention, std::uint32_t byte) { return mention.span.begin < byte; });
        for (auto mention = from; mention != doc_.mentions.end() && mention->span.begin < span.end; ++mention) {
            if (mention->kind != MentionKind::name || mention->type != EntityType::person || !mention->chain) continue;
            const KbIndex entry = doc_.chains[mention->chain.at()].entry;
            if (entry) return entry;
        }
        return std::nullopt;
    }

    bool country_named(KbIndex country) const {
        if (!country) return false;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (!words_[i].capital) continue;
            for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {
                if (i + n > words_.size()) break;
                const std::string_view name = std::string_view(doc_.text).substr(words_[i].span.begin, words_[i + n - 1].span.end - words_[i].span.begin);
                for (const KbIndex entry : kb_.named(name)) {
                    if (entry == country || kb_[entry].country == country) return true;
                }
            }
        }
        return false;
    }

    bool hold(const Office& office, std::span<const KbIndex> persons, std::size_t begin, std::size_t end, float weight) {
        struct Term {
            DateInterval days;
            bool at_home;
        };
        std::vector<Term> terms;
        bool any_at_home = false;
        KbIndex holder;
        std::string_view title;
        for (const KbIndex person : persons) {
            const KbEntry& entry = kb_[person];
            if (entry.type != EntityType::person) continue;
            for (const KbRole& role : entry.roles) {
                if (std::find(office.titles.begin(), office.titles.end(), role.title) == office.titles.end() || !role.from) continue;
                const bool at_home = country_named(role.of);
                any_at_home = any_at_home || at_home;
                terms.push_back({{*role.from, role.to ? *role.to + 7 : all_days.latest}, at_home});
                if (!holder || at_home) {
                    holder = person;
                    title = role.title;
                }
            }
        }
        if (terms.empty()) return false;
        if (any_at_home) std::erase_if(terms, [](const Term& term) { return !term.at_home; });
        std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.days.earliest < b.days.earliest; });

        const std::size_t from = std::min(office.begin, begin), to = std::max(office.end, end);
        bool former = false, fresh = false;
        for (std::size_t i = from > 4 ? from - 4 : 0; i < from; ++i) {
            former = former || one_of(words_[i].lower, {"former", "ex", "then", "late", "ousted", "onetime", "erstwhile"});
            fresh = fresh || one_of(words_[i].lower, {"new", "newly", "incoming"});
        }
        DateConstraint constraint;
        constraint.weight = weight * (looks_back_ ? 0.4f : 1.f) * (any_at_home ? 1.f : 0.7f);
        std::vector<DateInterval> covered;
        for (const Term& term : terms) {
            if (!covered.empty() && term.days.earliest <= covered.back().latest) {
                covered.back().latest = std::max(covered.back().latest, term.days.latest);
            } else {
                covered.push_back(term.days);
            }
            DateInterval days = term.days;
            if (former || looks_back_) days = from_day(former && term.days.latest != all_days.latest ? term.days.latest - 7 : term.days.earliest);
            else if (fresh) days.latest = std::min(days.latest, days.earliest + 180);
            if (!constraint.days.empty() && days.earliest <= constraint.days.back().latest) {
                constraint.days.back().latest = std::max(constraint.days.back().latest, days.latest);
            } else {
                constraint.days.push_back(days);
            }
        }
        std::string span_words;  // the offices of one country overlap; what is told is the days they cover together
        for (const DateInterval days : covered) {
            if (!span_words.empty()) span_words += " and ";
            span_words += day_words(days.earliest) + (days.latest == all_days.latest ? " on" : " to " + day_words(days.latest - 7));
        }
        if (former && constraint.days.empty()) return true;
        const Span where{words_[from].span.begin, words_[to - 1].span.end};
        constraint.reason = {std::string(kb_[holder].name) + " held the office of " + std::string(title) + " from " + span_words + (former ? "; the text calls it past" : fresh ? "; the text calls it new" : ""), where, {}};
        // One constraint a holder and office; the sharper wording wins.
        const std::string key = std::string(kb_[holder].id) + "|" + std::string(title) + (former ? "|former" : "");
        const auto known = found_.find(key);
        if (known == found_.end()) {
            found_.emplace(key, std::move(constraint));
        } else if (fresh || constraint.weight > known->second.weight) {
            known->second = std::move(constraint);
        }
        return true;
    }

    const Document& doc_;
    const WordsBySentence& by_sentence_;
    const KnowledgeBase& kb_;
    const Table& titles_;
    std::span<const SentenceWord> words_;
    bool looks_back_ = false;
    std::map<std::string, DateConstraint> found_;
};

}  // namespace

std::vector<DateConstraint> office_evidence(const Document& doc, const WordsBySentence& words, const Resources& resources) { return OfficeEvidence(doc, words, resources).run(); }

}  // namespace dragoman

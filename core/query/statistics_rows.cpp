#include "core/query/statistics_rows.h"

#include <algorithm>
#include <map>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

/// Counts by key in the order of the keys; bars are then sorted by count, so that equal ones keep that order.
template <class Key>
class Tallies {
public:
    void add(const Key& key) { ++counts_[key]; }
    template <class Make>
    std::vector<StatisticsBar> bars(std::size_t most, const Make& make) const {
        std::vector<std::pair<std::size_t, Key>> sorted;
        for (const auto& [key, count] : counts_) sorted.emplace_back(count, key);
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        if (sorted.size() > most) sorted.resize(most);
        std::vector<StatisticsBar> out;
        for (const auto& each : sorted) {
            StatisticsBar bar = make(each.second);
            bar.count = each.first;
            out.push_back(std::move(bar));
        }
        return out;
    }

private:
    std::map<Key, std::size_t> counts_;
};

/// The filter with one more thing asked for in its search.
Filter asking(Filter filter, const std::string& more) {
    const bool several = filter.text.find(" OR ") != std::string::npos;
    const std::string before(trimmed(filter.text));
    filter.text = before.empty() ? more : (several ? "(" + before + ") " : before + " ") + more;
    return filter;
}
template <class Enum>
StatisticsBar value_bar(const Filter& filter, std::string_view field, Enum value, std::string label) {
    return {std::move(label), 0, 0, asking(filter, std::string(field) + ":" + folded(name_of(value)))};
}

/// Bars of months, or of years where the months would be more than a screen takes.
std::vector<StatisticsBar> over_time(const std::vector<DateInterval>& dates, const Filter& filter) {
    if (dates.empty()) return {};
    const auto month_of = [](Date date) {
        const Civil day = civil(date);
        return day.year * 12 + static_cast<int>(day.month) - 1;
    };
    int first = month_of(dates.front().earliest), last = first;
    for (const DateInterval& date : dates) {
        first = std::min(first, month_of(date.earliest));
        last = std::max(last, month_of(date.latest));
    }
    const int step = last - first < 48 ? 1 : 12;
    first -= first % step;
    std::vector<StatisticsBar> out;
    for (int month = first; month <= last; month += step) {
        const Date begin = *make_date(month / 12, month % 12 + 1, 1);
        const DateInterval whole{begin, add_months(begin, step) + -1};
        StatisticsBar bar{step == 1 ? iso(begin).substr(0, 7) : std::to_string(month / 12), 0, 0, filter};
        bar.narrowed.interval = filter.interval ? intersect(whole, *filter.interval) : whole;
        out.push_back(std::move(bar));
    }
    for (const DateInterval& date : dates) {
        const auto from = static_cast<std::size_t>((month_of(date.earliest) - first) / step), to = static_cast<std::size_t>((month_of(date.latest) - first) / step);
        if (from == to) ++out[from].count;
        for (std::size_t i = from; from != to && i <= to; ++i) ++out[i].perhaps;
    }
    return out;
}

std::vector<TellingWord> telling_words(const Corpus& corpus, const std::vector<char>& in_view, std::size_t most) {
    const TextIndex* index = corpus.text_index.get();
    if (!index) return {};
    double words_here = 0;
    for (std::size_t d = 0; d < in_view.size(); ++d) words_here += in_view[d] ? index->words[d] : 0;
    const double words_elsewhere = static_cast<double>(index->all_words) - words_here;
    if (words_here == 0 || words_elsewhere == 0) return {};
    std::vector<TellingWord> out;
    for (std::size_t t = 0; t < index->terms(); ++t) {
        if (index->word_count[t] < 3 || index->term(t).size() < 2) continue;
        TellingWord word;
        PostingReader reader(*index, t);
        while (reader.next()) word.here += in_view[reader.document()] ? reader.frequency() : 0;
        word.elsewhere = index->word_count[t] - word.here;
        const bool more_often = word.here * words_elsewhere > word.elsewhere * words_here;
        if (!more_often) continue;
        word.score = log_likelihood(word.here, words_here, word.elsewhere, words_elsewhere);
        if (word.score < 3.84) continue;  // once in twenty times by chance: nothing to tell
        word.word = index->term(t);
        out.push_back(std::move(word));
    }
    std::stable_sort(out.begin(), out.end(), [](const TellingWord& a, const TellingWord& b) { return a.score > b.score; });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace

double log_likelihood(double here, double words_here, double elsewhere, double words_elsewhere) {
    const double share = (here + elsewhere) / (words_here + words_elsewhere);
    const auto part = [&](double count, double words) { return count > 0 ? count * plain_log(count / (words * share)) : 0.0; };
    return 2 * (part(here, words_here) + part(elsewhere, words_elsewhere));
}

Statistics statistics(const Corpus& corpus, const Filter& filter, std::size_t most) {
    const Scope scope = resolve(corpus, filter);
    Statistics out;
    std::vector<DateInterval> dates;
    std::vector<char> in_view(corpus.documents.size(), 0);
    Tallies<std::string> outlets;
    Tallies<EventType> types;
    Tallies<EventStatus> statuses;
    Tallies<EntityIndex> speakers;
    Tallies<Stance> stances;
    Tallies<EntityType> entity_types;
    std::vector<char> met(corpus.entities.size(), 0);
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        const Document& doc = corpus.documents[d];
        const std::optional<DateInterval> days = doc.published.days();
        if (!scope.has(document) || !scope.time(days)) continue;
        in_view[d] = 1;
        ++out.documents;
        if (days && days->length() <= 366) dates.push_back(*days);
        else ++out.undated;
        if (const std::string outlet = document_outlet(doc); !outlet.empty()) outlets.add(outlet);
        for (const Event& event : doc.events) {
            if (event.type == EventType::statement) continue;
            types.add(event.type);
            statuses.add(event.status);
        }
        for (std::size_t q = 0; q < doc.quotations.size(); ++q) {
            const Quotation& quotation = doc.quotations[q];
            if (quotation.group && quotation.group.at() != q) continue;  // goes on with another
            if (const EntityIndex speaker = corpus.entity(document, quotation.speaker_chain)) speakers.add(speaker);
            if (quotation.stance != Stance::neutral) stances.add(quotation.stance);
        }
        for (const EntityIndex entity : corpus.entity_of[d]) {
            if (entity && !met[entity.at()]) {
                met[entity.at()] = 1;
                entity_types.add(corpus.entities[entity.at()].type);
            }
        }
    }
    out.time = over_time(dates, filter);
    out.outlets = outlets.bars(most, [&](const std::string& name) { return StatisticsBar{name, 0, 0, asking(filter, "outlet:\"" + name + "\"")}; });
    out.event_types = types.bars(most, [&](EventType type) { return value_bar(filter, "type", type, capitalised(std::string(plain_name(type)))); });
    out.event_statuses = statuses.bars(most, [&](EventStatus status) { return value_bar(filter, "status", status, capitalised(std::string(name_of(status)))); });
    out.stances = stances.bars(most, [&](Stance stance) { return value_bar(filter, "stance", stance, capitalised(std::string(name_of(stance)))); });
    out.speakers = speakers.bars(most, [&](EntityIndex speaker) {
        StatisticsBar bar{corpus.entities[speaker.at()].name, 0, 0, filter};
        bar.narrowed.speakers = {corpus.entities[speaker.at()].id};
        return bar;
    });
    out.entity_types = entity_types.bars(most, [&](EntityType type) {
        StatisticsBar bar{capitalised(std::string(plain_name(type))), 0, 0, filter};
        bar.narrowed.types = {type};
        return bar;
    });
    if (out.documents < corpus.documents.size()) out.words = telling_words(corpus, in_view, 30);
    return out;
}

}  // namespace dragoman

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "core/assemble/conflict/finders.h"
#include "core/base/one_of.h"
#include "core/base/utf8.h"
#include "core/document/tree.h"

namespace dragoman {
namespace {

constexpr std::size_t figures_compared = 64;  // figures of one slot that are compared with the next

/// "at least 12 people were killed"
struct Figure {
    DocumentIndex document;
    Span words;
    EntityIndex source;
    EntityIndex place;          ///< Where it befell them, as the event says.
    std::int32_t people = -1;   ///< Whose they are: "Russian troops"; a party.
    std::uint32_t number = 0;
    bool at_least = false;
    std::int32_t day = 0;
};

/// What is counted: of which thread (or, below zero, of which story) and what befell how many.
struct Slot {
    int thread;
    std::string what;
    friend bool operator<(const Slot& a, const Slot& b) { return a.thread != b.thread ? a.thread < b.thread : a.what < b.what; }
};

std::string_view kind_of(std::string_view lemma) {
    if (one_of(lemma, {"kill", "die", "slay", "dead", "death"})) return "killed";
    if (one_of(lemma, {"wound", "injure", "hurt"})) return "wounded";
    if (one_of(lemma, {"arrest", "detain"})) return "arrested";
    if (one_of(lemma, {"release", "free"})) return "released";
    if (one_of(lemma, {"abduct", "kidnap"})) return "abducted";
    if (one_of(lemma, {"displace", "evacuate"})) return "displaced";
    return {};
}

class FigureReader {
public:
    FigureReader(const ClaimContext& context, DocumentIndex document)
        : context_(context), words_(context.resources.lexicon.table("time_words")), document_(document), doc_(context.document(document)) {}

    void read(std::map<Slot, std::vector<Figure>>& out) {
        for (std::size_t e = 0; e < doc_.events.size(); ++e) {
            const Event& event = doc_.events[e];
            const std::string_view kind = kind_of(event.lemma);
            if (kind.empty() || event.negative || event.status != EventStatus::occurred) continue;
            const Sentence& sentence = doc_.sentences[event.sentence.at()];
            if (sentence.block && doc_.blocks[sentence.block.at()].role != BlockRole::body && doc_.blocks[sentence.block.at()].role != BlockRole::title) continue;
            if (!tree_) tree_.emplace(doc_);
            if (doc_.syntax[event.token.at()].upos != Upos::verb) continue;
            const TokenIndex counted = event.lemma == "die" ? tree_->subject(event.token) : tree_->patient(event.token);
            const std::optional<Count> count = counted ? count_of(counted, sentence) : std::nullopt;
            if (!count) continue;
            const int thread = context_.thread_of(document_, e);
            const Slot slot{thread >= 0 ? thread : -2 - context_.story[document_.at()], std::string(count->of) + " " + std::string(kind)};
            out[slot].push_back({document_, context_.words(event), context_.corpus.entity(document_, event.source),
                                 place_of(event), count->people, count->number, count->at_least, day_of(doc_)});
        }
    }

private:
    struct Count {
        std::uint32_t number = 0;
        bool at_least = false;
        std::string_view of;  ///< Lemma of what is counted; "people" for persons in general.
        std::int32_t people = -1;
    };

    /// Where it was: as the event says, else another of its sentence ("killed in an attack in Lima").
    EntityIndex place_of(const Event& event) const {
        if (event.place) return context_.corpus.entity(document_, event.place);
        for (const Event& other : doc_.events) {
            if (other.sentence == event.sentence && other.place) return context_.corpus.entity(document_, other.place);
        }
        return {};
    }

    std::optional<std::uint32_t> number(TokenIndex t) const {
        std::string text = lowered(text_of(doc_, t));
        std::erase(text, ',');
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size()) return value;
        for (const Table::Row& row : words_.rows_of(text)) {
            if (row.size() > 2 && row[1] == "cardinal" && std::from_chars(row[2].data(), row[2].data() + row[2].size(), value).ec == std::errc()) return value;
        }
        return std::nullopt;
    }

    /// "498 Russian troops"
    std::int32_t people_of(TokenIndex noun) const {
        const std::uint32_t from = doc_.tokens[tree_->first_below(noun).at()].span.begin, to = doc_.tokens[noun.at()].span.end;
        for (const Mention& mention : doc_.mentions) {
            if (mention.span.begin >= to) break;
            if (mention.span.begin < from || mention.kind != MentionKind::name || mention.span.end >= to) continue;  // not "four Palestinians"
            if (const EntityIndex entity = context_.corpus.entity(document_, mention.chain)) return context_.parties.party(entity);
        }
        return -1;
    }

    /// Of people as such only: "12 killed, five of them children" are no two answers to one question.
    std::optional<Count> count_of(TokenIndex noun, const Sentence& sentence) const {
        const TokenIndex digit = doc_.syntax[noun.at()].upos == Upos::num ? noun : tree_->child(noun, Deprel::nummod);
        if (!digit) return std::nullopt;
        const std::optional<std::uint32_t> value = number(digit);
        if (!value || *value < 2) return std::nullopt;
        Count count{*value, false, "people"};
        if (digit != noun) {
            const std::string_view of = lemma(doc_, noun);
            if (one_of(of, {"other", "more"})) return std::nullopt;  // "12 others": besides some
            if (!one_of(of, {"people", "person", "victim"})) count.of = of;
            count.people = people_of(noun);
        }
        for (std::size_t back = 1; back <= 3 && digit.at() >= sentence.first.at() + back; ++back) {
            const std::string before = lowered(text_of(doc_, TokenIndex(digit.at() - back)));
            if (one_of(before, {"least", "over", "than", "above"})) count.at_least = true;
            if (one_of(before, {"about", "around", "some", "nearly", "almost", "approximately", "up", "roughly"})) return std::nullopt;
        }
        return count;
    }

    const ClaimContext& context_;
    const Table& words_;
    DocumentIndex document_;
    const Document& doc_;
    std::optional<Tree> tree_;
};

bool agree(const Figure& a, const Figure& b) {
    return a.number == b.number || (a.at_least && a.number < b.number) || (b.at_least && b.number < a.number);
}

/// Of one happening: in one place, or (where a place is not told) of one people.
bool comparable(const Figure& a, const Figure& b, bool loose) {
    if (a.document == b.document && (loose || a.source == b.source)) return false;
    if (a.place && b.place) return a.place == b.place;
    if (a.people >= 0 && b.people >= 0) return a.people == b.people;
    return !loose;
}

}  // namespace

void conflicts_of_figures(const ClaimContext& context, Conflicts& found) {
    std::map<Slot, std::vector<Figure>> slots;
    for (std::size_t d = 0; d < context.corpus.documents.size(); ++d) {
        if (!context.copy[d]) FigureReader(context, DocumentIndex(d)).read(slots);
    }
    for (const auto& entry : slots) {
        const Slot& slot = entry.first;
        const std::vector<Figure>& figures = entry.second;
        if (figures.size() < 2) continue;
        // Without a thread two numbers of one article may be of two happenings.
        const bool loose = slot.thread < 0;
        const Figure* one = nullptr;
        const Figure* other = nullptr;
        for (std::size_t i = 0; i < figures.size() && !one; ++i) {
            for (std::size_t k = i + 1; k < std::min(figures.size(), i + figures_compared) && !one; ++k) {
                if (!comparable(figures[i], figures[k], loose) || agree(figures[i], figures[k])) continue;
                one = &figures[i];
                other = &figures[k];
            }
        }
        if (!one) continue;
        if (loose) {
            const auto twice = [&](const Figure* f) { return std::count_if(figures.begin(), figures.end(), [&](const Figure& g) { return g.document == f->document; }) > 1; };
            if (twice(one) || twice(other)) continue;
        }
        if (other->day < one->day) std::swap(one, other);
        const auto says = [&](const Figure& f) { return (f.at_least ? "at least " : "") + std::to_string(f.number) + " " + slot.what; };  // "12 people killed"
        // A toll that grows from one day to the next is news, not a clash.
        const bool grown = other->day > one->day && other->number > one->number;
        found.push_back(conflict_of("figure:" + context.document(one->document).id + ":" + std::to_string(one->words.begin) + ":" + slot.what,
                                    grown ? ConflictKind::superseded : ConflictKind::contradiction,
                                    (grown ? "A later report raises the number: " : "Two numbers for one thing: ") + says(*one) + ", " + says(*other) + ".",
                                    {{{one->document, one->words}, one->source, says(*one)}, {{other->document, other->words}, other->source, says(*other)}},
                                    {"figure-against-figure", loose ? 0.4f : 0.6f}));
    }
}

}  // namespace dragoman

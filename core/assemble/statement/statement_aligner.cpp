#include "core/assemble/statement/statement_aligner.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

#include "core/base/one_of.h"
#include "core/base/slug.h"
#include "core/base/text_hash.h"

namespace dragoman {
namespace {

constexpr std::size_t fewest_words = 4;      // that carry meaning; "We will attend" is said too often
constexpr std::size_t keys_each = 6;         // rarest words by which a statement meets others
constexpr std::size_t neighbours = 24;       // compared in one word's list
constexpr int days_apart = 31;               // a report of an older statement
constexpr double contained = 0.7;            // of the shorter one's weight, by the same speaker
constexpr double contained_anyhow = 0.85;    // by whomever, or with no day known
constexpr std::size_t words_anyhow = 6;
constexpr double of_longer = 0.3;

/// A word or name as a hash whose upper bits tell what it is.
struct Word {
    std::uint32_t key;
    float weight = 0;  ///< The rarer among statements, the more.
};
constexpr std::uint32_t kind_bits = 3u << 30, plain = 0, name = 1u << 30, number = 2u << 30;

std::uint32_t key_of(std::string_view text, std::uint32_t kind) {
    const std::uint64_t hash = text_hash(text);
    return (static_cast<std::uint32_t>(hash ^ hash >> 32) & ~kind_bits) | kind;
}

/// One statement of one article; its words and names, each once, by key, are a run of Told::words.
struct Whole {
    StatementVersion version;
    EntityIndex speaker;
    std::uint32_t begin = 0, end = 0;
    float weight = 0;     ///< Of them all.
    int day = 0;          ///< Middle of the publication interval.
    bool dated = false;
    bool denied = false;  ///< "will not attend"
    std::size_t size() const { return end - begin; }
};

struct Told {
    std::vector<Whole> wholes;
    std::vector<Word> words;
    std::span<const Word> of(const Whole& whole) const { return {words.data() + whole.begin, whole.size()}; }
};

bool carries_meaning(Upos tag, std::string_view lemma) {
    switch (tag) {
        case Upos::noun: case Upos::propn: case Upos::adj: case Upos::num: return lemma.size() > 1;
        case Upos::verb: return lemma.size() > 2;
        default: return false;
    }
}

/// A name counts as whom it names: "Moscow", "Russia".
void add_words(const Corpus& corpus, DocumentIndex document, Span span, std::vector<Word>& words, bool& denied) {
    const Document& doc = corpus.documents[document.at()];
    const auto first = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), span.begin, [](const Token& t, std::uint32_t b) { return t.span.begin < b; });
    auto mention = std::partition_point(doc.mentions.begin(), doc.mentions.end(), [&](const Mention& m) { return m.span.begin < span.begin; });
    for (auto token = first; token != doc.tokens.end() && token->span.begin < span.end;) {
        while (mention != doc.mentions.end() && mention->span.begin < token->span.begin) ++mention;
        if (mention != doc.mentions.end() && mention->span.begin == token->span.begin && mention->kind == MentionKind::name && span.contains(mention->span)) {
            if (const EntityIndex entity = corpus.entity(document, mention->chain)) {
                words.push_back({key_of(corpus.entities[entity.at()].id, name)});
                while (token != doc.tokens.end() && token->span.begin < mention->span.end) ++token;
                continue;
            }
        }
        const std::size_t index = static_cast<std::size_t>(token - doc.tokens.begin());
        if (index < doc.syntax.size()) {
            const std::string lower = lowered(lemma(doc, TokenIndex(index)));
            const Upos tag = doc.syntax[index].upos;
            if (carries_meaning(tag, lower)) words.push_back({key_of(lower, tag == Upos::num ? number : plain)});
            if (one_of(lower, {"not", "n't", "n’t", "never", "no", "nobody", "nothing"})) denied = !denied;
        }
        ++token;
    }
}

/// The pieces of an interrupted quotation are one whole, told by its first.
Told told_in(const Corpus& corpus) {
    constexpr std::size_t usual_words = 11;
    Told told;
    std::size_t quotations = 0;
    for (const Document& doc : corpus.documents) quotations += doc.quotations.size();
    told.wholes.reserve(quotations);
    told.words.reserve(quotations * usual_words);
    std::vector<Word> words;
    const auto by_key = [](const Word& a, const Word& b) { return a.key < b.key; };
    const auto same_key = [](const Word& a, const Word& b) { return a.key == b.key; };
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const Document& doc = corpus.documents[d];
        const std::optional<DateInterval> when = doc.published.days();
        for (std::size_t q = 0; q < doc.quotations.size(); ++q) {
            const Quotation& quotation = doc.quotations[q];
            if (quotation.group && quotation.group.at() < q) continue;
            Whole whole;
            words.clear();
            add_words(corpus, DocumentIndex(d), quotation.content, words, whole.denied);
            for (std::size_t piece = q + 1; piece < doc.quotations.size(); ++piece) {
                if (doc.quotations[piece].group == QuotationIndex(q)) add_words(corpus, DocumentIndex(d), doc.quotations[piece].content, words, whole.denied);
            }
            std::sort(words.begin(), words.end(), by_key);
            words.erase(std::unique(words.begin(), words.end(), same_key), words.end());
            if (words.size() < fewest_words) continue;
            whole.version = {DocumentIndex(d), QuotationIndex(q)};
            whole.speaker = corpus.entity(DocumentIndex(d), quotation.speaker_chain);
            whole.dated = when.has_value();
            if (when) whole.day = (when->earliest.days + when->latest.days) / 2;
            whole.begin = static_cast<std::uint32_t>(told.words.size());
            told.words.insert(told.words.end(), words.begin(), words.end());
            whole.end = static_cast<std::uint32_t>(told.words.size());
            told.wholes.push_back(whole);
        }
    }
    std::stable_sort(told.wholes.begin(), told.wholes.end(), [](const Whole& a, const Whole& b) { return a.dated != b.dated ? a.dated : a.dated && a.day < b.day; });
    return told;
}

/// By how many statements hold a word, counted in slots: two words that share one seem less rare, seldom enough.
void weigh(Told& told) {
    constexpr std::uint32_t slots = 1u << 21;
    std::vector<std::uint32_t> held(slots, 0);
    for (const Word& word : told.words) ++held[word.key & (slots - 1)];
    const double count = static_cast<double>(told.wholes.size());
    for (Word& word : told.words) word.weight = static_cast<float>(std::log(1.0 + count / held[word.key & (slots - 1)]));
    for (Whole& whole : told.wholes) {
        for (const Word& word : told.of(whole)) whole.weight += word.weight;
    }
}

struct Overlap {
    float weight = 0;
    std::size_t words = 0, names = 0, numbers = 0;
};

Overlap overlap(std::span<const Word> a, std::span<const Word> b) {
    Overlap shared;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].key == b[j].key) {
            shared.weight += a[i].weight;
            ++shared.words;
            shared.names += (a[i].key & kind_bits) == name;
            shared.numbers += (a[i].key & kind_bits) == number;
            ++i, ++j;
        } else if (a[i].key < b[j].key) {
            ++i;
        } else {
            ++j;
        }
    }
    return shared;
}

std::size_t count(std::span<const Word> words, std::uint32_t kind) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const Word& word) { return (word.key & kind_bits) == kind; }));
}

/// How far the words of two agree, 1 for the same ones; 0 where they are not one statement.
double likeness(const Told& told, const Whole& a, const Whole& b) {
    if (a.version.document == b.version.document || a.denied != b.denied) return 0;
    if (std::min(a.weight, b.weight) < of_longer * std::max(a.weight, b.weight)) return 0;  // a line of a speech is not the speech
    const std::span<const Word> of_a = told.of(a), of_b = told.of(b);
    const Overlap shared = overlap(of_a, of_b);
    if (shared.words < fewest_words) return 0;
    const double part = shared.weight / std::min(a.weight, b.weight), agree = shared.weight / std::max(a.weight, b.weight);
    if (agree < of_longer) return 0;
    // "on February 11" and "on February 17", "a grant for Salem" and "for Derby"
    if (count(of_a, number) > shared.numbers && count(of_b, number) > shared.numbers) return 0;
    if (shared.names == 0 && count(of_a, name) > 0 && count(of_b, name) > 0) return 0;
    const bool near = a.dated && b.dated && std::abs(a.day - b.day) <= days_apart;
    if (near && a.speaker && a.speaker == b.speaker) return part >= contained ? agree : 0;
    if (a.dated && b.dated && !near) return 0;
    return part >= contained_anyhow && shared.words >= words_anyhow ? agree : 0;
}

/// Each statement in the lists of its rarest words: the word, then the statement, by date.
std::vector<std::uint64_t> meetings(const Told& told) {
    std::vector<std::uint64_t> lists;
    lists.reserve(told.wholes.size() * keys_each);
    std::vector<Word> rarest;
    for (std::size_t i = 0; i < told.wholes.size(); ++i) {
        const std::span<const Word> words = told.of(told.wholes[i]);
        rarest.assign(words.begin(), words.end());
        std::sort(rarest.begin(), rarest.end(), [](const Word& a, const Word& b) { return a.weight != b.weight ? a.weight > b.weight : a.key < b.key; });
        if (rarest.size() > keys_each) rarest.resize(keys_each);
        for (const Word& word : rarest) lists.push_back(static_cast<std::uint64_t>(word.key) << 32 | i);
    }
    std::sort(lists.begin(), lists.end());
    return lists;
}

struct Groups {
    std::vector<std::size_t> up;   ///< The smallest member is the root, so that order decides nothing.
    std::vector<double> weakest;   ///< Of what joined a root's members.
    explicit Groups(std::size_t n) : up(n), weakest(n, 1.0) { std::iota(up.begin(), up.end(), std::size_t{0}); }
    std::size_t root(std::size_t i) {
        while (up[i] != i) i = up[i] = up[up[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b, double agree) {
        a = root(a), b = root(b);
        if (a == b) return;
        weakest[std::min(a, b)] = std::min({weakest[a], weakest[b], agree});
        up[std::max(a, b)] = std::min(a, b);
    }
};

std::string id_of(const Corpus& corpus, const Statement& statement) {
    const StatementVersion& first = statement.versions.front();
    const Document& doc = corpus.documents[first.document.at()];
    const std::string speaker = statement.speaker ? corpus.entities[statement.speaker.at()].name + " " : std::string();
    return "said:" + slug(speaker + std::string(text_of(doc, doc.quotations[first.quotation.at()].content)), 60);
}

}  // namespace

std::vector<Statement> align_statements(const Corpus& corpus) {
    Told told = told_in(corpus);
    weigh(told);
    const std::vector<Whole>& wholes = told.wholes;
    Groups groups(wholes.size());
    const std::vector<std::uint64_t> lists = meetings(told);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        for (std::size_t k = i, steps = 0; k > 0 && lists[k - 1] >> 32 == lists[i] >> 32 && steps < neighbours; ++steps) {
            const std::size_t a = lists[--k] & 0xffffffffu, b = lists[i] & 0xffffffffu;
            if (groups.root(a) == groups.root(b)) continue;
            if (const double agree = likeness(told, wholes[a], wholes[b]); agree > 0) groups.join(a, b, agree);
        }
    }
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        if (const std::size_t root = groups.root(i); root != i) members[root].push_back(i);
    }
    std::vector<Statement> statements;
    std::map<std::string, int> ids;
    for (const auto& [root, others] : members) {
        Statement statement;
        statement.speaker = wholes[root].speaker;
        statement.versions.push_back(wholes[root].version);
        for (const std::size_t i : others) {
            statement.versions.push_back(wholes[i].version);
            if (wholes[i].speaker != statement.speaker) statement.speaker = {};
        }
        statement.id = id_of(corpus, statement);
        if (++ids[statement.id] > 1) statement.id += "-" + slug(corpus.documents[statement.versions.front().document.at()].id);
        statement.why = {groups.weakest[root] >= 0.999 ? Label("told-alike") : Label("told-again"), static_cast<float>(groups.weakest[root])};
        statements.push_back(std::move(statement));
    }
    return statements;
}

}  // namespace dragoman

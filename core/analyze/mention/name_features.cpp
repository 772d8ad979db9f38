#include "core/analyze/mention/name_features.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

// Lower-case words and marks that stand inside names, between two capitals.
constexpr std::array<std::string_view, 44> connectors = {
    "of", "the", "for", "and", "on", "in", "to", "at", "&", "-", "–", "'s", "’s", "'", "’", ".", "/", "de", "la", "del",
    "da", "do", "dos", "di", "du", "des", "le", "les", "el", "al", "ul", "ur", "ud", "bin", "bint", "ibn", "von", "van",
    "der", "den", "y", "e", "et", "against"};
constexpr std::array<std::string_view, 14> openers = {"al", "el", "ul", "an", "as", "bin", "ibn", "de", "da", "van", "von",
                                                      "del", "di", "bint"};

/// A word of at most seven bytes as one number; 0 for longer ones.
constexpr std::uint64_t packed(std::string_view word) {
    if (word.size() > 7) return 0;
    std::uint64_t number = 0;
    for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
    return number;
}
template <std::size_t size>
constexpr std::array<std::uint64_t, size> all_packed(const std::array<std::string_view, size>& words) {
    std::array<std::uint64_t, size> numbers{};
    for (std::size_t i = 0; i < size; ++i) numbers[i] = packed(words[i]);
    return numbers;
}
/// Compares with every word of the list at once.
template <std::size_t size>
bool is_among(std::string_view word, const std::array<std::uint64_t, size>& numbers) {
    const std::uint64_t own = packed(word);
    bool found = false;
    for (const std::uint64_t number : numbers) found |= number == own;
    return found && own != 0;
}
bool is_connector(const TokenView& token) {
    static constexpr auto numbers = all_packed(connectors);
    return is_among(token.text, numbers);
}
bool is_opener(const TokenView& token) {
    static constexpr auto numbers = all_packed(openers);
    return is_among(token.text, numbers);
}

std::uint32_t folded_hash(std::uint64_t hash) { return static_cast<std::uint32_t>(hash ^ hash >> 32); }
std::uint32_t small_hash(std::string_view text) { return NameWords::hash_of(text); }

// "Kabul" Aa, "U.S." A.A., "2018" 0, "al-Qaida" a-Aa: two signs a stretch of one kind, eleven at most.
std::uint32_t shape_of(std::string_view text) {
    std::uint64_t hash = text_hash({});
    char last = 0, before_last = 0;
    std::size_t size = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        char kind = c;
        if (c >= 'A' && c <= 'Z') kind = 'A';
        else if ((c >= 'a' && c <= 'z') || byte >= 0x80) kind = 'a';
        else if (c >= '0' && c <= '9') kind = '0';
        if (size >= 2 && last == kind && before_last == kind) continue;
        hash = text_hash({&kind, 1}, hash);
        before_last = last;
        last = kind;
        if (++size > 10) break;
    }
    return folded_hash(hash);
}

bool has_upper(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string title_cased(std::string_view lower) {
    std::string word(lower);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
    return word;
}

void read_signs(const TokenView& view, NameToken& token) {
    token.word = view.word;
    token.capital = view.capital || (view.word && has_upper(view.text));
    token.all_upper = view.all_upper;
    token.initial = view.initial;
    token.glued = view.glued;
    token.digit = !view.text.empty() && view.text.front() >= '0' && view.text.front() <= '9';
    token.lower = token.digit ? 7u + static_cast<std::uint32_t>(std::min<std::size_t>(view.text.size(), 5)) : small_hash(view.lower);
}

void read_word(const TokenView& view, const NameTables& tables, NameToken& token) {
    const std::uint32_t lower = token.digit ? small_hash(view.lower) : token.lower;
    const NameWord* const low_word = tables.words.find(lower);
    const NameWord* word = view.text == view.lower ? low_word : tables.words.find(view.text);
    if (!word && view.all_upper) word = tables.words.find(title_cased(view.lower));
    const NameWord* low = token.capital ? low_word : word;
    token.cluster = word && word->cluster != NameWord::no_cluster ? word->cluster : 1000u + token.capital + 2u * (low != nullptr);
    token.low_cluster = low && low->cluster != NameWord::no_cluster ? low->cluster : 1000u;
    token.bits = word ? word->bits : low ? low->bits & (3u << 8) : 0xF000u;
    if (!token.word && !token.digit) token.cluster = 1010u;
}

/// Hashes of the first 2, 3, 4 bytes, which are on the way to the whole word's, and of the last 2, 3, 4.
void read_affixes(std::string_view lower, NameToken& token) {
    std::uint64_t hash = text_hash(lower.substr(0, 1));
    for (std::size_t size = 2; size <= std::min<std::size_t>(lower.size(), 4); ++size) {
        hash = text_hash(lower.substr(size - 1, 1), hash);
        token.affix[size - 2] = folded_hash(hash);
        token.affix[size + 1] = small_hash(lower.substr(lower.size() - size));
    }
}

void read_capital_word(const TokenView& view, const NameTables& tables, NameToken& token) {
    token.shape = shape_of(view.text);
    read_affixes(view.lower, token);
    const std::string_view title = tables.titles.value(view.lower);
    if (!title.empty()) token.title = title == "office" ? 2 : title == "modifier" ? 3 : 1;
}

enum ArticleUse : std::uint32_t {
    seen_lower = 1, seen_inside = 2, behind_first_name = 4, behind_title = 8, begins_run = 16, ends_run = 32,
    behind_in = 64, before_saying = 128, run_alone = 256
};

// How each word that is met with a capital is used in the article; all else is not asked for.
class UseTable {
public:
    explicit UseTable(std::size_t words) {
        std::size_t size = 16;
        while (size < words * 2) size *= 2;
        slots_.resize(size);
    }
    void open(std::uint32_t word) { at(word).word = word | 1; }
    void add(std::uint32_t word, std::uint32_t use) {
        Slot& slot = at(word);
        if (slot.word != 0) slot.use |= use;
    }
    std::uint32_t use(std::uint32_t word) { return at(word).use; }

private:
    struct Slot {
        std::uint32_t word = 0, use = 0;
    };
    Slot& at(std::uint32_t word) {
        std::size_t i = (word * 0x9E3779B1u >> 7) & (slots_.size() - 1);
        while (slots_[i].word != 0 && slots_[i].word != (word | 1)) i = (i + 1) & (slots_.size() - 1);
        return slots_[i];
    }
    std::vector<Slot> slots_;
};

}  // namespace

NameText read_name_text(std::span<const TokenView> views, std::span<const TokenRange> sentences, const NameTables& tables) {
    NameText text;
    text.tokens.resize(views.size());
    static const std::uint32_t in = small_hash("in"), said = small_hash("said"), says = small_hash("says"),
                               told = small_hash("told");
    for (std::size_t i = 0; i < views.size(); ++i) {
        read_signs(views[i], text.tokens[i]);
        if (text.tokens[i].capital) read_capital_word(views[i], tables, text.tokens[i]);
    }
    // Tables are asked only of words within sight of a capital: a run's joints are 4 apart at most, and
    // features look 2 beyond it.
    constexpr std::size_t sight = 6;
    std::size_t read = 0;
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (!text.tokens[i].capital) continue;
        read = std::max(read, i > sight ? i - sight : 0);
        for (; read < std::min(views.size(), i + sight + 1); ++read) read_word(views[read], tables, text.tokens[read]);
    }
    std::size_t capitals_in_all = 0;
    for (const NameToken& token : text.tokens) capitals_in_all += token.capital;
    UseTable uses(capitals_in_all);
    for (const NameToken& token : text.tokens) {
        if (token.capital) uses.open(token.lower);
    }
    for (const auto& [begin, end] : sentences) {
        std::uint32_t long_words = 0, capitals = 0, uppers = 0;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (!views[i].word || views[i].text.size() < 4) continue;
            ++long_words;
            capitals += views[i].capital;
            uppers += views[i].all_upper;
        }
        const std::uint32_t kind = long_words < 3                       ? 0u
                                   : uppers * 10 >= long_words * 7      ? 2u
                                   : capitals * 10 >= long_words * 8    ? 1u
                                                                        : 0u;
        for (std::uint32_t i = begin; i < end; ++i) text.tokens[i].sentence = kind;
        // Active tokens: capitals, and what joins them.
        for (std::uint32_t i = begin; i < end; ++i) {
            if (!text.tokens[i].capital) continue;
            text.tokens[i].active = true;
            std::uint32_t next = i + 1;
            while (next < end && next <= i + 3 && !text.tokens[next].capital && (is_connector(views[next]) || text.tokens[next].digit)) ++next;
            if (next < end && next > i + 1 && text.tokens[next].capital) {
                for (std::uint32_t k = i + 1; k < next; ++k) text.tokens[k].active = true;
            }
            if (i + 1 < end && text.tokens[i + 1].digit) text.tokens[i + 1].active = true;
            // "Suk-yeol", "Eid-ul-Fitr", "Su-24", also "US-led": the model tells them apart.
            if (i + 2 < end && views[i + 1].text == "-" && views[i + 1].glued && views[i + 2].glued) {
                text.tokens[i + 1].active = text.tokens[i + 2].active = true;
            }
            if (i > begin && (text.tokens[i - 1].digit)) text.tokens[i - 1].active = true;
            const std::uint32_t before = i > begin && views[i - 1].text == "-" ? 2 : 1;
            if (i >= begin + before && is_opener(views[i - before])) {
                for (std::uint32_t k = i - before; k < i; ++k) text.tokens[k].active = true;
            }
        }
        for (std::uint32_t i = begin; i < end;) {
            if (!text.tokens[i].active) {
                ++i;
                continue;
            }
            std::uint32_t last = i;
            while (last < end && text.tokens[last].active) ++last;
            text.runs.push_back({i, last});
            text.sentence.push_back({begin, end});
            // Longest known names, leftmost first.
            for (std::uint32_t k = i; k < last;) {
                std::uint64_t state = NameGazetteer::root;
                std::uint32_t stop = k;
                std::uint8_t kinds = 0, best = 0;
                for (std::uint32_t m = k; m < end && m < k + 10; ++m) {
                    const NameGazetteer::Node node = tables.gazetteer.step(state, views[m].lower);
                    if (!node.known) break;
                    state = node.state;
                    if (node.kinds) {
                        stop = m + 1;
                        kinds = node.kinds;
                        best = node.best;
                    }
                }
                if (stop == k || !text.tokens[k].word) {
                    ++k;
                    continue;
                }
                for (std::uint32_t m = k; m < stop; ++m) {
                    const std::uint32_t part = stop - k == 1 ? 4u : m == k ? 1u : m + 1 == stop ? 3u : 2u;
                    text.tokens[m].known = best | part << 5 | (kinds != best ? 1u << 8 : 0u);
                }
                k = stop;
            }
            i = last;
        }
        if (kind != 0) continue;
        for (std::uint32_t i = begin; i < end; ++i) {
            const NameToken& token = text.tokens[i];
            if (!token.word) continue;
            std::uint32_t use = 0;
            if (!token.capital) {
                use = seen_lower;
            } else {
                const NameToken* before = i > begin ? &text.tokens[i - 1] : nullptr;
                const NameToken* after = i + 1 < end ? &text.tokens[i + 1] : nullptr;
                if (!token.initial) use |= seen_inside;
                const bool run_before = before && before->capital, run_after = after && after->capital;
                if (run_before && (before->bits & 3u) >= 2 && before->bits < 0xF000u) use |= behind_first_name;
                if (before && before->capital && (before->title == 1 || before->title == 2)) use |= behind_title;
                if (!run_before && run_after) use |= begins_run;
                if (run_before && !run_after) use |= ends_run;
                if (!run_before && !run_after && !token.initial) use |= run_alone;
                if (before && before->lower == in && !run_after) use |= behind_in;
                if (after && (after->lower == said || after->lower == says || after->lower == told)) use |= before_saying;
            }
            uses.add(token.lower, use);
        }
    }
    for (NameToken& token : text.tokens) {
        if (!token.capital) continue;
        token.article = uses.use(token.lower);
    }
    return text;
}

NameBuckets name_features(const NameText& text, std::size_t run, std::uint32_t i, std::uint32_t bucket_bits) {
    static const NameToken edge{.lower = 1, .shape = 1, .cluster = 1020, .low_cluster = 1020};
    const auto [begin, end] = text.sentence[run];
    const auto [first, last] = text.runs[run];
    const auto at = [&, begin = begin, end = end](std::int64_t k) -> const NameToken& {
        return k < begin || k >= end ? edge : text.tokens[static_cast<std::size_t>(k)];
    };
    const NameToken &t = at(i), &p = at(std::int64_t{i} - 1), &pp = at(std::int64_t{i} - 2), &n = at(i + 1), &nn = at(i + 2);
    const std::uint32_t shift = 64 - bucket_bits;
    // First what each feature says, then all their hashes: a loop without a branch, whose multiplications overlap.
    std::array<std::uint64_t, name_feature_count> values;
    std::size_t count = 0;
    const auto add = [&](std::uint64_t value) { values[count++] = value; };
    const auto both = [](std::uint64_t a, std::uint64_t b) { return a * 0x100000001B3ull ^ (b + 0x51ED27u) * 0x9E3779B1ull; };
    const std::uint64_t place = (t.initial ? 1u : 0u) | (t.capital ? 2u : 0u) | (t.all_upper ? 4u : 0u) | t.sentence << 3 | (t.glued ? 32u : 0u) | (t.digit ? 64u : 0u);
    const std::uint64_t low = t.bits >> 8 & 3u;
    add(place);
    add(t.lower);
    add(p.lower);
    add(n.lower);
    add(pp.lower);
    add(nn.lower);
    add(both(p.lower, t.lower));
    add(both(t.lower, n.lower));
    add(t.cluster);
    add(p.cluster);
    add(n.cluster);
    add(pp.cluster);
    add(nn.cluster);
    add(both(p.cluster, t.cluster));
    add(both(t.cluster, n.cluster));
    add(both(both(p.cluster, t.cluster), n.cluster));
    add(both(p.cluster, n.cluster));
    add(both(t.low_cluster, place));
    add(both(t.shape, p.capital * 2 + n.capital));
    add(both(both(p.shape, t.shape), n.shape));
    for (const std::uint32_t affix : t.affix) add(affix ? both(affix, t.capital) : 0);
    add(t.bits);
    add(both(t.bits & 0x30F, p.bits & 0x30F));
    add(both(t.bits & 0x30F, n.bits & 0x30F));
    add(both(t.bits & 0x4F0, t.shape));
    add(both(p.bits & 0x4F0, n.bits & 0x4F0));
    add(t.known);
    add(both(t.known, n.known));
    add(both(t.known, p.known));
    add(both(t.known, t.cluster));
    add(both(t.known, both(p.cluster, place)));
    add(both(both(place, low), t.article & 3u));
    add(t.article);
    add(both(t.article & (behind_first_name | behind_title | seen_inside), t.bits & 0x30F));
    add(both(t.article & (begins_run | ends_run | run_alone | behind_in), p.capital * 2 + n.capital));
    add(both(both(p.title, pp.title), both(t.title, t.capital)));
    add(both(p.title, t.bits & 0xF));
    // The run as a whole: its last and first word, what stands on either side of it.
    std::uint32_t left = i, right = i;
    while (left > first && (text.tokens[left - 1].capital)) --left;
    while (right + 1 < last && (text.tokens[right + 1].capital)) ++right;
    const NameToken &head = text.tokens[right], &front = text.tokens[left];
    const NameToken &outer = at(std::int64_t{left} - 1), &beyond = at(std::int64_t{right} + 1);
    const std::uint64_t size = std::min<std::uint32_t>(right - left + 1, 4), offset = std::min<std::uint32_t>(right - i, 3);
    add(both(size, offset));
    add(both(head.lower, offset));
    add(both(head.cluster, both(offset, size)));
    add(both(front.cluster, both(i - left < 3 ? i - left : 3, size)));
    add(both(front.lower, i == left));
    add(both(outer.lower, both(size, offset)));
    add(both(beyond.lower, size));
    add(both(outer.cluster, size));
    add(both(beyond.cluster, size));
    add(both(outer.cluster, both(beyond.cluster, size)));
    add(both(outer.cluster, t.cluster));
    add(both(beyond.cluster, t.cluster));
    add(both(outer.lower, t.bits & 0x4FF));
    const NameToken &outer2 = at(std::int64_t{left} - 2), &beyond2 = at(std::int64_t{right} + 2);
    add(both(outer2.cluster, outer.cluster));
    add(both(beyond2.cluster, beyond.cluster));
    add(both(beyond2.lower, beyond.lower));
    NameBuckets buckets;
    for (std::uint64_t k = 0; k < name_feature_count; ++k) {
        std::uint64_t hash = (values[k] + 1) * 0x9E3779B97F4A7C15ull ^ (k + 1) * 0xC2B2AE3D27D4EB4Full;
        hash = (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9ull;
        hash = (hash ^ hash >> 32) * 0x94D049BB133111EBull;
        buckets[k] = static_cast<std::uint32_t>(hash >> shift);
    }
    return buckets;
}

}  // namespace dragoman

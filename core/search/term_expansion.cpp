#include "core/search/term_expansion.h"

#include <algorithm>
#include <numeric>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

/// The first term at or behind `from` that does not begin with `prefix`; doubles its steps, as runs are short or very long.
std::size_t end_of_prefix(const TextIndex& index, std::size_t from, std::string_view prefix) {
    std::size_t step = 1, low = from;
    while (low + step < index.terms() && index.term(low + step).starts_with(prefix)) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(low + step, index.terms());
    while (low + 1 < high) {
        const std::size_t middle = low + (high - low) / 2;
        (index.term(middle).starts_with(prefix) ? low : high) = middle;
    }
    return high;
}

/// All terms that the automaton accepts. Neighbours share their beginnings, and so the states that these led to; what begins
/// in a way that leads nowhere is leapt over.
template <class Automaton>
std::vector<std::uint32_t> walked_terms(const TextIndex& index, const Automaton& automaton) {
    struct Step {
        std::size_t end;  ///< Byte of the term behind the letter.
        typename Automaton::State state;
    };
    std::vector<std::uint32_t> out;
    std::vector<Step> steps;
    std::string_view before;
    for (std::size_t i = 0; i < index.terms();) {
        const std::string_view term = index.term(i);
        const auto parted = std::mismatch(before.begin(), before.end(), term.begin(), term.end()).second;
        const auto shared = static_cast<std::size_t>(parted - term.begin());
        while (!steps.empty() && steps.back().end > shared) steps.pop_back();
        typename Automaton::State state = steps.empty() ? automaton.begin() : steps.back().state;
        std::size_t at = steps.empty() ? 0 : steps.back().end;
        while (at < term.size() && !state.dead()) {
            const CodePoint letter = decode_at(term, at);
            state = automaton.step(state, letter.value);
            at += letter.size;
            steps.push_back({at, state});
        }
        before = term;
        if (state.dead()) {
            i = end_of_prefix(index, i, term.substr(0, at));
        } else {
            if (state.accepts) out.push_back(static_cast<std::uint32_t>(i));
            ++i;
        }
    }
    return out;
}

}  // namespace

std::vector<std::uint32_t> accepted_terms(const TextIndex& index, const WordPattern& pattern) { return walked_terms(index, pattern); }
std::vector<std::uint32_t> accepted_terms(const TextIndex& index, const NearWord& pattern) { return walked_terms(index, pattern); }

std::vector<std::uint32_t> terms_beginning(const TextIndex& index, std::string_view prefix) {
    std::size_t from = 0, to = index.terms();
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (index.term(middle) < prefix) from = middle + 1;
        else to = middle;
    }
    if (from == index.terms() || !index.term(from).starts_with(prefix)) return {};
    std::vector<std::uint32_t> out(end_of_prefix(index, from, prefix) - from);
    std::iota(out.begin(), out.end(), static_cast<std::uint32_t>(from));
    return out;
}

}  // namespace dragoman

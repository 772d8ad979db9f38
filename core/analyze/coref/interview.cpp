// Interviews printed as question and answer: outside quotation marks "I" of an answer and "you" of a question are the one who
// is interviewed.
#include <algorithm>

#include "core/analyze/coref/sieves.h"

namespace dragoman::coref {
namespace {

constexpr std::size_t least_questions = 3;
constexpr std::size_t least_announced = 2;     // where the beginning says that it is an interview
constexpr std::size_t beginning = 80;          // tokens
constexpr std::size_t longest_question = 120;  // tokens
constexpr std::size_t longest_label = 4;       // tokens before the colon

enum class Turn : std::uint8_t { none, question, answer };

struct Paragraph {
    std::size_t first = 0, last = 0;  // tokens, half-open
    Turn turn = Turn::none;
};

std::vector<Paragraph> paragraphs_of(const Document& doc) {
    std::vector<Paragraph> out;
    for (std::size_t t = 0; t < doc.tokens.size(); ++t) {
        const bool fresh = t == 0 || slice(doc.text, {doc.tokens[t - 1].span.end, doc.tokens[t].span.begin}).find('\n') != std::string_view::npos;
        if (fresh) out.push_back({t, t, Turn::none});
        out.back().last = t + 1;
    }
    return out;
}

bool is_first_person(const Discourse& text, std::size_t t) {
    return text.res.lexicon.table("pronouns").value(text.lower[t], 4) == "1" && text.lower[t] != "us";
}
bool is_addressed(const Discourse& text, std::size_t t) { return text.res.lexicon.table("pronouns").value(text.lower[t], 4) == "2"; }

bool is_question(const Discourse& text, const Paragraph& paragraph) {
    std::size_t last = paragraph.last;
    while (last > paragraph.first && (text.lower[last - 1] == "\"" || text.lower[last - 1] == "”" || text.lower[last - 1] == ")")) --last;
    return last > paragraph.first && text.lower[last - 1] == "?" && paragraph.last - paragraph.first <= longest_question;
}

/// Marks questions and answers; false where the article is no interview.
bool find_turns(const Discourse& text, std::vector<Paragraph>& paragraphs) {
    std::size_t questions = 0, answers = 0, addressed = 0;
    Turn turn = Turn::none;
    for (Paragraph& paragraph : paragraphs) {
        if (is_question(text, paragraph)) {
            ++questions;
            turn = Turn::question;
            for (std::size_t t = paragraph.first; t < paragraph.last; ++t) addressed += is_addressed(text, t);
        } else if (turn != Turn::none) {
            turn = Turn::answer;
            for (std::size_t t = paragraph.first; t < paragraph.last; ++t) {
                if (!is_first_person(text, t)) continue;
                ++answers;
                break;
            }
        }
        paragraph.turn = turn;
    }
    std::size_t least = least_questions;
    for (std::size_t t = 0; t < text.lower.size() && t < beginning; ++t) {
        if (text.lower[t].starts_with("interview")) least = least_announced;
    }
    return questions >= least && addressed + 1 >= least && answers >= least;
}

/// The person of whom the introduction speaks most, as its first mention there; -1 where two are spoken of alike.
std::int32_t interviewee(const Discourse& text, std::size_t before) {
    std::int32_t best = -1;
    std::size_t most = 0, second = 0;
    std::vector<std::uint32_t> seen;
    for (std::uint32_t m = 0; m < text.facts.size() && text.mention(m).first.at() < before; ++m) {
        if (text.mention(m).kind != MentionKind::name || text.cluster(m).type != EntityType::person) continue;
        const std::uint32_t root = text.root(m);
        if (std::find(seen.begin(), seen.end(), root) != seen.end()) continue;
        seen.push_back(root);
        const std::vector<std::uint32_t>& all = text.cluster(m).mentions;
        const std::size_t times = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](std::uint32_t o) {
            return text.mention(o).first.at() < before && text.mention(o).kind != MentionKind::pronoun;
        }));
        if (times > most) {
            second = most;
            most = times;
            best = static_cast<std::int32_t>(m);
        } else {
            second = std::max(second, times);
        }
    }
    return most > second ? best : -1;
}

/// "HOLM:" at the head of a paragraph: a mention of whose turn it is, -1 for none, -2 for a label that names no person.
std::int32_t label_of(const Discourse& text, const Paragraph& paragraph) {
    for (std::size_t t = paragraph.first; t < paragraph.last && t < paragraph.first + longest_label; ++t) {
        if (text.lower[t] != ":") continue;
        for (std::size_t n = paragraph.first; n < t; ++n) {
            const std::int32_t name = text.name_at[n];
            if (name >= 0 && text.cluster(static_cast<std::uint32_t>(name)).type == EntityType::person) return name;
        }
        return -2;
    }
    return -1;
}

}  // namespace

void join_interview(Discourse& text) {
    std::vector<Paragraph> paragraphs = paragraphs_of(text.doc);
    if (!find_turns(text, paragraphs)) return;
    const auto opening = std::find_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& p) { return p.turn == Turn::question; });
    const std::int32_t guest = interviewee(text, opening->first);
    const std::vector<bool> quoted = quoted_tokens(text.doc);
    const Table& pronouns = text.res.lexicon.table("pronouns");
    std::uint32_t m = 0;
    std::int32_t speaker = guest;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.turn == Turn::none) continue;
        const std::int32_t label = label_of(text, paragraph);
        if (paragraph.turn == Turn::question) speaker = guest;
        else if (label >= 0) speaker = label;
        for (; m < text.facts.size() && text.mention(m).first.at() < paragraph.last; ++m) {
            const std::size_t at = text.mention(m).first.at();
            if (text.mention(m).kind != MentionKind::pronoun || at < paragraph.first || quoted[at] || speaker < 0 || label == -2) continue;
            const std::string_view person = pronouns.value(text.facts[m].head, 4);
            const bool plural = pronouns.value(text.facts[m].head, 2) == "p";
            const std::uint32_t who = static_cast<std::uint32_t>(speaker);
            if (person == (paragraph.turn == Turn::question ? "2" : "1") && !(plural && person == "1")) {
                text.join(m, who, {"interview", 0.75f});
            } else if (paragraph.turn == Turn::answer && person == "1") {
                const auto office = std::find_if(text.offices.begin(), text.offices.end(), [&](const OfficeFound& o) {
                    return o.of >= 0 && !o.past && text.same(o.holder, who);
                });
                if (office != text.offices.end()) text.join(m, static_cast<std::uint32_t>(office->of), {"speaks-for", 0.6f});
            }
        }
    }
}

}  // namespace dragoman::coref

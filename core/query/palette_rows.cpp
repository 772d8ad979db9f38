#include "core/query/palette_rows.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

constexpr int by_words = 3000, by_initials = 2000, by_letters = 1000;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = text.find_first_not_of(" -:/“”\"'(", at);
        if (from == std::string_view::npos) break;
        at = std::min(text.find_first_of(" -:/“”\"'(", from), text.size());
        out.push_back(text.substr(from, at - from));
    }
    return out;
}

/// Where each typed word begins a word of the name; the sooner the better.
int score_words(const std::vector<std::string_view>& name, const std::vector<std::string_view>& typed) {
    std::size_t at = 0, skipped = 0;
    for (const std::string_view word : typed) {
        while (at < name.size() && !name[at].starts_with(word)) {
            ++at;
            ++skipped;
        }
        if (at == name.size()) return 0;
        ++at;
    }
    return by_words - static_cast<int>(std::min<std::size_t>(skipped, 20)) * 20;
}

bool are_initials(const std::vector<std::string_view>& name, std::string_view typed) {
    if (typed.size() < 2 || typed.size() > name.size()) return false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (name[i].front() != typed[i]) return false;
    }
    return true;
}

/// Letters in order, the first at the name's begin; each gap costs.
int score_letters(std::string_view name, std::string_view typed) {
    if (typed.size() < 3 || name.empty() || name.front() != typed.front()) return 0;
    std::size_t at = 0;
    int gaps = 0;
    for (const char letter : typed) {
        const std::size_t found = name.find(letter, at);
        if (found == std::string_view::npos) return 0;
        gaps += found > at;
        at = found + 1;
    }
    return gaps > 3 ? 0 : by_letters - gaps * 50;
}

}  // namespace

int palette_score(std::string_view name, std::string_view typed) {
    const std::vector<std::string_view> words = words_of(name), asked = words_of(typed);
    if (asked.empty()) return 1;
    const int rest = static_cast<int>(std::min<std::size_t>(name.size() > typed.size() ? name.size() - typed.size() : 0, 15));
    if (const int score = score_words(words, asked)) return score - rest;
    if (asked.size() > 1) return 0;
    if (are_initials(words, typed)) return by_initials - rest;
    const int score = score_letters(name, typed);
    return score > 0 ? score - rest : 0;
}

std::vector<PaletteRow> palette_rows(const Corpus& corpus, const std::vector<std::string>& commands, std::string_view typed, std::size_t most) {
    const std::string asked = folded(trimmed(typed));
    std::vector<PaletteRow> rows;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        PaletteRow row;
        row.command = i;
        row.label = commands[i];
        row.score = palette_score(folded(row.label), asked) + 5;
        if (row.score > 5) rows.push_back(std::move(row));
    }
    if (!asked.empty()) {
        for (const Entity& entity : corpus.entities) {
            int score = palette_score(folded(entity.name), asked);
            for (const Alias& alias : entity.aliases) score = std::max(score, palette_score(folded(alias.text), asked) - 10);
            if (score <= 0) continue;
            PaletteRow row;
            row.kind = PaletteRow::Kind::entity;
            row.id = entity.id;
            row.label = entity.name;
            row.type = entity.type;
            row.beside = counted(entity.mention_count, "mention", "mentions");
            row.score = score + static_cast<int>(std::min<std::uint32_t>(entity.mention_count, 20));
            rows.push_back(std::move(row));
        }
        for (const Document& doc : corpus.documents) {
            PaletteRow row;
            row.label = document_title(doc);
            row.score = palette_score(folded(row.label), asked);
            if (row.score <= 0) continue;
            row.kind = PaletteRow::Kind::document;
            row.id = doc.id;
            row.beside = document_outlet(doc);
            rows.push_back(std::move(row));
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const PaletteRow& a, const PaletteRow& b) { return a.score > b.score; });
    if (rows.size() > most) rows.resize(most);
    return rows;
}

}  // namespace dragoman

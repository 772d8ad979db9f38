#pragma once
// The tables of the event stage, as the rules ask for them. Views into the Lexicon: copies nothing.
#include <optional>
#include <span>
#include <string_view>

#include "core/document/types.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

/// One line of event_patterns.tsv.
struct EventPattern {
    const Table::Row* row = nullptr;
    explicit operator bool() const { return row != nullptr; }
    std::string_view cell(std::size_t column) const {
        return row && column < row->size() && (*row)[column] != "-" ? std::string_view((*row)[column]) : std::string_view();
    }
    std::string_view lemma() const { return cell(0); }
    std::string_view pos() const { return cell(1); }
    std::string_view needs() const { return cell(2); }
    std::string_view type() const { return cell(3); }
    std::string_view mode() const { return cell(4); }
    std::string_view cameo() const { return cell(5); }
    std::string_view actor() const { return cell(6); }
    std::string_view recipient() const { return cell(7); }
    std::string_view status() const { return cell(8); }
    bool mutual() const { return cell(9) == "mutual"; }
};

/// Calls `visit` for each piece of `list` between `separator`s until it returns true; says whether one did.
template <class Visit>
bool any_piece(std::string_view list, char separator, Visit visit) {
    while (!list.empty()) {
        const std::size_t end = list.find(separator);
        if (visit(list.substr(0, end))) return true;
        if (end == std::string_view::npos) break;
        list.remove_prefix(end + 1);
    }
    return false;
}

class EventLexicon {
public:
    explicit EventLexicon(const Lexicon& lexicon)
        : patterns_(lexicon.table("event_patterns")), words_(lexicon.table("event_words")), status_(lexicon.table("event_status")) {}
    std::span<const Table::Row> patterns(std::string_view lemma) const { return patterns_.rows_of(lemma); }
    std::span<const Table::Row> status_rows(std::string_view lemma) const { return status_.rows_of(lemma); }
    bool in_any_class(std::string_view word) const { return words_.has(word); }
    bool in_class(std::string_view word, std::string_view name) const {
        for (const Table::Row& row : words_.rows_of(word)) {
            if (row.size() > 1 && row[1] == name) return true;
        }
        return false;
    }

private:
    const Table& patterns_;
    const Table& words_;
    const Table& status_;
};

}  // namespace dragoman

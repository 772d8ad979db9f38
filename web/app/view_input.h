#pragma once
// What a view is handed and what it may ask for. Views hold no pointer into a Corpus and change nothing but
// their own state; wishes leave as commands, which Session applies between frames.
#include <string>
#include <variant>
#include <vector>

#include "core/corpus/corpus.h"
#include "core/query/filter.h"
#include "core/query/reader_text.h"
#include "web/app/view_list.h"
#include "web/app/view_options.h"
#include "web/widget/theme.h"

namespace dragoman {

/// What the inspector shows. Named by content, so that it survives a new analysis.
struct Selection {
    enum class Kind : std::uint8_t { none, entity, mark, document, thread, agreement, conflict, story, leftover, link };
    Kind kind = Kind::none;
    std::string id;        ///< Of the entity, document, thread …; of the document for a mark or leftover; of a link both ends', parted by '|'.
    Span span;             ///< Of a mark; of a leftover of the page.
    MarkLayer layer = MarkLayer::name;
    friend bool operator==(const Selection&, const Selection&) = default;
};

namespace command {
struct Show { View view; };
/// The Reader at these words; `selection` says what they are (kind none: leave the inspector as it is).
struct Open { std::string document; Span span; Selection selection; };
struct Select { Selection selection; };
struct Narrow { Filter filter; };             ///< Another filter instead.
struct Sort { int order; };                   ///< The shown view's rows, by the number of its choice.
struct Choose { ViewChoice choice; };          ///< What the shown view shows, see web/app/view_options.h.
struct Find { std::string text; };              ///< Narrows the shown view's own list.
struct Unfold { std::string id; bool open; };   ///< Something of the shown view, or folds it.
struct ChooseEntity { std::string id; };      ///< Select it and let it filter every view.
struct DropEntity { std::string id; };
struct Go { int steps; };                     ///< Back (-1) and forward (+1).
struct KnownOn { std::optional<Date> day; };   ///< Threads as they were told by then; none: by the end.
struct NextMention { bool forward; };
struct NextDocument { bool forward; };
struct Save { std::string name, mime, bytes; };  ///< Give the reader a file.
struct KeepSearch { std::string text; bool keep; };  ///< To come back to it, or no more.
struct Pin { Selection selection; };            ///< Keep it in the inspector; kind none: keep nothing.
struct Toggle { enum class What { help, paste, problems, settings, theme, inspector, palette, welcome, text } what; };
}  // namespace command

using Command = std::variant<command::Show, command::Open, command::Select, command::Narrow, command::Sort, command::Choose, command::Find, command::Unfold, command::ChooseEntity,
                             command::DropEntity, command::Go, command::KnownOn, command::NextMention, command::NextDocument, command::Save, command::KeepSearch, command::Pin, command::Toggle>;
using Commands = std::vector<Command>;

struct ViewInput {
    const Ui& ui;
    const Corpus& corpus;
    const Filter& filter;
    const Selection& selection;
    std::uint64_t revision;  ///< Changes with the corpus and with the filter: when to compute rows anew.
    int row_step = 0;        ///< Of `j` and `k` in this frame: +1, -1 or 0.
    bool enter = false;      ///< The chosen row is to be opened.
    int zoom = 0, pan = 0, rise = 0;  ///< Asked for by keys in this frame: +1 closer, -1 wider, 2 everything; +1 right, -1 left; +1 up, -1 down.
    std::string document;    ///< Id of the Reader's article.
    std::optional<Span> target;  ///< Words there to bring into sight.
    std::optional<Date> known_on;  ///< Plans are shown as they were known on that day.
    std::uint64_t corpus_revision = 0;  ///< Changes with the corpus alone: what a filter does not touch.
    const std::vector<std::string>* searches = nullptr;  ///< Those kept to come back to.
    int order = 0;           ///< How the rows are sorted: the number of the view's choice.
    ViewChoice choice = 0;   ///< What of them is shown: the number of the view's choice, or its switches.
    const ViewDetail* detail = nullptr;  ///< Of the view that is drawn.
    bool welcome = false;    ///< A first visit, to the sample: say what can be done.
};

inline Selection select_entity(std::string id) { return {Selection::Kind::entity, std::move(id), {}, MarkLayer::name}; }
inline Selection select_mark(std::string document, MarkLayer layer, Span span) {
    return {Selection::Kind::mark, std::move(document), span, layer};
}

/// What is between two entities, whichever is told first.
inline Selection select_link(std::string a, std::string b) {
    if (b < a) a.swap(b);
    return {Selection::Kind::link, a + "|" + b, {}, MarkLayer::name};
}

}  // namespace dragoman

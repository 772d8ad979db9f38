#pragma once
// What is searched for, as a tree. parse_query() makes it of what a reader types.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/document/span.h"

namespace dragoman {

/// One word of a query: what words of the articles it stands for.
struct QueryTerm {
    enum class Kind : std::uint8_t { word, wildcard, fuzzy, regex };
    Kind kind = Kind::word;
    std::string text;  ///< Folded; of a regular expression as typed.
    int edits = 0;     ///< Of a fuzzy word: letters that may differ.
    Span at;           ///< In what was typed.
};

/// What can be asked for by name (query_fields.h).
enum class QueryField : std::uint8_t { speaker, addressee, stance, outlet, entity, type, status, date };

struct QueryNode {
    enum class Kind : std::uint8_t {
        all,     ///< Every child holds.
        any,     ///< One child holds.
        none,    ///< Its one child does not.
        term,    ///< A word; `index` into terms.
        phrase,  ///< Its children, terms, stand one behind the other.
        near,    ///< Its children stand in any order with at most `distance` other words between them.
        field    ///< `field` and `value`.
    };
    Kind kind = Kind::all;
    std::vector<std::uint32_t> children;
    std::uint32_t index = 0;
    std::uint32_t distance = 0;
    QueryField field = QueryField::speaker;
    std::string value;                  ///< Folded.
    std::optional<DateInterval> dates;  ///< Of a date.
    Span at;
};

/// A sentence for the reader and the place in what was typed that it is about.
struct QueryProblem {
    std::string message;
    Span at;
};

struct Query {
    std::vector<QueryTerm> terms;
    std::vector<QueryNode> nodes;
    std::optional<std::uint32_t> root;  ///< None: nothing is asked for, everything fits.
    std::vector<QueryProblem> problems;

    bool empty() const { return !root.has_value(); }
    const QueryNode& operator[](std::uint32_t node) const { return nodes[node]; }
};

/// Takes a search apart. Words that stand side by side must all be there; OR, NOT or "-", and brackets group them:
///   ceasefire (talks OR "peace process") -prisoners
///   "troops leave"     a phrase              "troops leave"~5   with at most five other words between, in any order
///   troops NEAR/5 leave                      postpon*  wom?n    any letters, one letter
///   Kabulof~  Kabulof~2   one or two letters differ              /talk(s|ed)?/   a word by a regular expression
///   speaker:Lavrov  stance:denies  outlet:radio  entity:"Camp David"  type:person  type:consult  status:postponed
///   date:2018-08  date:2018-08..2018-09      a field's value may be a word, a phrase or words in brackets
///
/// Errors  never fails: what is wrong is mended in the likeliest way and told in `problems`, places in bytes of `text`.
/// Cost    linear in the text.
Query parse_query(std::string_view text);

}  // namespace dragoman

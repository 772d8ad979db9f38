#pragma once
// One article laid out for reading: paragraphs in page order with everything that is marked in them.
#include <string>
#include <vector>

#include "core/query/filter.h"

namespace dragoman {

/// What a mark stands for; the legend's layers.
enum class MarkLayer : std::uint8_t { name, nominal, pronoun, date, quotation, event };

struct Mark {
    Span span;
    MarkLayer layer = MarkLayer::name;
    std::int32_t index = -1;  ///< Into the Document's mentions, times, quotations or events.
    EntityIndex entity;       ///< Of a name; the speaker of a quotation.
    EntityType type = EntityType::person;
};

/// A line of the page. `furniture` is what is not the article: drawn grey, folded when it is long.
struct Paragraph {
    Span span;
    BlockRole role = BlockRole::body;
    bool furniture = false;
    std::uint32_t first_mark = 0, last_mark = 0;  ///< Half-open, into ReaderText::marks.
};

struct ReaderText {
    DocumentIndex document;
    std::string title, outlet, byline, dateline, date;
    DateBasis basis = DateBasis::none;
    std::vector<Paragraph> paragraphs;
    std::vector<Mark> marks;  ///< By paragraph, then by begin; a mark over two paragraphs is in both.
    std::uint32_t counts[6] = {};  ///< Marks by layer.
};

/// Cost: linear in the text and its marks.
ReaderText reader_text(const Corpus& corpus, DocumentIndex document);

/// The next mention of `entity` (none: the next name of anything) behind (`forward`) or before a place, over all documents in scope,
/// going round at the ends. nullopt where it is named nowhere.
std::optional<Place> next_mention(const Corpus& corpus, const Filter& filter, EntityIndex entity, Place from,
                                  bool forward);

}  // namespace dragoman

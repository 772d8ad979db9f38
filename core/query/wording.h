#pragma once
// How facts are put into words on a screen: titles, dates, snippets, the names of vocabularies.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date_words.h"
#include "core/corpus/corpus.h"

namespace dragoman {

/// The headline, else the title that metadata gives, else the id: never empty for a document with an id.
std::string document_title(const Document& doc);
/// "" where the page does not say.
std::string document_outlet(const Document& doc);
/// "" for none.
std::string entity_name(const Corpus& corpus, EntityIndex entity);
std::string entity_names(const Corpus& corpus, const std::vector<EntityIndex>& entities);

/// White space to single blanks, trimmed; cut at a word before `limit` code points with "…" (0: never).
std::string one_line(std::string_view text, std::size_t limit = 0);

/// A statement as a line of its own: direct speech in quotation marks; what is no clause ("both sides to return") behind its
/// verb ("urged both sides to return"); other speech as it stands. `tells_cue`, if given, says whether the verb is in it.
std::string statement_words(const Document& doc, const Quotation& quotation, bool* tells_cue = nullptr);

/// "" for none; "≈ " before a date that was worked out.
std::string date_words(const std::optional<DateInterval>& interval, DateBasis basis = DateBasis::stated);

/// The first letters of the first and last name: "SL", "M" for "the ministry"; "" for no name.
std::string initials(std::string_view name);
/// With a capital at its begin (ASCII): for headings.
std::string capitalised(std::string text);

/// "person", "people or nation", … for readers; the format's names stay in name_of().
std::string_view plain_name(EntityType type);
std::string_view plain_name(BlockRole role);
std::string_view plain_name(EventType type);  ///< "consult" → "met or talked".
std::string_view plain_name(ConflictKind kind);

/// "1 article", "2 articles".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace dragoman

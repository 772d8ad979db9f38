#pragma once
// What stands before and inside the names of people: titles and offices, their fields and parties, articles, double surnames.
#include <vector>

#include "core/analyze/mention/token_view.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// "Foreign Minister Imran Khan" keeps "Imran Khan"; "Presidential Palace", "President's Office" and a title with nothing behind it stay.
void cut_titles(const std::vector<TokenView>& tokens, NameSpan& name, const Resources& resources);
/// Parts "Special Envoy for Afghanistan Zamir Kabulov" and "Labour MP Ann Lee", taken for one name: the place or party goes to `more`.
void part_office(const std::vector<TokenView>& tokens, NameSpan& name, std::vector<NameSpan>& more, const Resources& resources);
bool is_title_only(const std::vector<TokenView>& tokens, const NameSpan& name, const Table& titles);
/// "El-Sissi", "al-Rubaie": the article that a hyphen ties to the name is part of it.
void take_article(const std::vector<TokenView>& tokens, NameSpan& name);

// ---- all names of an article, in text order ----------------------------------------------------------------
/// "Labour MP Ann Lee", where the finder overlooked the party.
void name_parties(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Resources& resources);
/// "Ann Holtz-Berg", "Mr. Holtz-Berg": the second half of a surname, whether nobody's or taken for another's.
void join_double_surnames(const std::vector<TokenView>& tokens, std::vector<NameSpan>& names, const Table& titles);

}  // namespace dragoman

#pragma once
// The fields of the query language: their names and which values they take.
#include <optional>
#include <string>
#include <string_view>

#include "core/search/query.h"

namespace dragoman {

std::string_view name_of(QueryField field);
/// "by" is another name of the speaker, "source" of the outlet.
std::optional<QueryField> field_by_name(std::string_view name);

/// "2018-08", "2018-08..2018-09", "2018-08..", "..2018-09-04".
std::optional<DateInterval> query_dates(std::string_view value);
/// Why `value`, which is folded, is none of the field's: "is no status: occurred, …". Empty where it is one.
std::string why_no_value(QueryField field, std::string_view value);

/// A value of a vocabulary may be cut short: "postpone" names "postponed".
bool names_value(std::string_view name, std::string_view value);

}  // namespace dragoman

#include "core/search/query_fields.h"

#include <algorithm>
#include <iterator>

#include "core/base/utf8.h"
#include "core/document/types.h"

namespace dragoman {
namespace {

struct FieldName {
    std::string_view name;
    QueryField field;
};
constexpr FieldName field_names[] = {  // of several names the first is shown
    {"speaker", QueryField::speaker}, {"by", QueryField::speaker},    {"to", QueryField::addressee},
    {"addressee", QueryField::addressee}, {"stance", QueryField::stance},
    {"outlet", QueryField::outlet},   {"source", QueryField::outlet}, {"entity", QueryField::entity},
    {"status", QueryField::status},   {"type", QueryField::type},     {"date", QueryField::date},
};

template <class Enum>
bool is_value(std::string_view value) {
    return std::any_of(names<Enum>().begin(), names<Enum>().end(), [&](std::string_view name) { return names_value(name, value); });
}
template <class Enum>
std::string listed() {
    std::string out;
    for (const std::string_view name : names<Enum>()) out += (out.empty() ? "" : ", ") + folded(name);
    return out;
}

}  // namespace

std::string_view name_of(QueryField field) {
    return std::find_if(std::begin(field_names), std::end(field_names), [field](const FieldName& f) { return f.field == field; })->name;
}

std::optional<QueryField> field_by_name(std::string_view name) {
    const auto known = std::find_if(std::begin(field_names), std::end(field_names), [name](const FieldName& f) { return f.name == name; });
    return known == std::end(field_names) ? std::nullopt : std::optional(known->field);
}

std::optional<DateInterval> query_dates(std::string_view value) {
    const std::size_t dots = value.find("..");
    if (dots == std::string_view::npos) return parse_iso(value);
    const std::string_view first = value.substr(0, dots), second = value.substr(dots + 2);
    const std::optional<DateInterval> from = parse_iso(first), to = parse_iso(second);
    if ((!from && !first.empty()) || (!to && !second.empty()) || (!from && !to)) return std::nullopt;
    const DateInterval whole{from ? from->earliest : *make_date(1, 1, 1), to ? to->latest : *make_date(9999, 12, 31)};
    return whole.earliest <= whole.latest ? std::optional(whole) : std::nullopt;
}

bool names_value(std::string_view name, std::string_view value) { return folded(name).starts_with(value); }

std::string why_no_value(QueryField field, std::string_view value) {
    switch (field) {
        case QueryField::date:
            return query_dates(value) ? "" : "is no date: write 2018, 2018-08, 2018-08-21 or 2018-08..2018-09";
        case QueryField::status: return is_value<EventStatus>(value) ? "" : "is no status: " + listed<EventStatus>();
        case QueryField::stance: return is_value<Stance>(value) ? "" : "is no stance: " + listed<Stance>();
        case QueryField::type:
            return is_value<EntityType>(value) || is_value<EventType>(value) ? "" : "is no type: " + listed<EntityType>() + "; " + listed<EventType>();
        case QueryField::speaker:
        case QueryField::addressee:
        case QueryField::outlet:
        case QueryField::entity: break;
    }
    return "";
}

}  // namespace dragoman

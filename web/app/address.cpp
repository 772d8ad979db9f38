#include "web/app/address.h"

#include <charconv>

namespace dragoman {
namespace {

#define DRAGOMAN_VIEW(name, ...) #name,
constexpr std::string_view view_keys[] = {DRAGOMAN_VIEWS(DRAGOMAN_VIEW)};
#undef DRAGOMAN_VIEW
constexpr std::string_view kind_keys[] = {"", "entity", "mark", "document", "thread", "agreement", "conflict", "story", "leftover", "link"};

/// How a view's rows are sorted, in the order of its choices; the first is not said.
struct SortWords {
    View view;
    std::string_view words[5];
};
constexpr SortWords sort_words[] = {
    {View::documents, {"", "title", "outlet", "words", "warnings"}},
    {View::search, {"", "date", "", "", ""}},
    {View::concordance, {"", "date", "before", "word", "behind"}},
    {View::entities, {"", "name", "type", "", ""}},
    {View::matrix, {"", "weight", "name", "", ""}},
    {View::quotations, {"", "date", "article", "", ""}},
};

std::string_view sort_word(View view, std::uint8_t sort) {
    for (const SortWords& of : sort_words) {
        if (of.view == view && sort < std::size(of.words)) return of.words[sort];
    }
    return {};
}

std::uint8_t sort_of(View view, std::string_view word) {
    for (std::uint8_t sort = 1; sort < std::size(sort_words[0].words); ++sort) {
        if (!word.empty() && sort_word(view, sort) == word) return sort;
    }
    return 0;
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':' || c == '/';
}

int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string joined(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : ",") + percent_escaped(id);
    return out;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        if (comma != 0) out.push_back(percent_unescaped(text.substr(0, comma)));
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return out;
}

void take(Stop& stop, std::string_view key, std::string_view value) {
    if (key == "v") {
        for (std::size_t i = 0; i < view_count; ++i) {
            if (view_keys[i] == value) stop.view = static_cast<View>(i);
        }
    } else if (key == "d") {
        stop.document = percent_unescaped(value);
    } else if (key == "e") {
        stop.filter.entities = split(value);
    } else if (key == "in") {
        stop.filter.documents = split(value);
    } else if (key == "by") {
        stop.filter.speakers = split(value);
    } else if (key == "type") {
        for (const std::string& name : split(value)) {
            if (const auto type = from_name<EntityType>(name)) stop.filter.types.push_back(*type);
        }
    } else if (key == "q") {
        stop.filter.text = percent_unescaped(value);
    } else if (key == "t") {
        const std::size_t slash = value.find('/');
        const auto from = parse_iso(value.substr(0, slash));
        const auto to = slash == std::string_view::npos ? from : parse_iso(value.substr(slash + 1));
        if (from && to && from->earliest <= to->latest) stop.filter.interval = DateInterval{from->earliest, to->latest};
    } else if (key == "known") {
        if (const auto day = parse_iso(value)) stop.known_on = day->latest;
    } else if (key == "sel") {  // kind,id[,layer,begin,end]
        const std::vector<std::string> parts = split(value);
        if (parts.size() < 2) return;
        for (std::size_t i = 1; i < std::size(kind_keys); ++i) {
            if (kind_keys[i] == parts[0]) stop.selection.kind = static_cast<Selection::Kind>(i);
        }
        stop.selection.id = parts[1];
        if (parts.size() == 5) {
            stop.selection.layer = static_cast<MarkLayer>(number(parts[2]) % 6);
            stop.selection.span = {number(parts[3]), number(parts[4])};
        }
    }
}

}  // namespace

std::string percent_escaped(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_plain(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

std::string percent_unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::string_view view_key(View view) { return view_keys[static_cast<std::size_t>(view)]; }

std::string write_address(const Stop& stop) {
    std::string out = "v=" + std::string(view_key(stop.view));
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) out += "&" + std::string(key) + "=" + value;
    };
    if (stop.view == View::reader) add("d", percent_escaped(stop.document));
    add("e", joined(stop.filter.entities));
    add("in", joined(stop.filter.documents));
    add("by", joined(stop.filter.speakers));
    std::vector<std::string> types;
    for (const EntityType type : stop.filter.types) types.emplace_back(name_of(type));
    add("type", joined(types));
    add("q", percent_escaped(stop.filter.text));
    if (stop.filter.interval) add("t", iso(stop.filter.interval->earliest) + "/" + iso(stop.filter.interval->latest));
    if (stop.known_on) add("known", iso(*stop.known_on));
    add("sort", std::string(sort_word(stop.view, stop.sorts[static_cast<std::size_t>(stop.view)])));
    add("show", choice_words(stop.view, stop.choices[static_cast<std::size_t>(stop.view)]));
    const ViewDetail& detail = stop.details[static_cast<std::size_t>(stop.view)];
    add("find", percent_escaped(detail.find));
    add("open", joined(detail.open));
    const Selection& chosen = stop.selection;
    if (chosen.kind != Selection::Kind::none) {
        std::string value = std::string(kind_keys[static_cast<std::size_t>(chosen.kind)]) + "," + percent_escaped(chosen.id);
        if (chosen.kind == Selection::Kind::mark || chosen.kind == Selection::Kind::leftover) {
            value += "," + std::to_string(static_cast<int>(chosen.layer)) + "," + std::to_string(chosen.span.begin) +
                     "," + std::to_string(chosen.span.end);
        }
        add("sel", value);
    }
    return out;
}

std::optional<Stop> read_address(std::string_view fragment) {
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    Stop stop;
    bool any = false;
    std::string_view sort, show;
    ViewDetail detail;
    while (!fragment.empty()) {
        const std::size_t end = fragment.find('&');
        const std::string_view part = fragment.substr(0, end);
        if (const std::size_t equal = part.find('='); equal != std::string_view::npos) {
            take(stop, part.substr(0, equal), part.substr(equal + 1));
            if (part.substr(0, equal) == "sort") sort = part.substr(equal + 1);
            if (part.substr(0, equal) == "show") show = part.substr(equal + 1);
            if (part.substr(0, equal) == "find") detail.find = percent_unescaped(part.substr(equal + 1));
            if (part.substr(0, equal) == "open") detail.open = split(part.substr(equal + 1));
            any = true;
        }
        if (end == std::string_view::npos) break;
        fragment.remove_prefix(end + 1);
    }
    if (!any) return std::nullopt;
    stop.sorts[static_cast<std::size_t>(stop.view)] = sort_of(stop.view, sort);
    stop.choices[static_cast<std::size_t>(stop.view)] = read_choice(stop.view, show);
    stop.details[static_cast<std::size_t>(stop.view)] = std::move(detail);
    return stop;
}

}  // namespace dragoman

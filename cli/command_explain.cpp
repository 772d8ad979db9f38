#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/command.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string as_text(const Json& value) {
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string() : as_text(*found);
}

bool covers(const Json& item, std::size_t start) {
    if (!item.is_object()) return false;
    const auto begin = item.find("start"), end = item.find("end");
    if (begin == item.end() || end == item.end()) return false;
    if (!begin->is_number_unsigned() || !end->is_number_unsigned()) return false;
    return begin->get<std::size_t>() <= start && start < end->get<std::size_t>();
}

const Json* find_by_id(const Json& bundle, const char* list, std::string_view id) {
    const auto items = bundle.find(list);
    if (items == bundle.end() || !items->is_array()) return nullptr;
    for (const Json& item : *items) {
        if (item.is_object() && text_at(item, "id") == id) return &item;
    }
    return nullptr;
}

/// "Sergey Lavrov (wd:Q58217)"
std::string entity_name(const Json& bundle, const std::string& id) {
    const Json* entity = find_by_id(bundle, "entities", id);
    return entity ? text_at(*entity, "name") + " (" + id + ")" : id;
}

void say(std::string_view what, const std::string& words) {
    if (words.empty()) return;
    std::printf("    %-12.*s %s\n", static_cast<int>(what.size()), what.data(), words.c_str());
}

void say_rule(std::string_view what, const Json& item) {
    if (!item.is_object() || !item.contains("by")) return;
    say(what, text_at(item, "by") + ", confidence " + text_at(item, "score"));
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    for (const std::string_view other : keys) {
        if (key == other) return true;
    }
    return false;
}

void say_field(const Json& bundle, const std::string& key, const Json& value) {
    if (is_one_of(key, {"entity", "place", "source"})) {
        say(key, entity_name(bundle, as_text(value)));
    } else if (is_one_of(key, {"actors", "recipients", "alt"}) && value.is_array()) {
        for (const Json& id : value) say(key, entity_name(bundle, as_text(id)));
    } else if (is_one_of(key, {"linked", "attribution"})) {
        say_rule(key, value);
    } else if (key == "rivals" && value.is_array()) {
        for (const Json& rival : value) {
            say("or", text_at(rival, "name") + " (" + text_at(rival, "id") + "), " + text_at(rival, "score"));
        }
    } else if (key == "reasons" && value.is_array()) {
        for (const Json& reason : value) say("because", text_at(reason, "text"));
    } else if (value.is_object() && value.contains("text")) {
        say(key, text_at(value, "text"));
    } else if (!value.is_structured()) {
        say(key, as_text(value));
    }
}

void say_item(const Json& bundle, const std::string& layer, const Json& item) {
    const std::string words = item.contains("text") ? text_at(item, "text") : text_at(item, "trigger");
    std::printf("  %s%s\n", layer.c_str(), words.empty() ? "" : (": " + words).c_str());
    for (const auto& [key, value] : item.items()) {
        if (is_one_of(key, {"start", "end", "text", "trigger", "by", "score"})) continue;
        say_field(bundle, key, value);
    }
    say_rule("found by", item);
}

}  // namespace

int explain_command(const Arguments& arguments) {
    if (arguments.size() != 3) return fail(exit_usage, "explain wants BUNDLE DOC START");
    const std::string path(arguments[0]);
    const std::string_view number = arguments[2];
    std::size_t start = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), start);
    if (error != std::errc() || end != number.data() + number.size()) {
        return fail(exit_usage, "START counts code points from the document's beginning; \"" +
                                    std::string(number) + "\" is no number");
    }
    std::string why_not;
    const std::optional<std::string> bytes = read_file(path, why_not);
    if (!bytes) return fail(exit_failed, path + " cannot be read: " + why_not);
    const Json bundle = Json::parse(*bytes, nullptr, false);
    if (bundle.is_discarded() || !bundle.is_object() || text_at(bundle, "format") != "dragoman-bundle") {
        return fail(exit_failed, path + " is no bundle; dragoman analyze writes one");
    }
    const Json* document = find_by_id(bundle, "documents", arguments[1]);
    if (!document) return fail(exit_failed, path + " has no document \"" + std::string(arguments[1]) + "\"");
    bool found = false;
    for (const auto& [layer, value] : document->items()) {
        if (layer == "tokens") continue;
        if (covers(value, start)) say_item(bundle, layer, value), found = true;
        if (!value.is_array()) continue;
        for (const Json& item : value) {
            if (covers(item, start)) say_item(bundle, layer, item), found = true;
        }
    }
    if (!found) std::printf("  nothing was found at %zu\n", start);
    return exit_ok;
}

}  // namespace dragoman::cli

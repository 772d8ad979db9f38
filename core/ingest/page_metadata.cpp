#include "core/ingest/page_metadata.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/base/written_date.h"
#include "core/ingest/page_date.h"

namespace dragoman {
namespace {

using json = nlohmann::json;

/// What was found for one field; the lowest rank wins, the first among equals.
struct Best {
    std::string value;
    std::string source;
    int rank = 1000;
    void offer(std::string_view text, int at, std::string_view from) {
        text = trimmed(text);
        if (text.empty() || at >= rank) return;
        value = text;
        source = from;
        rank = at;
    }
};

struct Found {
    Best title, outlet, byline, url;
    std::vector<DateField> dates;
    std::string language;
};

enum class Field { title, outlet, byline, date, url };
struct MetaName {
    std::string_view name;  ///< Of name, property, itemprop or http-equiv; lower case.
    Field field;
    int rank;
};
constexpr MetaName meta_names[] = {
    {"og:title", Field::title, 20},
    {"twitter:title", Field::title, 30},
    {"headline", Field::title, 25},
    {"dc.title", Field::title, 35},
    {"sailthru.title", Field::title, 35},
    {"parsely-title", Field::title, 32},
    {"og:site_name", Field::outlet, 20},
    {"application-name", Field::outlet, 40},
    {"dc.publisher", Field::outlet, 30},
    {"publisher", Field::outlet, 35},
    {"author", Field::byline, 20},
    {"article:author", Field::byline, 40},
    {"parsely-author", Field::byline, 25},
    {"sailthru.author", Field::byline, 25},
    {"byl", Field::byline, 15},
    {"dc.creator", Field::byline, 30},
    {"article:published_time", Field::date, 10},
    {"og:article:published_time", Field::date, 10},
    {"og:published_time", Field::date, 11},
    {"datepublished", Field::date, 12},
    {"date_published", Field::date, 12},
    {"publish_date", Field::date, 13},
    {"publish-date", Field::date, 13},
    {"publishdate", Field::date, 13},
    {"published-date", Field::date, 13},
    {"published_date", Field::date, 13},
    {"publication_date", Field::date, 13},
    {"publicationdate", Field::date, 13},
    {"article_date_original", Field::date, 14},
    {"article.published", Field::date, 14},
    {"cxenseparse:recs:publishtime", Field::date, 14},
    {"cxenseparse:publishtime", Field::date, 14},
    {"originalpublicationdate", Field::date, 14},
    {"article.created", Field::date, 15},
    {"parsely-pub-date", Field::date, 15},
    {"sailthru.date", Field::date, 15},
    {"pubdate", Field::date, 15},
    {"pdate", Field::date, 16},
    {"ptime", Field::date, 16},
    {"dc.date.issued", Field::date, 16},
    {"dcterms.issued", Field::date, 16},
    {"dcterms.date", Field::date, 17},
    {"dcterms.created", Field::date, 17},
    {"dc.date.created", Field::date, 17},
    {"dc.date", Field::date, 18},
    {"dc.created", Field::date, 18},
    {"citation_publication_date", Field::date, 18},
    {"citation_date", Field::date, 18},
    {"bt:pubdate", Field::date, 18},
    {"datecreated", Field::date, 19},
    {"date", Field::date, 20},
    {"displaydate", Field::date, 20},
    {"rnews:datepublished", Field::date, 14},
    {"shareaholic:article_published_time", Field::date, 18},
    {"lastmodified", Field::date, 62},
    {"last-modified", Field::date, 62},
    {"article:modified_time", Field::date, 60},
    {"og:updated_time", Field::date, 61},
    {"datemodified", Field::date, 60},
    {"dcterms.modified", Field::date, 61},
    {"og:url", Field::url, 20},
};

Best& field_of(Found& found, Field field) {
    switch (field) {
        case Field::title: return found.title;
        case Field::outlet: return found.outlet;
        case Field::byline: return found.byline;
        default: return found.url;
    }
}

bool is_date(std::string_view text) { return read_date_field(text).has_value(); }

/// `base` tells microdata and <meta> apart in the reason: "meta article:published_time".
void offer(Found& found, Field field, std::string_view value, int rank, const std::string& source) {
    if (field == Field::date) {
        value = trimmed(value);
        if (is_date(value)) found.dates.push_back({std::string(value), source, rank});
        return;
    }
    if (field == Field::byline && value.find("://") != std::string_view::npos) return;
    field_of(found, field).offer(value, rank, source);
}

std::string name_in(const json& value) {
    if (value.is_string()) return value.get_ref<const std::string&>();
    if (value.is_object()) {
        const auto name = value.find("name");
        return name != value.end() && !name->is_structured() && name->is_string() ? name->get<std::string>() : std::string();
    }
    std::string out;
    if (value.is_array()) {
        for (const json& item : value) {
            if (item.is_array()) continue;
            const std::string name = name_in(item);
            if (name.empty()) continue;
            if (!out.empty()) out += ", ";
            out += name;
        }
    }
    return out;
}

bool is_article_type(std::string_view type) {
    for (const std::string_view word : {"Article", "BlogPosting", "Report", "Posting", "Review", "Recipe"}) {
        if (type.find(word) != std::string_view::npos) return true;
    }
    return false;
}

int type_rank(const json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) return 40;
    if (type->is_string()) return is_article_type(type->get_ref<const std::string&>()) ? 0 : type->get_ref<const std::string&>() == "WebPage" ? 30 : 60;
    if (type->is_array()) {
        for (const json& item : *type) {
            if (item.is_string() && is_article_type(item.get_ref<const std::string&>())) return 0;
        }
    }
    return 60;
}

void read_linked_data(const json& root, Found& found) {
    std::vector<const json*> open{&root};
    for (std::size_t next = 0; next < open.size() && next < 2000; ++next) {
        const json& value = *open[next];
        if (value.is_array()) {
            for (const json& item : value) {
                if (item.is_structured()) open.push_back(&item);
            }
            continue;
        }
        if (!value.is_object()) continue;
        const int rank = type_rank(value);
        const auto text = [&](const char* key) {
            const auto member = value.find(key);
            return member == value.end() ? std::string() : name_in(*member);
        };
        if (rank <= 40) {
            offer(found, Field::date, text("datePublished"), 5 + rank, "JSON-LD datePublished");
            offer(found, Field::date, text("dateCreated"), 9 + rank, "JSON-LD dateCreated");
            offer(found, Field::date, text("dateModified"), 60, "JSON-LD dateModified");
        }
        if (rank == 0) {
            offer(found, Field::title, text("headline"), 10, "JSON-LD headline");
            offer(found, Field::byline, text("author"), 10, "JSON-LD author");
            offer(found, Field::outlet, text("publisher"), 10, "JSON-LD publisher");
        }
        for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            const auto member = value.find(key);
            if (member != value.end() && member->is_structured()) open.push_back(&*member);
        }
    }
}

/// A stray quotation mark breaks the whole; the date in it is whole mostly.
void read_broken_linked_data(std::string_view script, Found& found) {
    constexpr std::string_view key = "\"datePublished\"";
    const std::size_t at = script.find(key);
    if (at == std::string_view::npos) return;
    const std::size_t begin = script.find('"', at + key.size()), end = script.find('"', begin + 1);
    if (begin == std::string_view::npos || end == std::string_view::npos || end - begin > 40) return;
    offer(found, Field::date, script.substr(begin + 1, end - begin - 1), 8, "JSON-LD datePublished");
}

/// Ampersands and kin in JSON-LD are often escaped twice; a comma may be left over or CDATA wrapped.
std::string_view bare_script(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view cover : {"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"}) {
        if (text.starts_with(cover)) text.remove_prefix(cover.size());
    }
    for (const std::string_view cover : {"-->", "//]]>", "]]>", "/*]]>*/"}) {
        if (text.ends_with(cover)) text.remove_suffix(cover.size());
    }
    text = trimmed(text);
    while (text.ends_with(';')) text.remove_suffix(1);
    return text;
}

void read_element(const Dom& dom, NodeIndex i, Found& found) {
    const DomNode& node = dom.nodes()[i];
    const std::string item = lower_ascii(dom.attribute(i, "itemprop"));
    if (node.tag == GUMBO_TAG_META) {
        const std::string_view content = dom.attribute(i, "content");
        if (content.empty()) return;
        for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
            const std::string name = lower_ascii(trimmed(dom.attribute(i, key)));
            for (const MetaName& row : meta_names) {
                if (row.name == name) offer(found, row.field, content, row.rank, "meta " + name);
            }
        }
    } else if (node.tag == GUMBO_TAG_HTML) {
        found.language = dom.attribute(i, "lang");
    } else if (node.tag == GUMBO_TAG_TITLE) {
        found.title.offer(dom.text_below(i), 50, "title element");
    } else if (node.tag == GUMBO_TAG_LINK) {
        if (dom.attribute(i, "rel") == "canonical") found.url.offer(dom.attribute(i, "href"), 10, "link canonical");
    } else if (node.tag == GUMBO_TAG_TIME || node.tag == GUMBO_TAG_ABBR) {
        const std::string_view when = dom.attribute(i, node.tag == GUMBO_TAG_TIME ? "datetime" : "title");
        if (when.empty()) return;
        const std::string classes = lower_ascii(dom.attribute(i, "class"));
        const bool published = item == "datepublished" || dom.has_attribute(i, "pubdate") ||
                               classes.find("publish") != std::string::npos || classes.find("entry-date") != std::string::npos;
        const bool modified = item == "datemodified" || classes.find("modif") != std::string::npos || classes.find("updat") != std::string::npos;
        if (node.tag == GUMBO_TAG_ABBR && !published) return;
        offer(found, Field::date, when, modified && !published ? 65 : published ? 25 : 45, "time element");
    } else if (!item.empty()) {
        std::string value(dom.attribute(i, "content"));
        if (value.empty()) value = std::string(dom.attribute(i, "datetime"));
        if (item == "datepublished") offer(found, Field::date, value.empty() ? dom.text_below(i) : value, 22, "itemprop datePublished");
    }
}

}  // namespace

void read_metadata(const Dom& dom, Document& doc) {
    Found found;
    const std::vector<DomNode>& nodes = dom.nodes();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        if (nodes[i].is_text()) continue;
        if (nodes[i].tag == GUMBO_TAG_SVG) {
            i = nodes[i].end - 1;  // its <title> is a picture's
        } else if (nodes[i].tag == GUMBO_TAG_SCRIPT) {
            if (lower_ascii(dom.attribute(i, "type")).find("ld+json") == std::string::npos) continue;
            const std::string script = dom.text_below(i);
            const std::string_view bare = bare_script(script);
            const json data = json::parse(bare.begin(), bare.end(), nullptr, /*allow_exceptions=*/false, /*ignore_comments=*/true);
            if (!data.is_discarded()) read_linked_data(data, found);
            else read_broken_linked_data(bare, found);
        } else if (nodes[i].element->attributes.length > 0 || nodes[i].tag == GUMBO_TAG_TITLE) {
            read_element(dom, i, found);
        }
    }
    if (doc.url.empty()) doc.url = found.url.value;
    if (doc.given_title.empty()) doc.given_title = found.title.value;
    if (doc.given_outlet.empty()) doc.given_outlet = found.outlet.value;
    if (doc.given_byline.empty()) doc.given_byline = found.byline.value;
    if (doc.given_date) return;
    if (const std::optional<PageDate> date = page_date(found.dates, {doc.url, found.language})) {
        const int days = date->days.length();
        doc.given_date = date->days;
        doc.given_precision = days == 1 ? DatePrecision::day : days <= 31 ? DatePrecision::month : DatePrecision::year;
        doc.given_date_basis = date->source;
    }
}

}  // namespace dragoman

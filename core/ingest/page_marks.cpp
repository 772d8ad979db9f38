#include "core/ingest/page_marks.h"

#include <algorithm>
#include <string_view>

#include "core/base/text_hash.h"
#include "core/ingest/page_render.h"

namespace dragoman {
namespace {

struct TagMark {
    GumboTag tag;
    std::uint32_t mark;
};
constexpr TagMark tag_marks[] = {
    {GUMBO_TAG_NAV, mark_navigation},   {GUMBO_TAG_MENU, mark_navigation},  {GUMBO_TAG_ASIDE, mark_frame},
    {GUMBO_TAG_FOOTER, mark_frame},     {GUMBO_TAG_FORM, mark_form},        {GUMBO_TAG_BUTTON, mark_form},
    {GUMBO_TAG_LABEL, mark_form},       {GUMBO_TAG_FIELDSET, mark_form},    {GUMBO_TAG_FIGURE, mark_caption},
    {GUMBO_TAG_FIGCAPTION, mark_caption}, {GUMBO_TAG_TIME, mark_date},      {GUMBO_TAG_H1, mark_h1},
    {GUMBO_TAG_H2, mark_heading},       {GUMBO_TAG_H3, mark_heading},       {GUMBO_TAG_H4, mark_heading},
    {GUMBO_TAG_H5, mark_heading},       {GUMBO_TAG_H6, mark_heading},       {GUMBO_TAG_LI, mark_list},
    {GUMBO_TAG_ARTICLE, mark_article},  {GUMBO_TAG_MAIN, mark_article},     {GUMBO_TAG_TABLE, mark_table},
    {GUMBO_TAG_BLOCKQUOTE, mark_quote}, {GUMBO_TAG_ADDRESS, mark_byline},
};

/// Words of class, id, role, itemprop and data-testid, lower case. `whole`: the word stands alone
/// between separators; else it may be part of a longer one. In the manner of Readability's
/// unlikelyCandidates and trafilatura's discard expressions.
struct ClassMark {
    std::string_view word;
    std::uint32_t mark;
    bool whole = false;
};
constexpr ClassMark class_marks[] = {
    {"breadcrumb", mark_navigation},  {"pagination", mark_navigation},   {"navbar", mark_navigation},
    {"navigation", mark_navigation},  {"nav", mark_navigation, true},    {"menu", mark_navigation},
    {"pager", mark_navigation, true}, {"skip", mark_navigation, true},   {"toc", mark_navigation, true},
    {"paging", mark_navigation},      {"masthead", mark_frame},          {"jumplink", mark_navigation},
    {"sidebar", mark_frame},          {"footer", mark_frame},            {"site-header", mark_frame},
    {"page-header", mark_frame},      {"rail", mark_frame, true},        {"widget", mark_frame, true},
    {"complementary", mark_frame},    {"contentinfo", mark_frame},       {"banner", mark_frame, true},
    {"copyright", mark_frame},        {"disclaimer", mark_frame},        {"toolbar", mark_frame},
    {"tool-bar", mark_frame},         {"colophon", mark_frame},          {"rightcol", mark_frame},
    {"share", mark_share, true},      {"sharing", mark_share},           {"sharedaddy", mark_share},
    {"social", mark_share},           {"follow", mark_share, true},      {"addthis", mark_share},
    {"addtoany", mark_share},         {"sharethis", mark_share},         {"share-", mark_share},
    {"sharebar", mark_share},         {"sharetools", mark_share},        {"jp-relatedposts", mark_related},
    {"ad", mark_advert, true},        {"ads", mark_advert, true},        {"advert", mark_advert},
    {"adsense", mark_advert},         {"adslot", mark_advert},           {"sponsor", mark_advert},
    {"promo", mark_advert},           {"newsletter", mark_advert},       {"subscribe", mark_advert},
    {"subscription", mark_advert},    {"signup", mark_advert},           {"sign-up", mark_advert},
    {"paywall", mark_advert},         {"cookie", mark_advert},           {"consent", mark_advert},
    {"gdpr", mark_advert},            {"donat", mark_advert},            {"popup", mark_advert},
    {"modal", mark_advert},           {"lightbox", mark_advert},         {"taboola", mark_advert},
    {"outbrain", mark_advert},        {"dianomi", mark_advert},          {"affiliate", mark_advert},
    {"buy-now", mark_advert},         {"comments", mark_comments},       {"comment", mark_comments, true},
    {"disqus", mark_comments},        {"respond", mark_comments, true},  {"commentlist", mark_comments},
    {"replies", mark_comments, true}, {"livefyre", mark_comments},       {"discussion", mark_comments, true},
    {"related", mark_related},        {"recommend", mark_related},       {"readmore", mark_related},
    {"read-more", mark_related},      {"more-from", mark_related},       {"most-read", mark_related},
    {"mostread", mark_related},       {"most-popular", mark_related},    {"mostpopular", mark_related},
    {"popular", mark_related, true},  {"trending", mark_related},        {"you-may", mark_related},
    {"also-like", mark_related},      {"next-post", mark_related},       {"prev-post", mark_related},
    {"previous-post", mark_related},  {"teaser", mark_related, true},    {"more-stories", mark_related},
    {"morestories", mark_related},    {"see-also", mark_related},        {"further-reading", mark_related},
    {"onward", mark_related, true},   {"latest", mark_related, true},    {"headlines", mark_related, true},
    {"suggested", mark_related, true}, {"caption", mark_caption},        {"photo-credit", mark_caption},
    {"image-credit", mark_caption},   {"credit", mark_caption, true},    {"byline", mark_byline},
    {"author", mark_byline, true},    {"authors", mark_byline, true},    {"dateline", mark_byline, true},
    {"vcard", mark_byline, true},     {"contributors", mark_byline},     {"writer", mark_byline, true},
    {"post-meta", mark_byline},       {"entry-meta", mark_byline},       {"article-meta", mark_byline},
    {"postmeta", mark_byline},        {"meta", mark_byline, true},       {"post-info", mark_byline},
    {"timestamp", mark_date},         {"pubdate", mark_date},            {"published", mark_date, true},
    {"datetime", mark_date},          {"datepublished", mark_date},      {"date", mark_date, true},
    {"publish-date", mark_date},      {"time", mark_date, true},         {"tags", mark_tags, true},
    {"taglist", mark_tags},           {"tag-list", mark_tags},           {"keywords", mark_tags},
    {"categories", mark_tags, true},  {"topics", mark_tags, true},       {"tag-cloud", mark_tags},
    {"author-bio", mark_bio},         {"about-author", mark_bio},        {"author-box", mark_bio},
    {"authorbox", mark_bio},          {"biography", mark_bio},           {"bio", mark_bio, true},
    {"author-info", mark_bio},        {"about-the-author", mark_bio},    {"author-card", mark_bio},
    {"author-profile", mark_bio},     {"headline", mark_title, true},    {"articlebody", mark_body},
    {"article-body", mark_body},      {"article__body", mark_body},      {"story-body", mark_body},
    {"storybody", mark_body},         {"entry-content", mark_body},      {"post-content", mark_body},
    {"article-content", mark_body},   {"article__content", mark_body},   {"articlecontent", mark_body},
    {"post-body", mark_body},         {"postbody", mark_body},           {"article-text", mark_body},
    {"article_body", mark_body},      {"body-text", mark_body},          {"story-content", mark_body},
    {"article_text", mark_body},      {"rich-text", mark_body},          {"wysiwyg", mark_body},
};

std::uint32_t mark_of_tag(GumboTag tag) {
    for (const TagMark& row : tag_marks) {
        if (row.tag == tag) return row.mark;
    }
    return 0;
}

bool separator(char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); }

std::uint32_t marks_of_words(std::string_view words) {
    std::uint32_t marks = 0;
    for (const ClassMark& row : class_marks) {
        for (std::size_t at = words.find(row.word); at != std::string_view::npos; at = words.find(row.word, at + 1)) {
            const std::size_t end = at + row.word.size();
            const bool begins = at == 0 || separator(words[at - 1]);
            const bool ends = end == words.size() || separator(words[end]);
            if (!begins || (row.whole && !ends)) continue;
            marks |= row.mark;
            break;
        }
    }
    return marks;
}

/// "fooBar baz" → "foo-bar baz": so that camel case has separators too.
void append_words(std::string& out, std::string_view value) {
    if (value.size() > 400) value = value.substr(0, 400);
    out.push_back(' ');
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c >= 'A' && c <= 'Z') {
            if (i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z') out.push_back('-');
            out.push_back(static_cast<char>(c | 0x20));
        } else {
            out.push_back(c);
        }
    }
}

}  // namespace

std::vector<std::uint32_t> page_marks(const Dom& dom, const std::vector<std::uint32_t>& paragraph_mass) {
    const std::vector<DomNode>& nodes = dom.nodes();
    std::vector<std::uint32_t> marks(nodes.size(), 0);
    const std::uint32_t all = nodes.empty() ? 0 : paragraph_mass[0];
    std::string words;
    TextMap<std::uint32_t> known;  // pages repeat their classes
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
        const std::uint32_t above = i == 0 ? 0 : marks[nodes[i].parent];
        marks[i] = above;
        const GumboElement* element = nodes[i].element;
        if (element == nullptr || nodes[i].tag == GUMBO_TAG_HTML || nodes[i].tag == GUMBO_TAG_BODY) continue;
        std::uint32_t own = mark_of_tag(nodes[i].tag);
        if (nodes[i].tag == GUMBO_TAG_HEADER && (above & mark_article) == 0) own |= mark_frame;
        if (element->attributes.length > 0) {
            words.clear();
            for (const char* name : {"class", "id", "role", "itemprop", "data-testid", "data-component", "rel"}) {
                const std::string_view value = dom.attribute(i, name);
                if (!value.empty()) append_words(words, value);
            }
            if (!words.empty()) {
                const auto [found, added] = known.try_emplace(words, 0);
                if (added) found->second = marks_of_words(words);
                own |= found->second;
            }
        }
        // Inline elements keep their tag's mark, but a link's or span's class says little of its line.
        const std::uint32_t mass = paragraph_mass[i];
        if (mass > 0 && all > 0) {
            const double share = static_cast<double>(mass) / all;
            if (share > 0.5) own &= ~(litter_marks | mark_caption | mark_byline | mark_date | mark_title) | mark_comments;
            if (share > 0.85) own &= ~mark_comments;
        }
        marks[i] = above | own;
    }
    return marks;
}

}  // namespace dragoman

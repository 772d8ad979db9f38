#include "core/ingest/html.h"

#include <algorithm>
#include <string>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/ingest/dom.h"
#include "core/ingest/limits.h"
#include "core/ingest/page_content.h"
#include "core/ingest/page_lean.h"
#include "core/ingest/page_metadata.h"
#include "core/ingest/page_render.h"

namespace dragoman {
namespace {

/// For pages that no parser should see: every tag a line end, scripts and styles left out.
std::string stripped(std::string_view html) {
    std::string out;
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] != '<') {
            out.push_back(html[i++]);
            continue;
        }
        const std::string begin = lower_ascii(html.substr(i, 7));
        std::size_t end = html.find('>', i);
        if (begin.starts_with("<script")) end = html.find("</script", i + 1);
        if (begin.starts_with("<style")) end = html.find("</style", i + 1);
        if (end == std::string_view::npos) break;
        i = html[end] == '>' ? end + 1 : end;
        if (!out.empty() && out.back() != '\n') out.push_back('\n');
    }
    return out;
}

}  // namespace

bool looks_like_html(std::string_view text) {
    text = trimmed(text.substr(0, 4096));
    const std::string begin = lower_ascii(text.substr(0, 1024));
    if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) return true;
    if (!begin.starts_with("<")) return false;
    for (const std::string_view tag : {"<head", "<body", "<div", "<p>", "<p ", "<article", "<meta", "<h1", "<section", "<main"}) {
        if (begin.find(tag) != std::string::npos) return true;
    }
    return false;
}

void read_html(std::string_view html, Document& doc) {
    if (html.size() > limits::page) {
        doc.text = stripped(html);
        doc.warnings.push_back({"large-page", "The page is larger than " + std::to_string(limits::page / limits::mebibyte) +
                                                  " MiB; its tags were only stripped.", {}});
        return;
    }
    const std::string lean = lean_page(html);
    const Dom dom = parse_dom(lean);
    if (dom.nodes().empty()) {
        doc.text = stripped(html);
        doc.warnings.push_back({"deep-page", "The page nests, repeats or decorates elements beyond measure; its tags were only stripped.", {}});
        return;
    }
    read_metadata(dom, doc);
    Page page = render_page(dom);
    doc.hinted_blocks = page_blocks(dom, page, doc.given_title);
    doc.text = std::move(page.text);
}

}  // namespace dragoman

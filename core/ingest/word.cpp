// .docx (ECMA-376): the paragraphs of the main document, the title of its properties.
#include <pugixml.hpp>

#include <cstring>

#include "core/base/utf8.h"
#include "core/ingest/decode.h"
#include "core/ingest/encoding.h"
#include "core/ingest/reader.h"

namespace dragoman {
namespace {

/// "w:p" → "p", whatever the prefix.
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Walks without recursion: a foreign file may be nested as deep as it likes.
template <class Enter, class Leave>
void walk(const pugi::xml_node& root, Enter enter, Leave leave) {
    pugi::xml_node node = root.first_child();
    while (node) {
        const bool inside = enter(node);
        if (inside && node.first_child()) {
            node = node.first_child();
            continue;
        }
        leave(node);
        while (!node.next_sibling() && node.parent() && node.parent() != root) {
            node = node.parent();
            leave(node);
        }
        node = node.next_sibling();
    }
}

class Paragraphs {
public:
    bool enter(const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        // deleted text, text boxes that old readers get a second time, and the codes of fields are no text
        if (name == "del" || name == "moveFrom" || name == "Fallback" || name == "instrText" || name == "delText") return false;
        if (name == "t") line_ += node.child_value();
        if (name == "tab") line_ += "\t";
        if (name == "br" || name == "cr") end_line();
        if (name == "noBreakHyphen") line_ += "-";
        return true;
    }
    void leave(const pugi::xml_node& node) {
        if (local_name(node) != "p") return;
        end_line();
        if (!text_.empty() && !text_.ends_with("\n\n")) text_ += "\n";
    }
    std::string take() {
        end_line();
        while (text_.ends_with("\n\n")) text_.pop_back();
        return std::move(text_);
    }

private:
    void end_line() {
        if (!trimmed(line_).empty()) text_.append(trimmed(line_)).push_back('\n');
        line_.clear();
    }
    std::string text_, line_;
};

}  // namespace

void read_word(const Origin& origin, std::string_view document_xml, std::string_view core_xml, Harvest& harvest) {
    const Result<DecodedText> decoded = decode_text(document_xml, declared_encoding(document_xml));
    if (!decoded) return harvest.fail(origin, decoded.error());
    const std::string& markup = decoded.value().text;
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed =
        xml.load_buffer(markup.data(), markup.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    Paragraphs paragraphs;
    walk(xml, [&](const pugi::xml_node& node) { return paragraphs.enter(node); }, [&](const pugi::xml_node& node) { paragraphs.leave(node); });
    Document doc = begin_document(origin, harvest);
    if (!put_text(doc, paragraphs.take(), "utf-8", origin, harvest)) return;
    if (!parsed) doc.warnings.push_back({"damaged", "The Word file is damaged; what could be read of its text is shown.", {}});
    pugi::xml_document properties;  // its dates are those of the file, not of the article
    properties.load_buffer(core_xml.data(), core_xml.size(), pugi::parse_default, pugi::encoding_utf8);
    walk(properties, [&](const pugi::xml_node& node) {
        if (local_name(node) == "title") doc.given_title = std::string(trimmed(node.child_value()));
        return true;
    }, [](const pugi::xml_node&) {});
    if (first_ill_formed(doc.given_title) < doc.given_title.size()) doc.given_title.clear();
    harvest.add(std::move(doc));
}

}  // namespace dragoman

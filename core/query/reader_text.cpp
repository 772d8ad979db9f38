#include "core/query/reader_text.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/query/leftover.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

MarkLayer layer_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::name: return MarkLayer::name;
        case MentionKind::nominal: return MarkLayer::nominal;
        case MentionKind::pronoun: return MarkLayer::pronoun;
    }
    return MarkLayer::name;
}

std::vector<Mark> all_marks(const Corpus& corpus, DocumentIndex document) {
    const Document& doc = corpus.documents[document.at()];
    std::vector<Mark> marks;
    const auto add = [&](Span span, MarkLayer layer, std::size_t index, EntityIndex entity, EntityType type) {
        if (!span.empty()) marks.push_back({span, layer, static_cast<std::int32_t>(index), entity, type});
    };
    for (std::size_t i = 0; i < doc.quotations.size(); ++i) {
        const EntityIndex speaker = corpus.entity(document, doc.quotations[i].speaker_chain);
        add(doc.quotations[i].content, MarkLayer::quotation, i, speaker,
            speaker ? corpus.entities[speaker.at()].type : EntityType::person);
    }
    for (std::size_t i = 0; i < doc.mentions.size(); ++i) {
        const Mention& mention = doc.mentions[i];
        add(mention.span, layer_of(mention.kind), i, corpus.entity(document, mention.chain), mention.type);
    }
    for (std::size_t i = 0; i < doc.times.size(); ++i) {
        add(doc.times[i].span, MarkLayer::date, i, {}, EntityType::event);
    }
    for (std::size_t i = 0; i < doc.events.size(); ++i) {
        add(doc.events[i].trigger, MarkLayer::event, i, {}, EntityType::event);
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return marks;
}

void add_lines(const Document& doc, const Block& block, std::vector<Paragraph>& out) {
    const std::string_view text = doc.text;
    std::uint32_t begin = block.span.begin;
    const std::uint32_t end = std::min<std::uint32_t>(block.span.end, static_cast<std::uint32_t>(text.size()));
    while (begin < end) {
        const std::size_t newline = text.substr(0, end).find('\n', begin);
        const std::uint32_t stop = newline == std::string_view::npos ? end : static_cast<std::uint32_t>(newline);
        const std::string_view line = text.substr(begin, stop - begin);
        const std::string_view inner = trimmed(line);
        if (!inner.empty()) {
            Paragraph paragraph;
            paragraph.span.begin = begin + static_cast<std::uint32_t>(inner.data() - line.data());
            paragraph.span.end = paragraph.span.begin + static_cast<std::uint32_t>(inner.size());
            paragraph.role = block.role;
            paragraph.furniture = is_leftover(block.role);
            out.push_back(paragraph);
        }
        begin = stop + 1;
    }
}

}  // namespace

ReaderText reader_text(const Corpus& corpus, DocumentIndex document) {
    const Document& doc = corpus.documents[document.at()];
    ReaderText out;
    out.document = document;
    out.title = document_title(doc);
    out.outlet = document_outlet(doc);
    out.byline = doc.masthead.byline.empty() ? doc.given_byline : one_line(text_of(doc, doc.masthead.byline));
    out.dateline = one_line(text_of(doc, doc.masthead.dateline));
    out.date = date_words(doc.published.days(), doc.published.basis);
    out.basis = doc.published.basis;
    if (doc.blocks.empty()) {
        Block whole;
        whole.span = {0, static_cast<std::uint32_t>(doc.text.size())};
        add_lines(doc, whole, out.paragraphs);
    }
    for (const Block& block : doc.blocks) add_lines(doc, block, out.paragraphs);

    const std::vector<Mark> marks = all_marks(corpus, document);
    for (const Mark& mark : marks) ++out.counts[static_cast<std::size_t>(mark.layer)];
    // A quotation may reach over paragraphs: look back as far as the longest mark does.
    std::uint32_t longest = 0;
    for (const Mark& mark : marks) longest = std::max(longest, mark.span.size());
    for (Paragraph& paragraph : out.paragraphs) {
        paragraph.first_mark = static_cast<std::uint32_t>(out.marks.size());
        const std::uint32_t from = paragraph.span.begin > longest ? paragraph.span.begin - longest : 0;
        auto it = std::partition_point(marks.begin(), marks.end(),
                                       [from](const Mark& m) { return m.span.begin < from; });
        for (; it != marks.end() && it->span.begin < paragraph.span.end; ++it) {
            if (it->span.overlaps(paragraph.span)) out.marks.push_back(*it);
        }
        paragraph.last_mark = static_cast<std::uint32_t>(out.marks.size());
    }
    return out;
}

std::optional<Place> next_mention(const Corpus& corpus, const Filter& filter, EntityIndex entity, Place from,
                                  bool forward) {
    if (corpus.documents.empty()) return std::nullopt;
    const Scope scope = resolve(corpus, filter);
    const std::size_t count = corpus.documents.size();
    const std::size_t start = from.document ? from.document.at() : 0;
    for (std::size_t step = 0; step <= count; ++step) {
        const std::size_t d = forward ? (start + step) % count : (start + count * 2 - step) % count;
        if (!scope.has(DocumentIndex(d))) continue;
        const Document& doc = corpus.documents[d];
        const auto hit = [&](const Mention& mention) {
            if (entity ? corpus.entity(DocumentIndex(d), mention.chain) != entity : mention.kind != MentionKind::name) return false;
            if (step != 0 || !from.document) return true;
            if (from.span.empty()) return forward;  // no place yet: the article's begin
            return forward ? mention.span.begin > from.span.begin : mention.span.begin < from.span.begin;
        };
        if (forward) {
            const auto it = std::find_if(doc.mentions.begin(), doc.mentions.end(), hit);
            if (it != doc.mentions.end()) return Place{DocumentIndex(d), it->span};
        } else {
            const auto it = std::find_if(doc.mentions.rbegin(), doc.mentions.rend(), hit);
            if (it != doc.mentions.rend()) return Place{DocumentIndex(d), it->span};
        }
        // One document alone: the second turn meets it whole again.
        if (count == 1 && step == 0) from.document = {};
        if (step + 1 == count) from.document = {};
    }
    return std::nullopt;
}

}  // namespace dragoman

#include "core/analyze/mention/token_view.h"

#include "core/base/utf8.h"

namespace dragoman {
namespace {

void read_letters(TokenView& view) {
    std::uint32_t upper = 0, lower = 0;
    bool ascii = true;
    for (const char c : view.text) {
        upper += c >= 'A' && c <= 'Z';
        lower += c >= 'a' && c <= 'z';
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    }
    const char first = view.text.empty() ? ' ' : view.text.front();
    if (ascii) {
        view.word = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
        view.capital = first >= 'A' && first <= 'Z';
        view.lower.assign(view.text);
        for (char& c : view.lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    } else {
        upper = lower = 0;
        for (std::size_t at = 0; at < view.text.size();) {
            const CodePoint point = decode_at(view.text, at);
            upper += is_upper(point.value);
            lower += is_lower(point.value);
            if (at == 0) {
                view.word = is_letter(point.value);
                view.capital = is_upper(point.value);
            }
            at += point.size;
        }
        view.lower = lowered(view.text);
        for (std::size_t at; (at = view.lower.find("\u2019")) != std::string::npos;) {
            view.lower.replace(at, 3, "'");
        }
    }
    view.all_upper = upper >= 2 && lower == 0;
}

}  // namespace

TokenView view_word(std::string_view text) {
    TokenView view;
    view.text = text;
    read_letters(view);
    return view;
}

std::vector<TokenView> view_tokens(const Document& doc) {
    std::vector<TokenView> views(doc.tokens.size());
    for (const Sentence& sentence : doc.sentences) {
        bool initial = true;
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) {
            TokenView& view = views[i];
            view.text = text_of(doc, TokenIndex(i));
            read_letters(view);
            view.glued = i > sentence.first.at() && doc.tokens[i - 1].span.end == doc.tokens[i].span.begin;
            view.initial = initial && view.word;
            if (view.word) initial = false;
        }
    }
    return views;
}

}  // namespace dragoman

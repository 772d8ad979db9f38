// Any text in sentences and tokens: within bounds, in order, at the borders of code points, each token in its sentence.
#include "core/analyze/token/tokenizer.h"
#include "core/base/fuzz_require.h"
#include "core/base/utf8.h"

namespace {

/// Rows of each kind of the shipped tables.
dragoman::Resources tables() {
    dragoman::Resources resources;
    resources.lexicon.add("abbreviations", dragoman::Table("abbreviation\tkind\tcapital\nmr\ttitle\tyes\netc\tend\tno\nno\tnumber\tyes\njan\tdate\tyes\nu.s\tplace\tyes\nst\tnever\tyes\n"));
    resources.lexicon.add("sentence_openers", dragoman::Table("word\na\nthe\nhe\nin\n"));
    resources.lexicon.add("word_parts", dragoman::Table("word\tkind\tat\ncannot\tsplit\t3\ngonna\tsplit\t3\n"));
    return resources;
}

void check(const dragoman::Document& doc, const dragoman::Tokenization& made) {
    using dragoman::fuzz::require;
    const std::string& text = doc.text;
    const auto at_border = [&](std::uint32_t at) { return at == text.size() || !dragoman::is_continuation(text[at]); };
    std::uint32_t end = 0;
    std::size_t token = 0;
    for (const dragoman::Sentence& sentence : made.sentences) {
        require(end <= sentence.span.begin && sentence.span.begin < sentence.span.end && sentence.span.end <= text.size());
        require(sentence.first.at() == token && sentence.last.at() > token && sentence.last.at() <= made.tokens.size());
        require(sentence.span.begin == made.tokens[token].span.begin && sentence.span.end == made.tokens[sentence.last.at() - 1].span.end);
        for (; token < sentence.last.at(); ++token) {
            const dragoman::Span span = made.tokens[token].span;
            require(end <= span.begin && span.begin < span.end && span.end <= sentence.span.end);
            require(at_border(span.begin) && at_border(span.end));
            end = span.end;
        }
    }
    require(token == made.tokens.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dragoman;
    static const Resources resources = tables();
    Document doc;
    doc.text.assign(reinterpret_cast<const char*>(data), size);
    doc.text.resize(first_ill_formed(doc.text));
    check(doc, tokenize(doc, resources));
    // Blocks of every role, cut at line ends as layout does.
    constexpr BlockRole roles[] = {BlockRole::title, BlockRole::body, BlockRole::heading, BlockRole::caption, BlockRole::boilerplate};
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= doc.text.size(); ++i) {
        if (i != doc.text.size() && doc.text[i] != '\n') continue;
        if (i > begin) doc.blocks.push_back({{begin, i}, roles[(i + begin) % std::size(roles)], {}});
        begin = i + 1;
    }
    if (!doc.blocks.empty()) check(doc, tokenize(doc, resources));
    return 0;
}

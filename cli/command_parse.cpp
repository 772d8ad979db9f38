// dragoman parse --conllu FILE: own tags and heads over a file's sentences and tokens, for scoring.
#include <cstdio>

#include "cli/command.h"
#include "core/analyze/syntax/parser.h"

namespace dragoman::cli {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> fields;
    for (;;) {
        const std::size_t end = line.find(separator);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return fields;
        line.remove_prefix(end + 1);
    }
}

bool is_word(const std::vector<std::string_view>& fields) {
    return fields.size() >= 8 && !fields[0].empty() && fields[0].find_first_not_of("0123456789") == std::string_view::npos;
}

/// The file's words as a document: one sentence each, blanks between words, so that nothing is cut anew.
Document document_of(const std::vector<std::string_view>& lines) {
    Document doc;
    Sentence sentence{{}, TokenIndex(0), TokenIndex(0), BlockIndex()};
    const auto close = [&] {
        sentence.last = TokenIndex(doc.tokens.size());
        if (sentence.first == sentence.last) return;
        sentence.span.end = static_cast<std::uint32_t>(doc.text.size());
        doc.sentences.push_back(sentence);
        doc.text += '\n';
        sentence = {{static_cast<std::uint32_t>(doc.text.size()), 0}, TokenIndex(doc.tokens.size()), TokenIndex(), BlockIndex()};
    };
    for (const std::string_view line : lines) {
        if (line.empty()) close();
        const std::vector<std::string_view> fields = split(line, '\t');
        if (!is_word(fields)) continue;
        if (!doc.text.empty() && doc.text.back() != '\n') doc.text += ' ';
        const auto begin = static_cast<std::uint32_t>(doc.text.size());
        doc.text += fields[1];
        doc.tokens.push_back({{begin, static_cast<std::uint32_t>(doc.text.size())}});
    }
    close();
    return doc;
}

}  // namespace

int parse_command(const Arguments& arguments) {
    if (arguments.size() != 2 || arguments[0] != "--conllu") return fail(exit_usage, "usage: dragoman parse --conllu FILE");
    std::string why_not;
    const std::optional<std::string> bytes = read_file(std::string(arguments[1]), why_not);
    if (!bytes) return fail(exit_failed, std::string(arguments[1]) + ": " + why_not);
    const Result<Resources> resources = load_pack();
    if (!resources) return fail(exit_failed, resources.error().message);
    for (const std::string& refused : resources.value().models.refused()) fail(exit_ok, "model " + refused);

    std::vector<std::string_view> lines = split(*bytes, '\n');
    for (std::string_view& line : lines) {
        if (line.ends_with('\r')) line.remove_suffix(1);
    }
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    Document doc = document_of(lines);
    Syntax syntax = analyze_syntax(doc, resources.value());
    doc.syntax = std::move(syntax.tokens);
    doc.lemmas = std::move(syntax.lemmas);
    std::string out;
    std::size_t next = 0;
    for (const std::string_view line : lines) {
        const std::vector<std::string_view> fields = split(line, '\t');
        if (!is_word(fields)) {
            out += line;
        } else {
            const TokenSyntax& own = doc.syntax[next];
            const TokenIndex up = head(doc, TokenIndex(next));
            const Sentence& sentence = doc.sentences[sentence_of(doc, TokenIndex(next)).at()];
            out += std::string(fields[0]) + '\t' + std::string(fields[1]) + '\t' + std::string(lemma(doc, TokenIndex(next))) + '\t';
            out += std::string(name_of(own.upos)) + '\t' + std::string(name_of(own.xpos)) + "\t_\t";
            out += std::to_string(up ? up.value - sentence.first.value + 1 : 0) + '\t' + std::string(name_of(own.deprel));
            for (std::size_t i = 8; i < fields.size(); ++i) out += '\t' + std::string(fields[i]);
            ++next;
        }
        out += '\n';
    }
    return write_file("-", out, why_not) ? exit_ok : fail(exit_failed, why_not);
}

}  // namespace dragoman::cli

#include <algorithm>
#include <charconv>
#include <thread>

#include "cli/article_files.h"
#include "cli/command.h"
#include "core/analyze/layout/site_furniture.h"
#include "core/assemble/assemble.h"
#include "core/base/utf8.h"
#include "core/query/concordance_rows.h"
#include "core/query/search_rows.h"
#include "core/query/wording.h"

namespace dragoman::cli {
namespace {

struct QueryOptions {
    std::string query;
    std::vector<std::string> paths;
    std::size_t limit = 20;
    bool lines = false, by_date = false;
};

std::optional<QueryOptions> read_query_options(const Arguments& arguments, std::string& problem) {
    QueryOptions options;
    bool asked = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--lines") {
            options.lines = true;
        } else if (argument == "--by-date") {
            options.by_date = true;
        } else if (argument == "--limit") {
            const std::string_view number = i + 1 < arguments.size() ? arguments[++i] : std::string_view();
            const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), options.limit);
            if (error != std::errc() || end != number.data() + number.size()) problem = "--limit wants a number";
        } else if (!asked) {
            options.query = argument;
            asked = true;
        } else {
            options.paths.emplace_back(argument);
        }
    }
    if (options.paths.empty() && problem.empty()) problem = "query wants QUERY PATH…";
    if (!problem.empty()) return std::nullopt;
    return options;
}

/// The query again with a mark under what is wrong.
void say_problems(const std::string& query, const std::vector<QueryProblem>& problems) {
    for (const QueryProblem& problem : problems) {
        const std::size_t before = count_code_points(std::string_view(query).substr(0, problem.at.begin));
        const std::size_t wide = std::max<std::size_t>(1, count_code_points(slice(query, problem.at)));
        std::fprintf(stderr, "  %s\n  %s%s\n%s\n", query.c_str(), std::string(before, ' ').c_str(), std::string(wide, '^').c_str(), problem.message.c_str());
    }
}

std::string marked(const Snippet& snippet) {
    std::string out = snippet.text;
    for (std::size_t i = snippet.marks.size(); i-- > 0;) {
        out.insert(snippet.marks[i].end, "]");
        out.insert(snippet.marks[i].begin, "[");
    }
    return out;
}

void print_articles(const Corpus& corpus, const Filter& filter, const QueryOptions& options) {
    const SearchResult result = search_rows(corpus, filter, options.by_date ? SearchOrder::date : SearchOrder::rank);
    for (const std::string& note : result.notes) std::fprintf(stderr, "%s\n", note.c_str());
    std::printf("%s of %zu\n", counted(result.rows.size(), "article", "articles").c_str(), corpus.documents.size());
    for (std::size_t i = 0; i < std::min(options.limit, result.rows.size()); ++i) {
        const SearchRow& row = result.rows[i];
        const std::vector<Span> places = fitting_places(corpus, result.question, row.document);
        std::printf("\n%s  %s%s%s  (%s)\n", row.id.c_str(), row.title.c_str(), row.outlet.empty() ? "" : ", ", row.outlet.c_str(),
                    row.date ? date_words(row.date, row.basis).c_str() : "no date");
        for (const Snippet& snippet : snippets(corpus.documents[row.document.at()], places, 3)) std::printf("  %s\n", marked(snippet).c_str());
    }
}

void print_lines(const Corpus& corpus, const Filter& filter, const QueryOptions& options) {
    const Concordance lines = concordance(corpus, filter, options.by_date ? ConcordanceOrder::date : ConcordanceOrder::right);
    for (std::size_t i = 0; i < std::min(options.limit, lines.lines.size()); ++i) {
        const Document& doc = corpus.documents[lines.lines[i].document.at()];
        const ConcordanceText words = concordance_text(doc, lines.lines[i].keyword, 40);
        const std::size_t width = count_code_points(words.left);
        std::printf("%s%s[%s]%s  (%s)\n", std::string(width < 44 ? 44 - width : 0, ' ').c_str(), words.left.c_str(), words.keyword.c_str(), words.right.c_str(), doc.id.c_str());
    }
}

}  // namespace

int query_command(const Arguments& arguments) {
    std::string problem;
    const std::optional<QueryOptions> options = read_query_options(arguments, problem);
    if (!options) return fail(exit_usage, problem);
    const std::vector<QueryProblem> problems = parse_query(options->query).problems;
    if (!problems.empty()) {
        say_problems(options->query, problems);
        return exit_usage;
    }
    const Result<Resources> resources = load_pack();
    if (!resources) return fail(exit_failed, resources.error().message);
    Problems unread;
    std::vector<Document> documents = read_articles(options->paths, {}, unread);
    if (documents.empty()) return fail(exit_failed, "no article could be read");
    mark_shared_lines(documents);
    analyze_all(documents, resources.value(), std::max(1u, std::thread::hardware_concurrency()), [](std::size_t) {});
    Corpus corpus = assemble(std::move(documents), resources.value());
    corpus.text_index = std::make_shared<const TextIndex>(index_text(corpus.documents));
    Filter filter;
    filter.text = options->query;
    (options->lines ? print_lines : print_articles)(corpus, filter, *options);
    return unread.count() ? exit_partial : exit_ok;
}

}  // namespace dragoman::cli

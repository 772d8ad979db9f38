// dragoman-bench FILE…: how fast each stage is on one core, and how much memory the whole takes.
// dragoman-bench --read FILE…: ingest and layout alone, article by article as the files' bytes come; nothing is kept, so
// that the peak memory tells whether a file of any size is read in bounded memory.
// dragoman-bench --rows N OUT: a snapshot with N articles, entities, quotations and events, for tests/browser/measure_rows.mjs.
// dragoman-bench --search FILE…: the text index of the articles as they are read, and searches of every kind; no analysis.
//
// Every stage runs over all articles, `rounds` times; the fastest round counts (the machine's other
// work only ever adds). MB are 10^6 bytes of article text as read. In wasm:
//   cmake --build build/wasm --target dragoman-bench
//   DRAGOMAN_PACK=build/wasm/dragoman.pack node --no-experimental-fetch build/wasm/dragoman-bench.js FILE…
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "cli/article_files.h"
#include "cli/command.h"
#include "core/analyze/analyze.h"
#include "core/analyze/mention/name_tagger.h"
#include "core/analyze/mention/token_view.h"
#include "core/analyze/syntax/parser.h"
#include "core/analyze/syntax/syntax_network.h"
#include "core/analyze/token/tokenizer.h"
#include "core/assemble/assemble.h"
#include "core/base/text_hash.h"
#include "core/export/analysis_json.h"
#include "core/ingest/ingest.h"
#include "tests/bench/memory_bench.h"
#include "tests/bench/rows_bench.h"
#include "tests/bench/search_bench.h"

using namespace dragoman;

namespace {

using Clock = std::chrono::steady_clock;
constexpr int rounds = 3;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct Load {
    double megabytes = 0, tokens = 0;
};

void print_row(std::string_view name, double seconds, const Load& load) {
    std::printf("%-14.*s %9.1f %12.0f %9.2f\n", static_cast<int>(name.size()), name.data(), seconds * 1e3,
                load.tokens / seconds, load.megabytes / seconds);
}

/// Ingest and layout together over the files as they lie: MB are of the file, tags and all.
void print_reading(const std::vector<Document>& articles, const Resources& resources) {
    Workspace workspace(resources);
    struct Kind {
        const char* name;
        double megabytes = 0, ingest = 0, layout = 0;
    };
    Kind kinds[] = {{"html"}, {"text"}};
    std::string last;
    for (const Document& article : articles) {
        if (article.source == last) continue;
        last = article.source;
        std::string why_not;
        const std::optional<std::string> bytes = cli::read_file(article.source, why_not);
        if (!bytes) continue;
        double best_ingest = 1e9, best_layout = 1e9;
        for (int round = 0; round < rounds; ++round) {
            Clock::time_point start = Clock::now();
            Ingested ingested = ingest(article.source, *bytes);
            best_ingest = std::min(best_ingest, seconds_since(start));
            start = Clock::now();
            for (Document& doc : ingested.documents) analysis_stages().front().run(doc, resources, workspace);
            best_layout = std::min(best_layout, seconds_since(start));
        }
        Kind& kind = kinds[article.hinted_blocks.empty()];
        kind.megabytes += static_cast<double>(bytes->size()) / 1e6;
        kind.ingest += best_ingest;
        kind.layout += best_layout;
    }
    for (const Kind& kind : kinds) {
        if (kind.megabytes == 0) continue;
        std::printf("reading %s: %.2f MB, ingest %.1f MB/s, layout %.1f MB/s, both %.1f MB/s\n", kind.name, kind.megabytes,
                    kind.megabytes / kind.ingest, kind.megabytes / kind.layout, kind.megabytes / (kind.ingest + kind.layout));
    }
}

/// Tags alone, names alone: what runs where neither heads nor lemmas, nominals or pronouns are asked for.
void tag(const Document& doc, SyntaxNetwork& network) {
    std::vector<std::string_view> words;
    std::size_t verbs = 0;
    for (const Sentence& sentence : doc.sentences) {
        words.clear();
        for (std::size_t i = sentence.first.at(); i < sentence.last.at(); ++i) words.push_back(text_of(doc, TokenIndex(i)));
        network.read(words);
        for (std::size_t i = 0; i < words.size(); ++i) verbs += network.tag(i).upos == Upos::verb;
    }
    if (verbs > doc.tokens.size()) std::abort();  // never: the tags are asked for
}

void name(const Document& doc, const Resources& resources) {
    const std::vector<TokenView> tokens = view_tokens(doc);
    std::vector<TokenRange> sentences;
    for (const Sentence& sentence : doc.sentences) {
        sentences.push_back({static_cast<std::uint32_t>(sentence.first.at()), static_cast<std::uint32_t>(sentence.last.at())});
    }
    const NameTables tables{resources.name_model.words(), resources.name_gazetteer, resources.lexicon.table("name-titles")};
    tag_names(read_name_text(tokens, sentences, tables), resources.name_model);
}

/// The fastest of many rounds over all articles: a stage takes milliseconds, other work on the machine comes in slices of some.
template <class Stage>
double fastest(const std::vector<Document>& documents, Stage stage) {
    constexpr int language_rounds = 30;
    double best = 1e9;
    for (int round = 0; round < language_rounds; ++round) {
        const Clock::time_point start = Clock::now();
        for (const Document& doc : documents) stage(doc);
        best = std::min(best, seconds_since(start));
    }
    return best;
}

/// The stages of the language each alone, and the sums that the aims are about.
void print_aims(const std::vector<Document>& documents, const Resources& resources, const Load& load) {
    SyntaxNetwork network(resources.syntax_model);
    const double tokens = fastest(documents, [&](const Document& doc) { tokenize(doc, resources); });
    const double tags = fastest(documents, [&](const Document& doc) { tag(doc, network); });
    const double trees = fastest(documents, [&](const Document& doc) { analyze_syntax(doc, resources, network); });
    const double names = fastest(documents, [&](const Document& doc) { name(doc, resources); });
    std::puts("");
    print_row("tokens", tokens, load);
    print_row("tags", tags, load);
    print_row("tags, trees", trees, load);
    print_row("names", names, load);
    print_row("t+s+tags+names", tokens + tags + names, load);
    print_row("… and trees", tokens + trees + names, load);
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int read_alone(const std::vector<std::string>& paths, const Resources& resources) {
    const double before = peak_megabytes();
    double megabytes = 0;
    for (const std::string& path : paths) {
        std::error_code no_file;
        megabytes += static_cast<double>(std::filesystem::file_size(path, no_file)) / 1e6;
    }
    cli::Problems problems;
    std::size_t articles = 0;
    const Clock::time_point start = Clock::now();
    Workspace workspace(resources);
    cli::each_article(paths, {}, problems, [&](Document doc) {
        analysis_stages().front().run(doc, resources, workspace);
        ++articles;
    });
    const double seconds = seconds_since(start);
    std::printf("%zu articles, %.0f MB in %.1f s: %.1f MB/s; peak memory %.0f MB, tables alone %.0f MB\n", articles, megabytes, seconds,
                megabytes / seconds, peak_megabytes(), before);
    return cli::exit_ok;
}

/// Assembles a large pile once, stage by stage: what grows with the corpus, and whether it grows in proportion.
int assembled(const std::vector<std::string>& paths, const Resources& resources) {
    cli::Problems problems;
    std::vector<Document> documents = cli::read_articles(paths, {}, problems);
    Clock::time_point start = Clock::now();
    Load load;
    Workspace workspace(resources);
    for (Document& doc : documents) {
        doc = analyze(std::move(doc), resources, workspace);
        load.megabytes += static_cast<double>(doc.text.size()) / 1e6;
        load.tokens += static_cast<double>(doc.tokens.size());
    }
    std::printf("%zu articles, %.1f MB, %.0f tokens; analysed in %.1f s, peak memory %.0f MB\n\n", documents.size(), load.megabytes, load.tokens,
                seconds_since(start), peak_megabytes());
    Corpus corpus = unassembled(std::move(documents));
    double all = 0;
    for (const AssemblyStage& stage : assembly_stages()) {
        start = Clock::now();
        stage.run(corpus, resources);
        const double seconds = seconds_since(start);
        print_row(stage.name, seconds, load);
        std::printf("  peak memory %.0f MB\n", peak_megabytes());
        all += seconds;
    }
    print_row("in all", all, load);
    std::printf("\n%zu entities, %zu threads, %zu agreements, %zu stories, %zu conflicts; peak memory %.0f MB\n", corpus.entities.size(), corpus.threads.size(),
                corpus.agreements.size(), corpus.stories.size(), corpus.conflicts.size(), peak_megabytes());
    print_memory(corpus);
    return cli::exit_ok;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("dragoman-bench [--read | --assemble] FILE…: files or folders of articles\n", stderr);
        return cli::exit_usage;
    }
    if (std::string_view(argv[1]) == "--search") {
        cli::Problems problems;
        const std::vector<Document> articles = cli::read_articles(std::vector<std::string>(argv + 2, argv + argc), {}, problems);
        if (articles.empty()) return cli::fail(cli::exit_failed, "no article could be read");
        const double before = peak_megabytes();
        print_search(articles);
        std::printf("peak memory %.0f MB, of it %.0f MB articles\n", peak_megabytes(), before);
        return cli::exit_ok;
    }
    if (std::string_view(argv[1]) == "--rows" && argc == 4) {
        const std::string snapshot = many_rows(static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10)));
        std::ofstream(argv[3], std::ios::binary) << snapshot;
        std::printf("%zu bytes\n", snapshot.size());
        return cli::exit_ok;
    }
    const Clock::time_point loading = Clock::now();
    const Result<Resources> resources = cli::load_pack();
    if (!resources) return cli::fail(cli::exit_failed, resources.error().message);
    const double load_seconds = seconds_since(loading);

    if (std::string_view(argv[1]) == "--read") return read_alone(std::vector<std::string>(argv + 2, argv + argc), resources.value());

    if (std::string_view(argv[1]) == "--assemble") return assembled(std::vector<std::string>(argv + 2, argv + argc), resources.value());

    cli::Problems problems;
    const Clock::time_point reading = Clock::now();
    const std::vector<Document> articles =
        cli::read_articles(std::vector<std::string>(argv + 1, argv + argc), {}, problems);
    const double read_seconds = seconds_since(reading);
    if (articles.empty()) return cli::fail(cli::exit_failed, "no article could be read");

    const std::span<const AnalysisStage> stages = analysis_stages();
    std::vector<double> best(stages.size(), 1e9);
    std::vector<Document> documents;
    Workspace workspace(resources.value());
    for (int round = 0; round < rounds; ++round) {
        documents = articles;
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const Clock::time_point start = Clock::now();
            for (Document& doc : documents) stages[i].run(doc, resources.value(), workspace);
            best[i] = std::min(best[i], seconds_since(start));
        }
    }
    Load load;
    for (const Document& doc : documents) {
        load.megabytes += static_cast<double>(doc.text.size()) / 1e6;
        load.tokens += static_cast<double>(doc.tokens.size());
    }
    std::printf("%zu articles, %.2f MB, %.0f tokens; pack loaded in %.0f ms\n\n", documents.size(), load.megabytes,
                load.tokens, load_seconds * 1e3);
    std::printf("%-14s %9s %12s %9s\n", "stage", "ms", "tokens/s", "MB/s");
    print_row("ingest", read_seconds, load);
    double all = read_seconds;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        print_row(stages[i].name, best[i], load);
        all += best[i];
    }
    Clock::time_point start = Clock::now();
    const Corpus corpus = assemble(std::move(documents), resources.value());
    print_row("assemble", seconds_since(start), load);
    all += seconds_since(start);
    start = Clock::now();
    const std::string json = bundle_json(corpus, resources.value());
    print_row("export", seconds_since(start), load);
    all += seconds_since(start);
    print_row("in all", all, load);
    print_aims(corpus.documents, resources.value(), load);
    std::puts("");
    print_reading(articles, resources.value());
    std::printf("\npeak memory %.0f MB; bundle %.2f MB, hash %016llx\n", peak_megabytes(), static_cast<double>(json.size()) / 1e6,
                static_cast<unsigned long long>(text_hash(json)));  // the same native and in wasm
    return cli::exit_ok;
}

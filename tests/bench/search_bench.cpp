#include "tests/bench/search_bench.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <numeric>
#include <string>

#include "core/search/search.h"
#include "core/search/word_scanner.h"

namespace dragoman {
namespace {

constexpr int of_each_kind = 200;

/// Of the processor, not of the clock: what else the machine does would be most of the slowest searches.
double milliseconds() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }

/// Draws words as they stand in the articles, so that frequent ones are asked for more often, as people do.
class Draw {
public:
    explicit Draw(const std::vector<Document>& articles) : articles_(articles) {}
    std::size_t number(std::size_t below) {
        state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::size_t>(state_ >> 33) % below;
    }
    /// So many neighbours, from four letters on.
    std::vector<std::string> words(std::size_t count) {
        for (;;) {
            const std::string& text = articles_[number(articles_.size())].text;
            if (text.empty()) continue;
            std::vector<std::string> out;
            WordScanner scanner(text, static_cast<std::uint32_t>(number(text.size())));
            if (!scanner.next()) continue;  // it may have begun inside a word
            while (out.size() < count && scanner.next()) out.emplace_back(scanner.key());
            if (out.size() == count && std::all_of(out.begin(), out.end(), [](const std::string& w) { return w.size() >= 4; })) return out;
        }
    }
    std::string word() { return words(1).front(); }

private:
    const std::vector<Document>& articles_;
    std::uint64_t state_ = 2018;
};

struct Kind {
    const char* name;
    std::string (*ask)(Draw&);
};
constexpr Kind kinds[] = {
    {"word", [](Draw& d) { return d.word(); }},
    {"two words", [](Draw& d) { return d.word() + " " + d.word(); }},
    {"three, one of two, but not", [](Draw& d) { return d.word() + " (" + d.word() + " OR " + d.word() + ") -" + d.word(); }},
    {"phrase", [](Draw& d) { const auto w = d.words(2); return "\"" + w[0] + " " + w[1] + "\""; }},
    {"near", [](Draw& d) { const auto w = d.words(2); return "\"" + w[1] + " " + w[0] + "\"~5"; }},
    {"wildcard", [](Draw& d) { return d.word().substr(0, 4) + "*"; }},
    {"fuzzy", [](Draw& d) { return d.word() + "~"; }},
    {"regular expression", [](Draw& d) { const auto w = d.word(); return "/" + w.substr(0, 3) + "[a-m]*" + w.substr(w.size() - 1) + "/"; }},
};

double percentile(std::vector<double>& times, double share) {
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

std::size_t ask(const std::string& text, const std::shared_ptr<const TextIndex>& index, const std::vector<Document>& articles) {
    const Search search(parse_query(text), index);
    const DocumentSet found = search.documents({});
    const std::vector<double> ranks = search.ranks(found);
    std::vector<std::size_t> best(found.size());
    std::iota(best.begin(), best.end(), std::size_t{0});
    const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(best.size(), 10));
    std::partial_sort(best.begin(), best.begin() + shown, best.end(), [&](std::size_t a, std::size_t b) { return ranks[a] != ranks[b] ? ranks[a] > ranks[b] : a < b; });
    for (std::ptrdiff_t i = 0; i < shown; ++i) (void)search.marks_in_document(found[best[static_cast<std::size_t>(i)]], articles[found[best[static_cast<std::size_t>(i)]]].text);
    return found.size();
}

}  // namespace

void print_search(const std::vector<Document>& articles) {
    const double start = milliseconds();
    const auto index = std::make_shared<const TextIndex>(index_text(articles));
    const double made = milliseconds() - start;
    double megabytes = 0;
    for (const Document& article : articles) megabytes += static_cast<double>(article.text.size()) / 1e6;
    const double words = static_cast<double>(index->all_words);
    std::printf("%zu articles, %.0f MB, %.0f words, %zu different\n", articles.size(), megabytes, words, index->terms());
    std::printf("index: %.0f ms, %.0f MB of text a second; %.1f MB, %.2f bytes a word\n\n", made, megabytes / made * 1e3,
                static_cast<double>(index->bytes()) / 1e6, static_cast<double>(index->bytes()) / words);
    std::printf("%-28s %8s %8s %8s %10s\n", "search", "p50 ms", "p95 ms", "max ms", "articles");
    Draw draw(articles);
    std::vector<double> all;
    for (const Kind& kind : kinds) {
        std::vector<double> times;
        std::size_t found = 0;
        for (int i = 0; i < of_each_kind; ++i) {
            const std::string text = kind.ask(draw);
            const double begin = milliseconds();
            found += ask(text, index, articles);
            times.push_back(milliseconds() - begin);
        }
        all.insert(all.end(), times.begin(), times.end());
        std::printf("%-28s %8.2f %8.2f %8.2f %10zu\n", kind.name, percentile(times, 0.5), percentile(times, 0.95), percentile(times, 1), found / of_each_kind);
    }
    std::printf("%-28s %8.2f %8.2f %8.2f\n", "all", percentile(all, 0.5), percentile(all, 0.95), percentile(all, 1));
}

}  // namespace dragoman

#include <cstdio>

#include "cli/command.h"

using namespace dragoman::cli;

namespace {

constexpr Command commands[] = {
    {"analyze", "analyze PATH… [-o FILE] [--jsonl] [--map FIELD=COLUMN,…] [--body] [--tokens] [--jobs N]",
     "read articles (files, folders, - for stdin), write a bundle in the analysis format",
     analyze_command},
    {"explain", "explain BUNDLE DOC START",
     "say why the words at code point START of document DOC are what they are", explain_command},
    {"query", "query QUERY PATH… [--lines] [--by-date] [--limit N]",
     "say which articles fit a search, best first, and with which words", query_command},
    {"parse", "parse --conllu FILE",
     "write own tags, lemmas and heads over the sentences and tokens of a CoNLL-U file", parse_command},
};

void print_help() {
    std::puts("dragoman — who said what and when, in a pile of news articles\n");
    for (const Command& command : commands) {
        std::printf("  dragoman %s\n      %s\n", command.usage.data(), command.summary.data());
    }
    std::puts(
        "\nanalyze\n"
        "  -o FILE     where to write (default: standard output); it appears whole or not at all\n"
        "  --jsonl     one document a line instead of one bundle; files of any size fit into memory, since\n"
        "              what lies across documents is sought among some 2000 at a time\n"
        "  --map text=COLUMN,date=COLUMN   which column of a table (or key of a JSON record) holds what:\n"
        "              text, html, title, date, url, id, outlet, byline; the usual names are known\n"
        "  --body      the text is clean article text: no search for menus, adverts, headlines\n"
        "  --tokens    add tokens with tags, lemmas and heads\n"
        "  --jobs N    threads (default: one a core)\n"
        "  Reads .txt .md .html .json .jsonl .csv .tsv .eml .docx .warc .wet, and .gz .zip .tar .tar.gz of\n"
        "  them; a record or row holds text or html, and optionally id, date, title, url, outlet, byline.\n"
        "\nquery\n"
        "  QUERY       words (both must be there), \"a phrase\", \"two words\"~5 near each other, this OR that, -not,\n"
        "              (brackets), postpon*, wom?n, Kabulof~, /regular|expression/; speaker: to: stance: entity: type:\n"
        "              status: outlet: date: with a word or a \"phrase\" behind, as in date:2018-08..2018-09\n"
        "  --lines     each place in a line of its own, the word in the middle\n"
        "\n  --help      this text\n  --version   the version\n"
        "\nExit status: 0 all done; 1 done, but something could not be read (named on stderr);\n"
        "2 wrong command line; 3 nothing could be done.\n"
        "The tables are read from $DRAGOMAN_PACK, else from dragoman.pack beside the program.");
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments(argv + 1, argv + argc);
    for (const std::string_view argument : arguments) {
        if (argument == "--help" || argument == "-h") return print_help(), exit_ok;
    }
    if (arguments.empty()) return print_help(), exit_usage;
    if (arguments.front() == "--version") return std::puts("dragoman " DRAGOMAN_VERSION), exit_ok;
    for (const Command& command : commands) {
        if (arguments.front() != command.name) continue;
        return command.run(Arguments(arguments.begin() + 1, arguments.end()));
    }
    return fail(exit_usage, "there is no command \"" + std::string(arguments.front()) +
                                "\"; dragoman --help lists them");
}

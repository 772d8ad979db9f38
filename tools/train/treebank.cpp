#include "tools/train/treebank.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace dragoman::train {
namespace {

std::string_view take(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return field;
}

}  // namespace

std::string read_bytes(const std::string& path) {
    std::string bytes;
    const bool packed = path.size() > 3 && path.substr(path.size() - 3) == ".gz";
    std::FILE* file = packed ? popen(("gzip -dc '" + path + "'").c_str(), "r") : std::fopen(path.c_str(), "rb");
    if (!file) return bytes;
    char buffer[1 << 16];
    for (std::size_t size; (size = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, size);
    if (packed) pclose(file);
    else std::fclose(file);
    return bytes;
}

std::string data_path(const std::string& path) {
    const char* folder = std::getenv("DRAGOMAN_DATA");
    return folder ? std::string(folder) + "/data/" + path : std::string();
}

bool read_treebank(const std::string& path, std::vector<TreebankSentence>& sentences) {
    const std::string bytes = read_bytes(path);
    std::string_view rest = bytes;
    TreebankSentence sentence;
    std::string document;
    while (!rest.empty()) {
        std::string_view line = take(rest, '\n');
        if (line.starts_with("# newdoc id = ")) document = line.substr(14);
        if (line.empty() && !sentence.words.empty()) {
            sentence.document = document;
            sentences.push_back(std::move(sentence));
            sentence = {};
        }
        if (line.empty() || line.front() == '#') continue;
        std::string_view fields[8];
        for (std::string_view& field : fields) field = take(line, '\t');
        if (fields[0].find_first_of("-.") != std::string_view::npos) continue;
        Word word{std::string(fields[1]), std::string(fields[2])};
        word.upos = from_name<Upos>(fields[3]).value_or(Upos::x);
        word.xpos = from_name<Xpos>(fields[4]).value_or(Xpos::none);
        word.head = std::atoi(std::string(fields[6]).c_str()) - 1;
        word.deprel = from_name<Deprel>(fields[7]).value_or(from_name<Deprel>(fields[7].substr(0, fields[7].find(':'))).value_or(Deprel::dep));
        sentence.words.push_back(std::move(word));
    }
    return !bytes.empty();
}

}  // namespace dragoman::train

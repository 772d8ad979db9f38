#include "core/export/statements.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/utf8.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

std::string confidence_words(float score) {
    const int hundredths = static_cast<int>(score * 100 + 0.5f);
    return hundredths >= 100 ? "1" : "0." + std::string(hundredths < 10 ? "0" : "") + std::to_string(hundredths);
}

Json statement_json(const Corpus& corpus, const QuotationRow& row) {
    const Document& doc = corpus.documents[row.document.at()];
    const Quotation& quotation = doc.quotations[row.quotation.at()];
    const Entity* speaker = row.speaker ? &corpus.entities[row.speaker.at()] : nullptr;
    const std::string_view text = doc.text;
    const std::size_t start = count_code_points(text.substr(0, row.content.begin));
    Json out;
    out["speaker"] = row.speaker_name;
    out["speaker_id"] = speaker ? speaker->id : std::string();
    out["wikidata"] = speaker ? std::string(speaker->wikidata()) : std::string();
    out["stance"] = name_of(row.stance);
    out["kind"] = name_of(row.kind);
    out["cue"] = row.cue;
    out["words"] = row.words;
    out["published"] = row.date ? iso(*row.date) : std::string();
    out["basis"] = name_of(row.basis);
    out["outlet"] = row.outlet;
    out["via"] = row.via;
    out["addressee"] = row.addressee_name;
    out["title"] = row.title;
    out["document"] = doc.id;
    out["start"] = start;
    out["end"] = start + count_code_points(slice(text, row.content));
    out["statement"] = row.statement;
    out["articles"] = row.articles;
    out["rule"] = std::string(quotation.attribution_why.by.view());
    out["confidence"] = confidence_words(row.score);
    return out;
}

std::string cell(const Json& value) {
    std::string words = value.is_string() ? value.get<std::string>() : value.dump();
    if (!words.empty() && std::string_view("=+-@\t\r").find(words.front()) != std::string_view::npos) words.insert(0, 1, '\'');
    if (words.find_first_of(",\"\r\n") == std::string::npos) return words;
    std::string quoted = "\"";
    for (const char c : words) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::string statements_csv(const Corpus& corpus, const std::vector<QuotationRow>& rows) {
    std::string out = "\xEF\xBB\xBFspeaker,speaker_id,wikidata,stance,kind,cue,words,published,basis,outlet,via,addressee,title,document,start,end,statement,articles,rule,confidence\r\n";
    for (const QuotationRow& row : rows) {
        bool first = true;
        for (const Json& value : statement_json(corpus, row)) {
            if (!std::exchange(first, false)) out += ',';
            out += cell(value);
        }
        out += "\r\n";
    }
    return out;
}

std::string statements_json(const Corpus& corpus, const std::vector<QuotationRow>& rows) {
    std::string out = "[";
    for (const QuotationRow& row : rows) {
        out += out.size() > 1 ? ",\n" : "\n";
        out += statement_json(corpus, row).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return out + "\n]\n";
}

}  // namespace dragoman

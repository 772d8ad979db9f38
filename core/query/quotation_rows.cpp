#include "core/query/quotation_rows.h"

#include <algorithm>
#include <map>

#include "core/base/utf8.h"
#include "core/query/version_rows.h"
#include "core/query/wording.h"

namespace dragoman {
namespace {

QuotationRow row_of(const Corpus& corpus, DocumentIndex document, std::size_t index) {
    const Document& doc = corpus.documents[document.at()];
    const Quotation& quotation = doc.quotations[index];
    QuotationRow row;
    row.document = document;
    row.quotation = QuotationIndex(index);
    row.content = quotation.content;
    row.speaker = corpus.entity(document, quotation.speaker_chain);
    row.speaker_name = row.speaker ? entity_name(corpus, row.speaker) : one_line(text_of(doc, quotation.speaker));
    row.words = one_line(text_of(doc, quotation.content));
    row.told = statement_words(doc, quotation, &row.tells_cue);
    row.cue = one_line(text_of(doc, quotation.cue));
    row.via = one_line(text_of(doc, quotation.via));
    row.addressee = corpus.entity(document, quotation.addressee_chain);
    row.addressee_name = row.addressee ? entity_name(corpus, row.addressee) : one_line(text_of(doc, quotation.addressee));
    row.kind = quotation.kind;
    row.stance = quotation.stance;
    row.title = document_title(doc);
    row.outlet = document_outlet(doc);
    row.date = doc.published.days();
    row.basis = doc.published.basis;
    row.score = quotation.attribution_why.score;
    return row;
}

bool in_scope(const Scope& scope, const QuotationRow& row) {
    if (!scope.time(row.date)) return false;
    if (!scope.speakers.empty() &&
        std::find(scope.speakers.begin(), scope.speakers.end(), row.speaker) == scope.speakers.end()) {
        return false;
    }
    const bool says = scope.entities.size() == 1 && scope.entities[0] == row.speaker;
    if (!says && !scope.names_all(row.document, row.content)) return false;
    RowFacts facts{row.words};
    if (!scope.of_speech()) facts.beside = row.speaker_name;
    facts.document = row.document;
    facts.speech = {row.speaker, row.speaker_name, row.stance, row.addressee, row.addressee_name};
    return scope.row(facts);
}

std::vector<QuotationRow> quotations_that_fit(const Corpus& corpus, const Filter& filter) {
    const Scope scope = resolve(corpus, filter, TextIn::rows);
    std::vector<QuotationRow> rows;
    for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
        const DocumentIndex document(d);
        if (!scope.has(document)) continue;
        const Document& doc = corpus.documents[d];
        std::vector<std::size_t> row_at(doc.quotations.size(), SIZE_MAX);  // of the row that a piece joined
        for (std::size_t i = 0; i < doc.quotations.size(); ++i) {
            const QuotationIndex group = doc.quotations[i].group;
            if (group && group.at() < i && row_at[group.at()] != SIZE_MAX) {
                row_at[i] = row_at[group.at()];
                QuotationRow& whole = rows[row_at[i]];
                whole.words += " … " + one_line(text_of(doc, doc.quotations[i].content));
                whole.told = whole.kind == QuotationKind::direct ? "“" + whole.words + "”" : whole.words;
                if (whole.speaker_name.empty()) {
                    const QuotationRow piece = row_of(corpus, document, i);
                    whole.speaker = piece.speaker;
                    whole.speaker_name = piece.speaker_name;
                    whole.cue = piece.cue;
                }
                continue;
            }
            row_at[i] = rows.size();
            rows.push_back(row_of(corpus, document, i));
        }
    }
    std::erase_if(rows, [&](const QuotationRow& row) { return !in_scope(scope, row); });
    const ToldAgain told(corpus);
    for (QuotationRow& row : rows) {
        const Statement* statement = told.statement(row.document, row.quotation);
        if (!statement) continue;
        row.statement = statement->id;
        row.articles = told.articles(row.document, row.quotation);
    }
    return rows;
}

}  // namespace

std::size_t count_quotations(const Corpus& corpus, const Filter& filter) { return quotations_that_fit(corpus, filter).size(); }

std::vector<QuotationRow> quotation_rows(const Corpus& corpus, const Filter& filter, QuotationOrder order) {
    std::vector<QuotationRow> rows = quotations_that_fit(corpus, filter);
    std::map<std::string, std::size_t> said;
    for (const QuotationRow& row : rows) ++said[row.speaker_name];
    const auto before = [order, &said](const QuotationRow& a, const QuotationRow& b) {
        if (order == QuotationOrder::speaker) {
            if (a.speaker_name.empty() != b.speaker_name.empty()) return b.speaker_name.empty();
            const std::size_t of_a = said[a.speaker_name], of_b = said[b.speaker_name];
            return of_a != of_b ? of_a > of_b : folded(a.speaker_name) < folded(b.speaker_name);
        }
        if (order == QuotationOrder::statement && a.statement != b.statement) {
            if (a.articles != b.articles) return a.articles > b.articles;
            return a.statement < b.statement;
        }
        if (order == QuotationOrder::date || order == QuotationOrder::statement) {
            if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
            return a.date && a.date->earliest < b.date->earliest;
        }
        return false;
    };
    std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

}  // namespace dragoman

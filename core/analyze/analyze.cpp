#include "core/analyze/analyze.h"

#include <utility>

#include "core/analyze/coref/coreference.h"
#include "core/analyze/event/event_extractor.h"
#include "core/analyze/layout/block_classifier.h"
#include "core/analyze/layout/masthead.h"
#include "core/analyze/link/entity_linker.h"
#include "core/analyze/mention/mention_detector.h"
#include "core/analyze/mention/recurring.h"
#include "core/analyze/quote/issuer.h"
#include "core/analyze/quote/quotation_finder.h"
#include "core/analyze/quote/speaking_phrase.h"
#include "core/analyze/syntax/parser.h"
#include "core/analyze/timex/publication_date.h"
#include "core/analyze/timex/time_resolver.h"
#include "core/analyze/timex/time_tagger.h"
#include "core/analyze/token/tokenizer.h"

namespace dragoman {
namespace {

// A stage returns a value and the line below stores it: who writes which field is seen here alone.

void layout(Document& doc, const Resources& res, Workspace&) {
    doc.blocks = classify_blocks(doc, res.layout_phrases);
    doc.masthead = find_masthead(doc, res.lexicon);
}

void token(Document& doc, const Resources& res, Workspace&) {
    Tokenization tokenization = tokenize(doc, res);
    doc.sentences = std::move(tokenization.sentences);
    doc.tokens = std::move(tokenization.tokens);
}

void syntax(Document& doc, const Resources& res, Workspace& workspace) {
    Syntax syntax = analyze_syntax(doc, res, workspace.network);
    doc.syntax = std::move(syntax.tokens);
    doc.lemmas = std::move(syntax.lemmas);
}

void timex(Document& doc, const Resources& res, Workspace&) { doc.times = find_times(doc, res.lexicon); }

void mention(Document& doc, const Resources& res, Workspace&) {
    doc.mentions = detect_mentions(doc, res);
    doc.mentions = add_speaking_phrases(doc, res.lexicon);
    doc.mentions = add_recurring(doc, res.lexicon);
}

void coref(Document& doc, const Resources& res, Workspace&) {  // from here on no mention is added
    Coreference coreference = resolve_coreference(doc, res);
    doc.mentions = std::move(coreference.mentions);
    doc.chains = std::move(coreference.chains);
    doc.roles = std::move(coreference.roles);
}

void link(Document& doc, const Resources& res, Workspace&) {
    Linking linking = link_entities(doc, res);
    doc.mentions = std::move(linking.mentions);
    doc.chains = std::move(linking.chains);
    doc.roles = std::move(linking.roles);
}

void dating(Document& doc, const Resources& res, Workspace&) {  // stated, or inferred from what is known now
    doc.published = publication_date(doc, res);
    doc.times = resolve_times(doc, res.lexicon);
}

void quote(Document& doc, const Resources& res, Workspace&) {
    doc.quotations = find_quotations(doc, res.lexicon);
    move_to_issuers(doc);  // from here on no mention changes its chain
}

void event(Document& doc, const Resources& res, Workspace&) { doc.events = extract_events(doc, res); }

/// An article is kept as long as its corpus: without the room that its lists have grown into.
void close(Document& doc, const Resources&, Workspace&) {
    doc.blocks.shrink_to_fit();
    doc.sentences.shrink_to_fit();
    doc.tokens.shrink_to_fit();
    doc.syntax.shrink_to_fit();
    doc.lemmas.shrink_to_fit();
    doc.times.shrink_to_fit();
    doc.mentions.shrink_to_fit();
    for (Chain& chain : doc.chains) {
        chain.mentions.shrink_to_fit();
        chain.candidates.shrink_to_fit();
    }
    doc.chains.shrink_to_fit();
    doc.quotations.shrink_to_fit();
    doc.events.shrink_to_fit();
}

constexpr AnalysisStage stages[] = {
    {"layout", layout},    // what is article, what is litter; title, outlet, byline
    {"token", token},      // sentences and tokens of what is read
    {"syntax", syntax},    // tags, lemmas, heads
    {"timex", timex},      // temporal expressions, found but not yet resolved
    {"mention", mention},  // names, nominals, pronouns
    {"coref", coref},      // chains in this article, roles that the text gives
    {"link", link},        // knowledge-base entry or NIL; metonyms
    {"dating", dating},    // publication date, and the times that hang on it
    {"quote", quote},      // who said what
    {"event", event},      // PLOVER type, status, actors
    {"close", close},      // room that is not needed any more
};

}  // namespace

std::span<const AnalysisStage> analysis_stages() { return stages; }

Document analyze(Document doc, const Resources& resources, Workspace& workspace) {
    for (const AnalysisStage& stage : stages) stage.run(doc, resources, workspace);
    return doc;
}

Document analyze(Document doc, const Resources& resources) {
    Workspace workspace(resources);
    return analyze(std::move(doc), resources, workspace);
}

}  // namespace dragoman

#include "core/analyze/analyze.h"

#include <utility>

#include "core/analyze/coref/coreference.h"
#include "core/analyze/event/event_extractor.h"
#include "core/analyze/layout/block_classifier.h"
#include "core/analyze/layout/masthead.h"
#include "core/analyze/link/entity_linker.h"
#include "core/analyze/mention/mention_detector.h"
#include "core/analyze/quote/quotation_finder.h"
#include "core/analyze/syntax/parser.h"
#include "core/analyze/timex/publication_date.h"
#include "core/analyze/timex/time_resolver.h"
#include "core/analyze/timex/time_tagger.h"
#include "core/analyze/token/tokenizer.h"

namespace dragoman {

Document analyze(Document doc, const Resources& res) {
    doc.blocks = classify_blocks(doc, res.lexicon);    // layout   what is article, what is litter
    doc.masthead = find_masthead(doc, res.lexicon);    // layout   title, outlet, byline, dateline
    Tokenization tokenization = tokenize(doc, res.lexicon);  // token
    doc.sentences = std::move(tokenization.sentences);
    doc.tokens = std::move(tokenization.tokens);
    Syntax syntax = analyze_syntax(doc, res);          // syntax   tags, lemmas, heads
    doc.syntax = std::move(syntax.tokens);
    doc.lemmas = std::move(syntax.lemmas);
    doc.times = find_times(doc, res.lexicon);          // timex    found, not yet resolved
    doc.mentions = detect_mentions(doc, res);          // mention  names, nominals, pronouns
    Coreference coreference = resolve_coreference(doc, res);  // coref  from here on no mention is added
    doc.mentions = std::move(coreference.mentions);
    doc.chains = std::move(coreference.chains);
    doc.roles = std::move(coreference.roles);
    Linking linking = link_entities(doc, res);         // link     candidates, scores, NIL, metonyms
    doc.mentions = std::move(linking.mentions);
    doc.chains = std::move(linking.chains);
    doc.roles = std::move(linking.roles);
    doc.published = publication_date(doc, res);        // timex    stated, or inferred from what is known now
    doc.times = resolve_times(doc, res.lexicon);       // timex    against that date and the narrative
    doc.quotations = find_quotations(doc, res.lexicon);  // quote  who said what
    doc.events = extract_events(doc, res);    // event    PLOVER type, status, actors
    return doc;
}

}  // namespace dragoman

#pragma once
// All read-only tables that the stages are handed. Loaded once, passed down, never global.
#include "core/base/result.h"
#include "core/knowledge/knowledge_base.h"
#include "core/knowledge/layout_phrases.h"
#include "core/knowledge/lexicon.h"
#include "core/knowledge/model.h"
#include "core/knowledge/name_gazetteer.h"
#include "core/knowledge/name_model.h"
#include "core/knowledge/pack.h"
#include "core/knowledge/syntax_model.h"

namespace dragoman {

struct Resources {
    Lexicon lexicon;
    LayoutPhrases layout_phrases;  ///< Of lexicon.
    KnowledgeBase knowledge_base;
    Models models;  ///< assets/models/NAME.bin; a damaged one is refused and missing, the rest works.
    NameModel name_model;            ///< models/names.bin; empty where there is none.
    SyntaxModel syntax_model;        ///< models/syntax.bin; empty where there is none.
    NameGazetteer name_gazetteer;    ///< Of knowledge_base.
};

/// Builds the tables from a pack's bytes. Errors: bad_pack.
Result<Resources> load_resources(std::string pack_bytes);

}  // namespace dragoman

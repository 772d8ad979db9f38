#pragma once
#include <string>
#include <vector>

#include "core/analyze/syntax/syntax_network.h"
#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Tags, lemmas and heads, parallel to doc.tokens.
struct Syntax {
    std::vector<TokenSyntax> tokens;
    std::string lemmas;
};

/// Reads     doc.text, doc.sentences, doc.tokens, doc.masthead.dateline (read apart from the clause); syntax_model; the model "lemmas"; lexicon.closed_class.
/// Returns   a tag, a lemma and a head for each token. Without a model the closed classes and the words'
///           shapes give tags, heads are none and relations `dep`.
/// Errors    none.
/// Cost      see syntax_network.h and dependency_parser.h; one pass, buffers are shared by all sentences, and those of `network`,
///           which is one of resources.syntax_model, by whatever it reads.
Syntax analyze_syntax(const Document& doc, const Resources& resources, SyntaxNetwork& network);
/// With a network of its own.
Syntax analyze_syntax(const Document& doc, const Resources& resources);

}  // namespace dragoman

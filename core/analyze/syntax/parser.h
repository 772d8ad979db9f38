#pragma once
#include <string>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

/// Tags, lemmas and heads, parallel to doc.tokens.
struct Syntax {
    std::vector<TokenSyntax> tokens;
    std::string lemmas;
};

Syntax analyze_syntax(const Document& doc, const Resources& resources);

}  // namespace dragoman

#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/lexicon.h"

namespace dragoman {

struct Tokenization {
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
};

/// Tokens and sentences of the blocks that are read (title, body, heading, caption).
Tokenization tokenize(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman

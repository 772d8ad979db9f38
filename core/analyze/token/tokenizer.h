#pragma once
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman {

struct Tokenization {
    std::vector<Sentence> sentences;
    std::vector<Token> tokens;
};

/// Tokens and sentences of the blocks that are read (title, body, heading, caption).
///
/// Reads     doc.text, doc.blocks (where there are none, every non-blank line is one of body text);
///           lexicon.abbreviations, lexicon.sentence_openers, lexicon.word_parts; the model "sentences".
/// Returns   sentences in text order, each inside one block; every token belongs to one sentence. A list
///           bullet is in neither. A title is one sentence; the credit behind a caption's bar is its own.
/// Units     UTF-8 bytes into doc.text.
/// Errors    none.
/// Cost      linear in the text, about 40 MB/s; allocates the result.
Tokenization tokenize(const Document& doc, const Resources& resources);
/// By the rules alone.
Tokenization tokenize(const Document& doc, const Lexicon& lexicon);

}  // namespace dragoman

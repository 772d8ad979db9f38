#pragma once
// A compact binary image of documents and of a corpus: what a worker hands to the front end. Both
// directions are one description of the fields, so that they cannot part. Not an archive format: both sides
// are the same build.
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/corpus/corpus.h"

namespace dragoman {

std::string encode_document(const Document& document);
Result<Document> decode_document(std::string_view bytes);
std::string encode_corpus(const Corpus& corpus);
Result<Corpus> decode_corpus(std::string_view bytes);

}  // namespace dragoman

#pragma once
// CoNLL-U files, read for training.
#include <string>
#include <vector>

#include "core/document/types.h"

namespace dragoman::train {

struct Word {
    std::string form, lemma;
    Upos upos = Upos::x;
    Xpos xpos = Xpos::none;
    int head = -1;  ///< Index in the sentence; -1 for the root.
    Deprel deprel = Deprel::dep;
};
struct TreebankSentence {
    std::vector<Word> words;
    std::string document;  ///< Id of the document that it stands in.
};

/// Appends the sentences of a file that may be gzipped. Multiword ranges and empty nodes are passed over.
/// False where it cannot be read.
bool read_treebank(const std::string& path, std::vector<TreebankSentence>& sentences);
/// $DRAGOMAN_DATA/data/`path`; "" where the variable is not set.
std::string data_path(const std::string& path);
/// Bytes of a file, gunzipped where its name ends in .gz; "" where it cannot be read.
std::string read_bytes(const std::string& path);

}  // namespace dragoman::train

#pragma once
// From word to dictionary form, by scripts "cut so many bytes, append this".
#include <cstdint>
#include <string>
#include <string_view>

#include "core/analyze/syntax/syntax_network.h"

namespace dragoman {

/// Keys of the model "lemmas", whose labels are scripts "CUT:APPENDIX": a whole word with its tag, or its ending of
/// 0…5 bytes. Shared with the trainer.
inline constexpr std::size_t longest_ending = 5;
std::uint64_t lemma_word_key(std::string_view folded, Tag tag);
std::uint64_t lemma_ending_key(std::string_view folded, std::size_t size, Tag tag);
/// What the scripts work on: names as written, other words in ASCII lower case with straight apostrophes.
void append_lemma_base(std::string_view word, Tag tag, std::string& out);

/// Reads     a word and its tag; a model of kind "lemmas".
/// Returns   appends the lemma to `out`: by the script of the word, else of its longest known ending; without
///           a model the word in lower case.
/// Cost      at most seven look-ups.
void append_lemma(const Model& model, std::string_view word, Tag tag, std::string& out);

}  // namespace dragoman

#include "core/document/types.h"

namespace dragoman {
namespace {

using Name = std::string_view;
constexpr Name block_roles[] = {"title", "body", "heading", "caption", "byline", "date", "boilerplate", "related"};
constexpr Name entity_types[] = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"};
constexpr Name mention_kinds[] = {"name", "nominal", "pronoun"};
constexpr Name timex_types[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr Name quotation_kinds[] = {"direct", "indirect", "mixed"};
constexpr Name stances[] = {"neutral", "asserts", "concedes", "denies", "accuses", "warns", "promises", "asks", "believes", "wants"};
constexpr Name event_types[] = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT"};
constexpr Name event_statuses[] = {"occurred", "ongoing", "planned", "proposed", "conditional", "postponed", "cancelled", "declined", "denied"};
constexpr Name date_precisions[] = {"none", "day", "month", "year"};
constexpr Name date_bases[] = {"none", "stated", "inferred"};
constexpr Name conflict_kinds[] = {"headline-body", "superseded", "positions", "contradiction", "accusation-denial", "apparent"};
constexpr Name upos_tags[] = {"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr Name xpos_tags[] = {"_", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "HYPH", "NFP", "ADD", "AFX", "GW", "XX", "-LRB-", "-RRB-", "-LSB-", "-RSB-", ",", ".", ":", "``", "''", "$", "#"};
constexpr Name deprels[] = {"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:npmod", "nmod:poss", "nmod:tmod", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:npmod", "obl:tmod", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"};

}  // namespace

template <> std::span<const Name> names<BlockRole>() { return block_roles; }
template <> std::span<const Name> names<EntityType>() { return entity_types; }
template <> std::span<const Name> names<MentionKind>() { return mention_kinds; }
template <> std::span<const Name> names<TimexType>() { return timex_types; }
template <> std::span<const Name> names<QuotationKind>() { return quotation_kinds; }
template <> std::span<const Name> names<Stance>() { return stances; }
template <> std::span<const Name> names<EventType>() { return event_types; }
template <> std::span<const Name> names<EventStatus>() { return event_statuses; }
template <> std::span<const Name> names<DatePrecision>() { return date_precisions; }
template <> std::span<const Name> names<DateBasis>() { return date_bases; }
template <> std::span<const Name> names<ConflictKind>() { return conflict_kinds; }
template <> std::span<const Name> names<Upos>() { return upos_tags; }
template <> std::span<const Name> names<Xpos>() { return xpos_tags; }
template <> std::span<const Name> names<Deprel>() { return deprels; }

}  // namespace dragoman

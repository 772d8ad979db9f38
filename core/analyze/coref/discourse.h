#pragma once
// What the sieves share: the facts of each mention, worked out once, and the clusters that grow.
#include <string>
#include <string_view>
#include <vector>

#include "core/document/document.h"
#include "core/knowledge/resources.h"

namespace dragoman::coref {

enum class Gender : std::uint8_t { unknown, male, female };

/// Coarse classes that never meet in one cluster.
enum class Class : std::uint8_t { person, place, group, event, law, thing };
Class class_of(EntityType type);

struct MentionFacts {
    std::string key;                      ///< name_key of the words, without determiner.
    std::vector<std::string_view> words;  ///< Of `key`.
    std::string head;                     ///< Lower-case head word of a nominal or pronoun.
    KbIndex known;         ///< Best entry that bears the name and fits the type; none for one word of a person.
    bool sure = false;     ///< `known` has no rival worth the name.
    bool weak = false;     ///< The type was told by shape alone.
    bool demonym = false;  ///< "Afghan": stands for the country.
    bool people = false;   ///< "Afghans": the people, not the country.
    KbIndex owner;         ///< Country whose body it is: "Russia's Foreign Ministry".
    Gender gender = Gender::unknown;
};

struct Cluster {
    std::vector<std::uint32_t> mentions;  ///< In text order.
    EntityType type = EntityType::person;
    KbIndex known;
    bool named = false;
    bool weak = false;  ///< All its types were told by shape alone.
    Gender gender = Gender::unknown;
};

/// "Russian Foreign Minister" beside a name.
struct OfficeFound {
    std::uint32_t holder = 0;  ///< Mention.
    std::int32_t of = -1;      ///< Mention; -1 where the text does not say.
    Span span;
    std::string title;  ///< Lower case, as the text words it.
    std::string office;  ///< The one wording for it.
    bool past = false;   ///< "former"
    Provenance why;
};

class Discourse {
public:
    Discourse(const Document& document, const Resources& resources);

    const Document& doc;
    const Resources& res;
    const Table& determiners;             ///< assets/lexicon/determiners.tsv
    std::vector<MentionFacts> facts;      ///< Parallel to doc.mentions.
    std::vector<std::string> lower;       ///< Parallel to doc.tokens.
    std::vector<std::int32_t> name_at;    ///< For each token the name mention it is in, or -1.
    std::vector<OfficeFound> offices;
    std::vector<Provenance> chain_why;    ///< Parallel to doc.mentions.
    std::vector<bool> dropped;            ///< Pronouns that stay unresolved.
    std::vector<std::string> given_names;  ///< Parallel to doc.mentions: "Government of Afghanistan"
                                           ///< for a body that its country alone tells from others.

    const Mention& mention(std::uint32_t m) const { return doc.mentions[m]; }
    std::uint32_t root(std::uint32_t m) const;
    const Cluster& cluster(std::uint32_t m) const { return clusters_[root(m)]; }
    bool same(std::uint32_t a, std::uint32_t b) const { return root(a) == root(b); }
    /// Whether class, gender and known entries of two mentions' clusters allow them to be one.
    bool compatible(std::uint32_t a, std::uint32_t b) const;
    /// Joins `m`'s cluster to `to`'s; the sieve's name and score go to `m`. Does not ask compatible().
    void join(std::uint32_t m, std::uint32_t to, Provenance why);
    void set_type(std::uint32_t m, EntityType type) { clusters_[root(m)].type = type; clusters_[root(m)].weak = false; }
    /// Roots of all clusters, by first mention.
    std::vector<std::uint32_t> roots() const;
    /// Last mention of m's cluster that begins before `byte`, or -1.
    std::int32_t last_before(std::uint32_t m, std::uint32_t byte) const;
    std::string_view text(std::uint32_t m) const { return text_of(doc, doc.mentions[m].span); }
    /// Country that a mention's cluster stands for: its own entry, or that of which it is the capital.
    KbIndex country_of(std::uint32_t m) const;
    /// "the ferry", "these talks"
    bool is_definite(std::uint32_t m) const { return determiners.value(lower[mention(m).first.at()]) == "definite"; }
    bool only_demonyms(std::uint32_t m) const;
    bool is_kind(std::uint32_t m, std::string_view kind) const;

private:
    mutable std::vector<std::uint32_t> parent_;
    std::vector<Cluster> clusters_;
};

}  // namespace dragoman::coref

#include "core/assemble/entity/short_forms.h"

#include <algorithm>
#include <string>

#include "core/base/text_hash.h"
#include "core/knowledge/name_key.h"

namespace dragoman {
namespace {

constexpr std::size_t most_bearers = 3;     // of a short form that is still looked into; so many settle nothing
constexpr std::size_t most_documents = 64;
constexpr std::size_t longest_acronym = 8;  // bytes

bool is_one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }

/// Key of a surname alone: "al-Casford" as of a full name that ends in it.
std::string surname_key(std::string_view name) { return name_key(surname_of("x " + std::string(name))); }

bool is_named(const Document& doc, const Chain& chain) {
    return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](MentionIndex m) { return doc.mentions[m.at()].kind == MentionKind::name; });
}

bool is_short_form(std::string_view name) { return name.size() <= longest_acronym && is_one_word(name) && is_acronym(name); }

/// Who is called so: for each key a few ids and the articles they stand in.
class Bearers {
public:
    struct Bearer {
        std::uint32_t id;
        std::vector<std::uint32_t> documents;
    };

    void add(const std::string& key, std::uint32_t id, std::size_t document) {
        if (key.empty()) return;
        std::vector<Bearer>& list = lists_[key];
        const auto same = std::find_if(list.begin(), list.end(), [&](const Bearer& b) { return b.id == id; });
        if (same == list.end() && list.size() < most_bearers) list.push_back({id, {static_cast<std::uint32_t>(document)}});
        else if (same != list.end() && same->documents.size() < most_documents) same->documents.push_back(static_cast<std::uint32_t>(document));
    }

    /// The one bearer of `key` of whom `shares` says yes for some article; none where it is not one, or too many are called so.
    template <class Shares>
    const Bearer* only(const std::string& key, const Shares& shares) const {
        const auto found = lists_.find(key);
        if (found == lists_.end() || found->second.size() >= most_bearers) return nullptr;
        const Bearer* one = nullptr;
        for (const Bearer& bearer : found->second) {
            if (!std::any_of(bearer.documents.begin(), bearer.documents.end(), shares)) continue;
            if (one) return nullptr;
            one = &bearer;
        }
        return one;
    }

private:
    TextMap<std::vector<Bearer>> lists_;
};

/// Countries that an article speaks of, worked out when they are asked for.
class Countries {
public:
    Countries(const std::vector<Document>& documents, const KnowledgeBase& kb) : documents_(documents), kb_(kb), lists_(documents.size()), known_(documents.size()) {}

    bool share(std::size_t a, std::size_t b) {
        const std::vector<KbIndex>&one = of(a), &other = of(b);
        return std::any_of(one.begin(), one.end(), [&](KbIndex country) { return std::binary_search(other.begin(), other.end(), country); });
    }

private:
    const std::vector<KbIndex>& of(std::size_t d) {
        if (known_[d]) return lists_[d];
        known_[d] = true;
        for (const Chain& chain : documents_[d].chains) {
            if (!chain.entry) continue;
            if (kb_[chain.entry].kind == "country") lists_[d].push_back(chain.entry);
            else if (kb_[chain.entry].country) lists_[d].push_back(kb_[chain.entry].country);
        }
        std::sort(lists_[d].begin(), lists_[d].end());
        return lists_[d];
    }

    const std::vector<Document>& documents_;
    const KnowledgeBase& kb_;
    std::vector<std::vector<KbIndex>> lists_;
    std::vector<bool> known_;
};

}  // namespace

void settle_short_forms(const std::vector<Document>& documents, const KnowledgeBase& kb, std::vector<std::vector<std::uint32_t>>& ids) {
    Bearers surnames, short_forms;
    for (std::size_t d = 0; d < ids.size(); ++d) {
        for (std::size_t c = 0; c < ids[d].size(); ++c) {
            const Chain& chain = documents[d].chains[c];
            if (chain.type == EntityType::person) {
                const std::string_view name = chain.entry ? kb[chain.entry].name : std::string_view(chain.name);
                surnames.add(name_key(surname_of(name)), ids[d][c], d);
            } else if (chain.type == EntityType::org && !is_one_word(chain.name)) {
                for (const MentionIndex m : chain.mentions) {
                    const std::string_view text = text_of(documents[d], documents[d].mentions[m.at()].span);
                    if (documents[d].mentions[m.at()].kind != MentionKind::name || !is_short_form(text)) continue;
                    short_forms.add(name_key(text), ids[d][c], d);
                    break;
                }
            }
        }
    }
    Countries countries(documents, kb);
    for (std::size_t d = 0; d < ids.size(); ++d) {
        const auto shares = [&](std::uint32_t other) { return countries.share(d, other); };
        for (std::size_t c = 0; c < ids[d].size(); ++c) {
            const Chain& chain = documents[d].chains[c];
            if (chain.entry || !is_one_word(chain.name) || !is_named(documents[d], chain)) continue;
            const Bearers::Bearer* bearer = nullptr;
            if (chain.type == EntityType::person) bearer = surnames.only(surname_key(chain.name), shares);
            else if (chain.type == EntityType::org && is_short_form(chain.name)) bearer = short_forms.only(name_key(chain.name), shares);
            if (bearer) ids[d][c] = bearer->id;
        }
    }
}

}  // namespace dragoman

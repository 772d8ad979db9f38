#include "core/analyze/mention/name_decoder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/analyze/mention/token_view.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// The score of the best reading of the run whose token `at` has tag `tag` (name_tags: any), by trying every one.
std::int32_t best_of_all(const NameModel& model, const std::vector<TagScores>& emission, std::size_t at, std::uint32_t tag) {
    constexpr std::int32_t nothing = INT32_MIN / 2;
    struct Search {
        const NameModel& model;
        const std::vector<TagScores>& emission;
        std::size_t at;
        std::uint32_t tag;
        std::int32_t best(std::size_t k, std::uint32_t before) const {
            if (k == emission.size()) return may_follow(before, 0) ? model.transition(before, 0) : nothing;
            std::int32_t most = nothing;
            for (std::uint32_t t = 0; t < name_tags; ++t) {
                if (!may_follow(before, t) || (k == at && tag < name_tags && t != tag)) continue;
                most = std::max(most, model.transition(before, t) + emission[k][t] + best(k + 1, t));
            }
            return most;
        }
    };
    return Search{model, emission, at, tag}.best(0, 0);
}

}  // namespace

TEST_CASE("names are the best of all readings, by the margin that trying every reading gives") {
    const Resources& resources = test::resources();
    const NameModel& model = resources.name_model;
    REQUIRE(!model.empty());
    for (const std::string_view line : {"Minister Anna Weber arrived", "They met the Harbour Council of Norwick", "Rivertown - Lakeside", "IN JUNE"}) {
        CAPTURE(std::string(line));
        std::vector<TokenView> views;
        for (std::size_t begin = 0; begin < line.size();) {
            const std::size_t end = std::min(line.find(' ', begin), line.size());
            views.push_back(view_word(line.substr(begin, end - begin)));
            begin = end + 1;
        }
        views.front().initial = true;
        const TokenRange sentence{0, static_cast<std::uint32_t>(views.size())};
        const NameText text = read_name_text(views, std::span(&sentence, 1), {model.words(), resources.name_gazetteer, resources.lexicon.table("name-titles")});
        NameDecoder decoder(text, model);
        for (std::size_t run = 0; run < text.runs.size(); ++run) {
            const auto [first, last] = text.runs[run];
            std::vector<TagScores> emission;
            for (std::uint32_t i = first; i < last; ++i) emission.push_back(decoder.emission(run, i));
            std::vector<TaggedName> names;
            decoder.decode(run, names);
            const std::int32_t best = best_of_all(model, emission, 0, name_tags);
            for (const TaggedName& name : names) {
                std::int32_t margin = INT32_MAX;
                for (std::uint32_t i = name.first; i < name.last; ++i) {
                    const NamePart part = name.last - name.first == 1 ? NamePart::unit : i == name.first ? NamePart::begin : i + 1 == name.last ? NamePart::last : NamePart::inside;
                    std::int32_t other = INT32_MIN;
                    for (std::uint32_t t = 0; t < name_tags; ++t) {
                        if (t != name_tag(name.type, part)) other = std::max(other, best_of_all(model, emission, i - first, t));
                    }
                    CHECK(best_of_all(model, emission, i - first, name_tag(name.type, part)) == best);
                    margin = std::min(margin, best - other);
                }
                CHECK(name.margin == margin);
            }
            if (names.empty()) CHECK(best_of_all(model, emission, 0, 0) == best);
        }
    }
}

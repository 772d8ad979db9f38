#include "web/app/saved_searches.h"

#include <doctest/doctest.h>

namespace dragoman {
namespace {

TEST_CASE("searches are kept newest first, each once, and come back as they were") {
    SavedSearches searches;
    searches.keep("late ferry");
    searches.keep("speaker:\"Ada Olin\"\n50 %");
    searches.keep(" late ferry ");
    searches.keep("  ");
    CHECK(searches.all() == std::vector<std::string>{"late ferry", "speaker:\"Ada Olin\"\n50 %"});
    CHECK(SavedSearches::read(searches.write()).all() == searches.all());
    searches.forget("late ferry");
    CHECK_FALSE(searches.has("late ferry"));
    CHECK(SavedSearches::read("\n%%%\n\n").all().size() == 1);
    for (int i = 0; i < 100; ++i) searches.keep("search " + std::to_string(i));
    CHECK(searches.all().size() == SavedSearches::most);
}

}  // namespace
}  // namespace dragoman

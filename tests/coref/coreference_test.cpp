#include "core/analyze/coref/coreference.h"

#include <doctest/doctest.h>

#include "tests/support/identified.h"

using namespace dragoman;
using test::chains_of;
using test::identified;

TEST_CASE("mentions of one thing meet in one chain, others stay apart") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"surname after the full name", "[Elena Markovic|PERSON] arrived. [Markovic|PERSON] spoke.", "Elena Markovic + Markovic"},
        {"surname before it, in a headline", "[Markovic|PERSON] wins. [Elena Markovic|PERSON] beat all rivals.", "Markovic + Elena Markovic"},
        {"two bearers: the last one spoken of",
         "[Anna Berg|PERSON] met [Karl Berg|PERSON]. [Berg|PERSON] left early.", "Karl Berg + Berg"},
        {"a given name in the middle is no surname",
         "[Omar Faruk Demir|PERSON] met [Yusuf Omar|PERSON]. [Omar|PERSON] smiled.", "Yusuf Omar + Omar"},
        {"a first name told before, its namesake still to come",
         "[Nadia Storm|PERSON] sang. [Nadia|PERSON] bowed. [Greta Nadia|PERSON] left.", "Nadia Storm + Nadia"},
        {"half of a country", "[North Korea|GPE] fired at [South Korea|GPE]. The [North|GPE] denied it.", "North Korea + North"},
        {"acronym in brackets", "The [Baltic Shipping Forum|ORG] ( [BSF|ORG] ) met. [BSF|ORG] agreed.",
         "Baltic Shipping Forum + BSF + BSF"},
        {"demonym and country", "[Norway|GPE] agreed. A [Norwegian|NORP] ship left.", "Norway + Norwegian"},
        {"one entry, two names", "The [US|GPE] agreed. The [United States|GPE] signed.", "US + United States"},
        {"spelling", "[Mohammad Hanif Qadiri|PERSON] spoke. [Muhammad Haneef Qadiri|PERSON] left.",
         "Mohammad Hanif Qadiri + Muhammad Haneef Qadiri"},
        {"an outlet's last word", "The [New York Times|ORG] asked. The [Times|ORG] wrote.", "New York Times + Times"},
        {"a body's kind with a capital", "The [Zandar High Court|ORG] met. The [Court|ORG] ruled.", "Zandar High Court + Court"},
        {"a company's first word", "[Zondar Oil|ORG] drilled. [Zondar|ORG] found nothing.", "Zondar Oil + Zondar"},
        {"types do not mix", "[Jordan|GPE] agreed. [Michael Jordan|PERSON] played.", ""},
        {"country again", "[Peru|GPE] voted. The crisis in (the country|GPE) deepened.", "Peru + the country"},
        {"group", "[Boko Haram|ORG] attacked. (The group|ORG) fled.", "Boko Haram + The group"},
        {"office from the title",
         "[Peruvian|NORP] Foreign Minister [Rosa Quispe|PERSON] spoke. (The foreign minister|PERSON) smiled.",
         "Rosa Quispe + The foreign minister"},
        {"a country's leader", "[Cambodian|NORP] Prime Minister [Rosa Quispe|PERSON] spoke. (The [Cambodian|NORP] leader|PERSON) smiled.",
         "Cambodian + Cambodian; Rosa Quispe + The Cambodian leader"},
        {"who held the office is not who holds it",
         "Former president [Rosa Quispe|PERSON] spoke to President [Ana Torre|PERSON]. (The former president|PERSON) smiled.",
         "Rosa Quispe + The former president"},
        {"an office of another country is another person",
         "[Peruvian|NORP] Foreign Minister [Rosa Quispe|PERSON] met (the [Chilean|NORP] foreign minister|PERSON).", ""},
        {"governments by country",
         "(The [Chadian|NORP] government|ORG) agreed. (The [Malian|NORP] government|ORG) did not. (The [Chadian|NORP] government|ORG) waits.",
         "The Chadian government + The Chadian government; Chadian + Chadian"},
        {"pronoun by gender", "[Maria Lopez|PERSON] spoke. {She} smiled.", "Maria Lopez + She"},
        {"what one pronoun told holds for the next", "[Quill Zandar|PERSON] spoke. {She} smiled. {He} left. {She} stayed.",
         "Quill Zandar + She + She"},
        {"a noun tells its gender too", "(The widow|PERSON) spoke. {He} smiled.", ""},
        {"not against gender", "[Maria Lopez|PERSON] spoke. {He} smiled.", ""},
        {"a body of a country", "[Peru|GPE]'s [Foreign Ministry|ORG] spoke. The [Peruvian Ministry of Foreign Affairs|ORG] wrote.",
         "Foreign Ministry + Peruvian Ministry of Foreign Affairs"},
        {"talks", "(the [Oslo|GPE] talks|EVENT) began. (The talks|EVENT) failed.", "the Oslo talks + The talks"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(chains_of(identified(row.text)) == row.expected);
    }
}

TEST_CASE("a title or an apposition gives its holder an office") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"before the name", "[Peruvian|NORP] Foreign Minister [Rosa Quispe|PERSON] spoke.", "Rosa Quispe: foreign minister of Peru"},
        {"with a comma", "The [Peru|GPE] foreign minister, [Rosa Quispe|PERSON], spoke.", "Rosa Quispe: foreign minister of Peru"},
        {"of a body", "[Rosa Quispe|PERSON], head of the [Baltic Shipping Forum|ORG], spoke.", "Rosa Quispe: head of Baltic Shipping Forum"},
        {"told", "[Rosa Quispe|PERSON], who serves as the foreign minister of [Peru|GPE], spoke.", "Rosa Quispe: foreign minister of Peru"},
        {"former", "Former [Peruvian|NORP] president [Rosa Quispe|PERSON] spoke.", "Rosa Quispe: former president of Peru"},
        {"no office in a verb", "[Peru|GPE] told [Rosa Quispe|PERSON] so.", ""},
        {"the title of the next name", "[Rosa Quispe|PERSON], [Chilean|NORP] President [Juan Soto|PERSON] spoke.",
         "Juan Soto: president of Chile"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        const Document doc = identified(row.text);
        std::string told;
        for (const RoleMention& role : doc.roles) {
            told += (told.empty() ? "" : "; ") + doc.chains[role.holder.at()].name + ": " + role.title;
            if (role.of) told += " of " + doc.chains[role.of.at()].name;
        }
        CHECK(told == row.expected);
    }
}

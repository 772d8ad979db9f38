#include <doctest/doctest.h>

#include "core/analyze/event/event_extractor.h"
#include "tests/support/tagged_document.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// "CONSULT[met] occurred Iran>Iraq", pieces apart by " | ".
std::string events_of(std::string_view tagged_text, BlockRole role = BlockRole::body) {
    const Document doc = test::tagged(tagged_text, role);
    std::string out;
    for (const Event& event : extract_events(doc, test::resources())) {
        if (!out.empty()) out += " | ";
        out += std::string(name_of(event.type)) + "[" + std::string(text_of(doc, event.trigger)) + "] " + std::string(name_of(event.status));
        if (event.negative) out += " not";
        std::string parties;
        for (const ChainIndex chain : event.actors) parties += (parties.empty() ? "" : "+") + doc.chains[chain.at()].name;
        if (!event.recipients.empty()) parties += ">";
        for (const ChainIndex chain : event.recipients) parties += (parties.back() == '>' ? "" : "+") + doc.chains[chain.at()].name;
        if (!parties.empty()) out += " " + parties;
        if (event.place) out += " @" + doc.chains[event.place.at()].name;
    }
    return out;
}

}  // namespace

TEST_CASE("an event has a type, a status and its parties") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"subject and object", "@Norway/NNP condemned/VBD/condemn @Chile/NNP ./.", "ACCUSE[condemned] occurred Norway>Chile"},
        {"voice is undone", "@Norway/NNP was/VBD+aux/be criticized/VBN/criticize by/IN @Chile/NNP ./.", "ACCUSE[criticized] occurred Chile>Norway"},
        {"no doer, no actor", "@Norway/NNP was/VBD+aux/be attacked/VBN/attack on/IN Sunday/NN ./.", "ASSAULT[attacked] occurred >Norway"},
        {"with", "@Peru/NNP negotiated/VBD/negotiate with/IN @Chile/NNP in/IN @Lima/NNP ./.", "CONSULT[negotiated] occurred Peru>Chile @Lima"},
        {"a light verb lends its subject", "@Peru/NNP held/VBD/hold talks/NNS/talk with/IN @Chile/NNP ./.", "CONSULT[talks] occurred Chile+Peru"},
        {"without is no party", "@Peru/NNP negotiated/VBD/negotiate with/IN @Chile/NNP and/CC without/IN @Norway/NNP ./.", "CONSULT[negotiated] occurred Peru>Chile"},
        {"a doer behind the noun", "The/DT wars/NNS/war unleashed/VBN/unleash by/IN @Peru/NNP failed/VBD/fail ./.", "ASSAULT[wars] occurred Peru"},
        {"between", "Talks/NNS/talk between/IN @Peru/NNP and/CC @Chile/NNP continued/VBD/continue ./.", "CONSULT[Talks] ongoing Peru+Chile"},
        {"a compound pair", "The/DT @Peru/NNP -/HYPH @Chile/NNP talks/NNS/talk failed/VBD/fail ./.", "CONSULT[talks] occurred Peru+Chile"},
        {"possessor", "@Peru/NNP 's/POS attack/NN on/IN @Chile/NNP failed/VBD/fail ./.", "ASSAULT[attack] occurred Peru>Chile"},
        {"the object makes the meaning", "@Peru/NNP signed/VBD/sign a/DT treaty/NN with/IN @Chile/NNP ./.", "SUPPORT[signed] occurred Peru>Chile"},
        {"no object, no event", "@Peru/NNP signed/VBD/sign a/DT shirt/NN ./.", ""},
        {"what is exploded", "@Peru/NNP exploded/VBD/explode a/DT bomb/NN in/IN @Chile/NNP ./.", "ASSAULT[exploded] occurred Peru @Chile"},
        {"what is withheld", "@Peru/NNP denied/VBD/deny @Chile/NNP a/DT visa/NN ./.", "REJECT[denied] occurred Peru>Chile"},
        {"an oath to attack", "@Peru/NNP swore/VBD/swear to/TO invade/VB @Chile/NNP ./.", "THREATEN[swore] occurred Peru"},
        {"particle", "@Peru/NNP turned/VBD/turn down/RP the/DT invitation/NN by/IN @Chile/NNP ./.", "REJECT[turned down] occurred Peru>Chile | REQUEST[invitation] occurred Chile"},
        {"the demand is one event", "@Peru/NNP urged/VBD/urge @Chile/NNP to/TO withdraw/VB troops/NNS/troop ./.", "REQUEST[urged] occurred Peru>Chile"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(events_of(row.text) == row.expected);
    }
}

TEST_CASE("words round an event say what became of it") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"will", "@Peru/NNP will/MD visit/VB @Chile/NNP ./.", "CONSULT[visit] planned Peru>Chile @Chile"},
        {"will not", "@Peru/NNP will/MD not/RB attend/VB the/DT talks/NNS/talk ./.", "CONSULT[attend] declined not Peru"},
        {"postpone sets the status and is none itself", "@Peru/NNP postponed/VBD/postpone the/DT talks/NNS/talk with/IN @Chile/NNP ./.", "CONSULT[talks] postponed Chile+Peru"},
        {"agreed to postpone", "@Peru/NNP and/CC @Chile/NNP agreed/VBD/agree to/TO postpone/VB the/DT summit/NN ./.", "AGREE[agreed] occurred Peru+Chile | CONSULT[summit] postponed Peru+Chile"},
        {"call off", "@Peru/NNP called/VBD/call off/RP the/DT meeting/NN ./.", "CONSULT[meeting] cancelled Peru"},
        {"a noun governs", "The/DT suspension/NN of/IN the/DT withdrawal/NN angered/VBD/anger @Chile/NNP ./.", "RETREAT[withdrawal] postponed"},
        {"adjective", "@Chile/NNP awaited/VBD/await the/DT planned/VBN/plan summit/NN ./.", "CONSULT[summit] planned"},
        {"plans to", "@Peru/NNP plans/VBZ/plan to/TO attend/VB the/DT meeting/NN ./.", "CONSULT[attend] planned Peru"},
        {"progressive", "@Peru/NNP is/VBZ+aux/be shelling/VBG/shell @Chile/NNP ./.", "ASSAULT[shelling] ongoing Peru>Chile"},
        {"ready to", "@Peru/NNP is/VBZ+aux/be ready/JJ to/TO help/VB @Chile/NNP ./.", "AGREE[ready] proposed Peru"},
        {"there were none", "@Peru/NNP held/VBD/hold no/DT talks/NNS/talk with/IN @Chile/NNP ./.", "CONSULT[talks] occurred not Chile+Peru"},
        {"of a kind that was not", "@Peru/NNP imposed/VBD/impose no/DT sanctions/NNS/sanction on/IN @Chile/NNP ./.", "COERCE[imposed] occurred not Peru>Chile"},
        {"could", "@Peru/NNP could/MD withdraw/VB its/PRP$ troops/NNS/troop from/IN @Chile/NNP ./.", "RETREAT[withdraw] conditional Peru>Chile"},
        {"until", "@Peru/NNP fights/VBZ/fight until/IN @Chile/NNP announces/VBZ/announce a/DT ceasefire/NN ./.", "ASSAULT[fights] ongoing Peru | RETREAT[ceasefire] conditional Chile"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(events_of(row.text) == row.expected);
    }
    CHECK(events_of("@Peru/NNP to/TO visit/VB @Chile/NNP", BlockRole::title) == "CONSULT[visit] planned Peru>Chile @Chile");
    CHECK(events_of("@Peru/NNP Calls/VBZ/call Off/RP/off Planned/VBD/plan Border/NNP Talks/NNPS/talk", BlockRole::title) == "CONSULT[Talks] cancelled Peru");
}

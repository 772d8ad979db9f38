#include <doctest/doctest.h>

#include <string>

#include "core/analyze/analyze.h"
#include "tests/support/resources.h"

using namespace dragoman;

namespace {

/// "kind[content] by[speaker] cue[words] via[outlet]" of all quotations of a text without layout.
std::string quotes_of(std::string_view text, bool with_stance = false) {
    Document doc;
    doc.text = std::string(text);
    doc.body_only = true;
    doc = analyze(std::move(doc), test::resources());
    std::string out;
    for (const Quotation& quotation : doc.quotations) {
        if (!out.empty()) out += " ";
        if (with_stance) out += std::string(name_of(quotation.stance)) + ": ";
        out += std::string(name_of(quotation.kind)) + "[" + std::string(text_of(doc, quotation.content)) + "]";
        if (!quotation.speaker.empty()) out += " by[" + std::string(text_of(doc, quotation.speaker)) + "]";
        if (!quotation.cue.empty()) out += " cue[" + std::string(text_of(doc, quotation.cue)) + "]";
        if (!quotation.via.empty()) out += " via[" + std::string(text_of(doc, quotation.via)) + "]";
        if (quotation.unclosed) out += " unclosed";
    }
    return out;
}

std::string stances_and_quotes_of(std::string_view text) { return quotes_of(text, true); }

}  // namespace

TEST_CASE("a quotation goes to the speaker its cue points at") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"cue after the quote", "“I hope so,” Merkel said.", "direct[I hope so,] by[Merkel] cue[said]"},
        {"inverted", "“We will wait,” said Angela Merkel.", "direct[We will wait,] by[Angela Merkel] cue[said]"},
        {"cue before the quote", "Merkel said on Monday: “We will wait.”", "direct[We will wait.] by[Merkel] cue[said]"},
        {"straight marks", "\"We will wait,\" Merkel said.", "direct[We will wait,] by[Merkel] cue[said]"},
        {"the relay is not the speaker", "“I hope so,” Merkel was quoted by CNN as saying.",
         "direct[I hope so,] by[Merkel] cue[was quoted by CNN as saying] via[CNN]"},
        {"a channel of one's own", "“We will wait,” Merkel wrote on her Facebook page.", "direct[We will wait,] by[Merkel] cue[wrote] via[her Facebook page]"},
        {"interrupted", "“We will wait,” Merkel said, “and then we will leave.”",
         "direct[We will wait,] by[Merkel] cue[said] direct[and then we will leave.] by[Merkel] cue[said]"},
        {"the next sentence goes on", "“We will wait,” Merkel said. “Nobody is in a hurry here.”",
         "direct[We will wait,] by[Merkel] cue[said] direct[Nobody is in a hurry here.] by[Merkel] cue[said]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("a reported clause is a quotation without marks") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"behind that", "Merkel warned that the bridge would not hold.", "indirect[the bridge would not hold] by[Merkel] cue[warned]"},
        {"bare", "Merkel said the bridge would not hold.", "indirect[the bridge would not hold] by[Merkel] cue[said]"},
        {"denial is still speech", "Berlin denied the talks had failed.", "indirect[the talks had failed] by[Berlin] cue[denied]"},
        {"according to", "According to Merkel, the bridge will not hold.", "indirect[the bridge will not hold] by[Merkel] cue[According to]"},
        {"the clause first", "The bridge will not hold, Merkel said.", "indirect[The bridge will not hold] by[Merkel] cue[said]"},
        {"mixed keeps its marks", "Merkel said the bridge was “a danger to everybody” on it.",
         "mixed[the bridge was “a danger to everybody” on it] by[Merkel] cue[said]"},
        {"behind the marks of another paragraph", "“We will wait,” Merkel said.\n\n“Nobody is in a hurry here.”\n\nShe said the bridge would not hold.",
         "direct[We will wait,] by[Merkel] cue[said] direct[Nobody is in a hurry here.] by[Merkel] cue[said] indirect[the bridge would not hold] by[She] cue[said]"},
        {"a parenthesis stays inside", "The bridge, Mr. Keller said, will not hold.", "indirect[The bridge, Mr. Keller said, will not hold] by[Keller] cue[said]"},
        {"a verb like a participle", "It says the company violated the law of the harbour.", "indirect[the company violated the law of the harbour] by[It] cue[says]"},
        {"a long subject", "Keller said pressure from the mayor of the town would not change his plans.",
         "indirect[pressure from the mayor of the town would not change his plans] by[Keller] cue[said]"},
        {"who speaks behind the verb is not what is said", "The bridge will not hold, said Anna Keller, an engineer who knows it well.",
         "indirect[The bridge will not hold] by[Anna Keller] cue[said]"},
        {"what the speaker did besides ends it", "Keller said that it was opposed to the test and warned Norway of more.", "indirect[it was opposed to the test] by[Keller] cue[said] indirect[Norway of more] by[Keller] cue[warned]"},
        {"the main clause ends it", "When Keller warned that the bridge was closed, the drivers were angry.", "indirect[the bridge was closed] by[Keller] cue[warned]"},
        {"an infinitive reports nothing behind a verb that does not speak", "Merkel managed to rebuild the bridge.", ""},
        {"what is told of the speaker stands behind", "The ferry was late, said another diplomat who was there.", "indirect[The ferry was late] by[another diplomat] cue[said]"},
        {"whoever has no name", "The ferry was late, said a person familiar with the harbour.", "indirect[The ferry was late] by[a person] cue[said]"},
        {"nor whose verb stands before a comma", "Russia has invited the rebels to Doha, and the movement has accepted, Russian Foreign Minister Sergey Lavrov announced on Tuesday.",
         "indirect[Russia has invited the rebels to Doha, and the movement has accepted] by[Sergey Lavrov] cue[announced]"},
        {"not who was told of before", "The ferry was late, and the evening got worse from there, said a source in the harbour.",
         "indirect[The ferry was late, and the evening got worse from there] by[a source] cue[said]"},
        {"nor does what is estimated", "An estimated nine ferries are old.", ""},
        {"a verb that looks like a noun", "The mayor plans to visit Oslo on Sunday, according to Keller.", "indirect[The mayor plans to visit Oslo on Sunday] by[Keller] cue[according to]"},
        {"a poll shows, though its verb looks like a noun", "Video shows that Keller had left the bridge.", "indirect[Keller had left the bridge] by[Video] cue[shows]"},
        {"behind a phrase of place or time", "Keller said after the meeting he would not come back.", "indirect[he would not come back] by[Keller] cue[said]"},
        {"a rough number begins it", "Keller said about 20 people had left the town.", "indirect[about 20 people had left the town] by[Keller] cue[said]"},
        {"one of many", "One of the ministers told reporters that the border was closed.", "indirect[the border was closed] by[One of the ministers] cue[told]"},
        {"another who speaks ends it", "Officials said the ministry had failed and critics accused it of delay.",
         "indirect[the ministry had failed] by[Officials] cue[said] indirect[it of delay] by[critics] cue[accused]"},
        {"the writer's objection ends it", "Keller said the ferry was the best, but such ferries are a danger.", "indirect[the ferry was the best] by[Keller] cue[said]"},
        {"in brackets", "(Keller said the harbour was open.)", "indirect[the harbour was open] by[Keller] cue[said]"},
        {"what is called what", "Keller called the vote a mistake.", "indirect[the vote a mistake] by[Keller] cue[called]"},
        {"but not by what name", "Keller lives on a stream called Alder Run.", ""},
        {"nor does silence", "Merkel did not say that the bridge would hold.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("what is done by saying it is a statement: a demand, a promise, an allegation") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"a threat", "Egypt threatened to walk out of the negotiations.", "warns: indirect[to walk out of the negotiations] by[Egypt] cue[threatened]"},
        {"a promise", "Merkel has again pledged not to close the bridge.", "promises: indirect[not to close the bridge] by[Merkel] cue[pledged]"},
        {"whoever is to do it belongs to it", "Merkel urged both sides to return to the table.", "asks: indirect[both sides to return to the table] by[Merkel] cue[urged]"},
        {"with a preposition", "Berlin called on Moscow to open the border.", "asks: indirect[Moscow to open the border] by[Berlin] cue[called]"},
        {"a demand for a thing", "Merkel called for an immediate ceasefire and talks.", "asks: indirect[an immediate ceasefire and talks] by[Merkel] cue[called]"},
        {"an allegation, and not what the writer adds", "Berlin accused Moscow of violating the accord, although observers saw nothing.",
         "accuses: indirect[Moscow of violating the accord] by[Berlin] cue[accused]"},
        {"nor what came of it", "Moscow asked Ankara to send a delegation to Doha, and the movement has accepted.",
         "asks: indirect[Ankara to send a delegation to Doha] by[Moscow] cue[asked]"},
        {"not that there be no name", "A diplomat in Doha asked not to be named.", ""},
        {"a denial", "Keller denied taking money from the company.", "denies: indirect[taking money from the company] by[Keller] cue[denied]"},
        {"not a refusal", "Berlin denied the minister a visa.", ""},
        {"an indirect question", "Keller explained why the bridge had been closed.", "neutral: indirect[why the bridge had been closed] by[Keller] cue[explained]"},
        {"what is stressed", "Keller stressed the importance of a lasting settlement.", "asserts: indirect[the importance of a lasting settlement] by[Keller] cue[stressed]"},
        {"not yet said", "Keller will urge Iran to stop.", ""},
        {"what is called for stands beside what is promised", "Keller has promised to leave the accord and called for new tariffs on steel.",
         "promises: indirect[to leave the accord] by[Keller] cue[promised] asks: indirect[new tariffs on steel] by[Keller] cue[called]"},
        {"not where it was said", "Keller called for more ferries in a statement on Thursday.", "asks: indirect[more ferries] by[Keller] cue[called]"},
        {"nor what happened then", "Berlin condemned the latest launch as Moscow fired three missiles.", "accuses: indirect[the latest launch] by[Berlin] cue[condemned]"},
        {"nor what the speaker did", "The mayor, who vowed to resign, left the town.", "promises: indirect[to resign] by[The mayor] cue[vowed]"},
        {"a participle that looks like a noun", "Keller is warning voters that the bridge is unsafe.", "warns: indirect[the bridge is unsafe] by[Keller] cue[warning]"},
        {"not said", "Keller did not promise to resign.", ""},
        {"not said by anybody told", "Iran was accused of arming the rebels.", ""},
        {"not by the one who is asked", "Asked for a comment, Keller left the room.", ""},
        {"not where it is denied", "Keller denied that Iran had asked for money.", "denies: indirect[Iran had asked for money] by[Keller] cue[denied]"},
        {"things promise nothing", "The storm threatened to flood the town.", ""},
        {"who speaks already says it himself", "“We call for peace,” Keller said.", "neutral: direct[We call for peace,] by[Keller] cue[said]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(stances_and_quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("what somebody is told to believe or want is a statement of its own stance") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"a belief", "Merkel believes the bridge will hold.", "believes: indirect[the bridge will hold] by[Merkel] cue[believes]"},
        {"a fear of people without names", "Environmentalists worry that the cost could fall to the state.", "believes: indirect[the cost could fall to the state] by[Environmentalists] cue[worry]"},
        {"a wish", "Keller wants to urge Iran to stop.", "wants: indirect[to urge Iran to stop] by[Keller] cue[wants]"},
        {"of what others are to do", "Berlin wants Moscow to open the border.", "wants: indirect[Moscow to open the border] by[Berlin] cue[wants]"},
        {"of a thing", "Keller wants policies that create more ferries.", "wants: indirect[policies that create more ferries] by[Keller] cue[wants]"},
        {"a plan is an event", "Keller plans to meet Merkel in August.", ""},
        {"not what is expected of somebody", "The ministry expected to open the bridge was closed.", ""},
        {"not what is not believed", "Merkel does not believe the bridge will hold.", ""},
        {"not what the writer thinks", "I believe the bridge will hold.", ""},
        {"not twice", "Merkel said she believes the bridge will hold.", "neutral: indirect[she believes the bridge will hold] by[Merkel] cue[said]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(stances_and_quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("a colon leads in speech that has no marks") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"the next paragraph", "The mayor added:\n\nIt is a small town. Nobody has an idea what happened here.\n\nKeller left.",
         "direct[It is a small town. Nobody has an idea what happened here.] by[The mayor] cue[added]"},
        {"unless it has marks of its own", "The mayor added:\n\n“It is a small town.”", "direct[It is a small town.] by[The mayor] cue[added]"},
        {"a headline's speaker", "Keller: Harbour Will Not Open Before August\n\nThe harbour is closed.", "indirect[Harbour Will Not Open Before August] by[Keller]"},
        {"or source", "Poll: Voters Leave the Old Party\n\nThe harbour is closed.", "indirect[Voters Leave the Old Party] by[Poll]"},
        {"not the place it comes from", "Moscow: Ministers Meet for Talks on Grain\n\nThe harbour is closed.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("a quotation tells to whom it is said") {
    struct Row { std::string_view text, addressee; };
    const Row rows[] = {
        {"Angela Merkel told the council that the bridge would hold.", "the council"},
        {"“We will wait,” Merkel told reporters.", "reporters"},
        {"Berlin urged Moscow to open the border.", "Moscow"},
        {"Berlin wants Moscow to open the border.", "Moscow"},
        {"Merkel told Reuters that the bridge would hold.", ""},     // who hands it on
        {"Berlin wants the talks to begin at once.", ""},
        {"Berlin accused Moscow of violating the accord.", ""},      // of whom it is said
        {"Merkel said the bridge would hold.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        Document doc;
        doc.text = std::string(row.text);
        doc.body_only = true;
        doc = analyze(std::move(doc), test::resources());
        REQUIRE(!doc.quotations.empty());
        CHECK(text_of(doc, doc.quotations[0].addressee) == row.addressee);
    }
}

TEST_CASE("a mark in a bad state still quotes") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"never closed", "Merkel said: “We will wait until the rain is over.",
         "direct[We will wait until the rain is over.] by[Merkel] cue[said] unclosed"},
        {"glued to the next word", "Merkel said: “We will wait. ”Her party had asked.", "direct[We will wait.] by[Merkel] cue[said]"},
        {"scare quotes quote nobody", "The so-called “fast lane” was empty.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("titles of works and headings in marks are no speech") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"a programme", "On Coast Radio's “Morning of the Harbour,” Keller praised the ferry.", ""},
        {"a book", "In his book, “Bridges and Other Dangers,” Keller tells of the flood.", ""},
        {"a song", "She sang the song “Rivers Without Bridges” and said nothing.", ""},
        {"a heading", "'No More Ferries'\n\nThe harbour was quiet on Monday.", ""},
        {"an opinion in capitals", "Keller called him “Captain Chaos” on Monday.", "mixed[him “Captain Chaos” on Monday] by[Keller] cue[called]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("what stands between speaker and verb does not speak") {
    struct Row { std::string_view why, text, expected; };
    const Row rows[] = {
        {"apposition", "Angela Merkel, the chancellor of Germany, said that the bridge would hold.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[said]"},
        {"relative clause", "Angela Merkel, who met envoys from France, Spain and Italy, said that the bridge would hold.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[said]"},
        {"a nationality before the office", "German Chancellor Angela Merkel said on Monday that the bridge would hold.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[said]"},
        {"an office, then its holder", "The bridge will hold, according to its builder, Angela Merkel.",
         "indirect[The bridge will hold] by[Angela Merkel] cue[according to]"},
        {"the issuer of a statement", "“The bridge will hold,” Germany's statement read.", "direct[The bridge will hold,] by[Germany] cue[read]"},
        {"the noun that who stands for", "A storm was met by Angela Merkel, who said that the bridge would hold.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[said]"},
        {"a noun without a name", "The drivers met an engineer who warned that the bridge would fall.",
         "indirect[the bridge would fall] by[an engineer] cue[warned]"},
        {"who has said it goes on", "Angela Merkel, who said that the bridge would hold, has crossed it.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[said]"},
        {"a verb like a plural", "Keller charges that ferries cost the town too much.", "indirect[ferries cost the town too much] by[Keller] cue[charges]"},
        {"no day speaks", "Angela Merkel left the town early Friday saying that the bridge would hold.",
         "indirect[the bridge would hold] by[Angela Merkel] cue[saying]"},
        {"what is added goes on", "Merkel said that all drivers should wait, adding that the bridge would hold.",
         "indirect[all drivers should wait] by[Merkel] cue[said] indirect[the bridge would hold] by[Merkel] cue[adding]"},
        {"told an agency", "Merkel told Reuters that the bridge would hold.", "indirect[the bridge would hold] by[Merkel] cue[told] via[Reuters]"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        CHECK(quotes_of(row.text) == row.expected);
    }
}

TEST_CASE("what stands where a speaker stands is somebody only where it can say something") {
    struct Row {
        const char *why, *text, *expected;
    };
    const Row rows[] = {
        {"people by their trade", "Shipping analysts said on Monday that the ferry would sail again.", "Shipping analysts/PERSON"},
        {"a body", "The board warned that the ferry would not sail.", "The board/ORG"},
        {"by the word's ending", "A meteorologist said that the storm would pass.", "A meteorologist/PERSON"},
        {"a thing", "The ticket price suggests that the ferry will not sail.", ""},
        {"a text", "The survey said that the ferry was old.", "The survey/WORK_OF_ART"},
        {"an effort", "Such efforts show that the port is open.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Document doc;
        doc.text = row.text;
        doc = analyze(std::move(doc), test::resources());
        std::string found;
        for (const Mention& mention : doc.mentions) {
            if (mention.why.by != Label("speaks")) continue;
            found += std::string(text_of(doc, mention.span)) + '/' + std::string(name_of(mention.type));
        }
        CHECK(found == row.expected);
    }
}

TEST_CASE("a statement speaks for whoever issued it") {
    struct Row {
        std::string_view why, text, expected;
    };
    const Row rows[] = {
        {"said in a statement before",
         "The Interior Ministry said in a statement that the bridge in Lima was closed. “Traffic will be led round,” the statement read.", "Interior Ministry Interior Ministry "},
        {"the text itself where nobody is known", "The bridge in Lima was closed. “Traffic will be led round,” the statement read.", "the statement "},
        {"another kind of text has another issuer",
         "The Interior Ministry said in a letter that the bridge in Lima was closed. “Traffic will be led round,” the statement read.", "Interior Ministry the statement "},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Document doc;
        doc.id = "a";
        doc.text = row.text;
        doc.body_only = true;
        doc = analyze(std::move(doc), test::resources());
        std::string speakers;
        for (const Quotation& quotation : doc.quotations) speakers += (quotation.speaker_chain ? doc.chains[quotation.speaker_chain.at()].name : "-") + " ";
        CHECK(speakers == row.expected);
    }
}

TEST_CASE("a pronoun that speaks and stands for nobody told of is somebody without a name") {
    struct Row {
        const char *why, *text, *speaker;
    };
    const Row rows[] = {
        {"nobody before", "He said that the ferry would sail.", "(unnamed: he)"},
        {"one who fits", "Angela Merkel came to the harbour. She said that the ferry would sail.", "Angela Merkel"},
        {"who has just spoken", "“We will wait,” Keller said. “Nobody is in a hurry,” he said.", "Keller"},
        {"not somebody, but something", "It said that the ferry would sail.", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.why);
        Document doc;
        doc.text = row.text;
        doc.body_only = true;
        doc = analyze(std::move(doc), test::resources());
        REQUIRE(!doc.quotations.empty());
        const ChainIndex chain = doc.quotations.back().speaker_chain;
        CHECK((chain ? doc.chains[chain.at()].name : "") == row.speaker);
    }
}

TEST_CASE("somebody without a name speaks but is no party") {
    Document doc;
    doc.text = "He said that he had met the rebels and warned Norway of more attacks.";
    doc.body_only = true;
    doc = analyze(std::move(doc), test::resources());
    REQUIRE(!doc.quotations.empty());
    CHECK(doc.quotations.front().speaker_chain);
    REQUIRE(!doc.events.empty());
    for (const Event& event : doc.events) {
        for (const ChainIndex chain : event.actors) CHECK(doc.chains[chain.at()].name != "(unnamed: he)");
    }
}

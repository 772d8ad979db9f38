#include "core/assemble/thread/thread_label.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/base/slug.h"
#include "core/base/utf8.h"

namespace dragoman {
namespace {

struct Noun {
    Family family;
    std::string_view label, slug;
};
constexpr Noun nouns[] = {
    {Family::talks, "Talks", "talks"},
    {Family::call, "Telephone call", "call"},
    {Family::withdrawal, "Withdrawal", "withdrawal"},
    {Family::release, "Release", "release"},
    {Family::ceasefire, "Ceasefire", "ceasefire"},
    {Family::deal, "Agreement", "agreement"},
    {Family::offer, "Offer", "offer"},
    {Family::attack, "Attack", "attack"},
    {Family::aid, "Aid", "aid"},
    {Family::measure, "Measure", "measure"},
    {Family::deployment, "Deployment", "deployment"},
};
constexpr std::string_view months[] = {"January", "February", "March", "April", "May", "June", "July",
                                       "August", "September", "October", "November", "December"};

std::string day_in_words(DateInterval when) {
    const Civil day = civil(when.earliest);
    std::string out;
    if (when.length() == 1) out += std::to_string(day.day) + " ";
    if (when.length() <= 45) out += std::string(months[static_cast<std::size_t>(day.month - 1)]) + " ";
    return out + std::to_string(day.year);
}

}  // namespace

void name_thread(const Corpus& corpus, Family family, std::string_view ordinal, EntityIndex named, Thread& thread) {
    std::string_view noun = "Events", key = "events";
    for (const Noun& row : nouns) {
        if (row.family == family) {
            noun = row.label;
            key = row.slug;
        }
    }
    std::string label;
    // "the talks" is no name.
    if (named && is_upper(decode_at(corpus.entities[named.at()].name, 0).value)) {
        label = corpus.entities[named.at()].name;
    } else {
        if (!ordinal.empty()) label = std::string(ordinal) + " round of ";
        label += noun;
        if (!ordinal.empty()) label[label.size() - noun.size()] = static_cast<char>(label[label.size() - noun.size()] | 0x20);
        if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 32);
        if (thread.place) label += " in " + corpus.entities[thread.place.at()].name;
    }
    std::size_t listed = 0;
    for (const EntityIndex entity : thread.participants) {
        if (listed == 3) {
            label += " …";
            break;
        }
        label += listed == 0 ? ": " : ", ";
        label += corpus.entities[entity.at()].name;
        ++listed;
    }
    std::optional<DateInterval> when = thread.scheduled;
    if (!when) {
        for (const ThreadStep& step : thread.history) {
            if (step.claim_time && !when) when = DateInterval{step.claim_time->earliest, days_in_month(civil(step.claim_time->earliest).year, civil(step.claim_time->earliest).month) > 0 ? step.claim_time->earliest + 27 : step.claim_time->latest};
        }
    }
    if (when) label += ", " + day_in_words(*when);
    thread.label = std::move(label);

    std::vector<std::string> parties;
    for (const EntityIndex entity : thread.participants) parties.push_back(slug(corpus.entities[entity.at()].name));
    std::sort(parties.begin(), parties.end());
    thread.id = "thread:" + std::string(key);
    for (std::size_t i = 0; i < parties.size() && i < 3; ++i) thread.id += "-" + parties[i];
    if (thread.place) thread.id += "-" + slug(corpus.entities[thread.place.at()].name);
    if (!ordinal.empty()) thread.id += "-" + slug(ordinal);
    if (when) thread.id += "-" + iso(when->earliest).substr(0, 7);
}

}  // namespace dragoman

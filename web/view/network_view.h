#pragma once
#include "web/app/view_input.h"
#include "web/view/network_layout.h"
#include "web/widget/plane.h"

namespace dragoman {

/// A link that the legend leaves.
struct ShownLink {
    std::uint32_t link = 0;    ///< Into the network's.
    std::uint16_t mine = 0, all = 1;  ///< Which of those between its two ends, and how many they are.
};

struct NetworkState {
    Network rows;
    NetworkLayout layout;
    Plane plane;
    std::uint64_t revision = 0, corpus_revision = 0;
    bool shown[relation_count] = {};  ///< Switches of the legend.
    bool present[relation_count] = {};  ///< In the corpus.
    bool with_names = false;  ///< `rows` hold who is named together.
    bool fitted = false;
    bool legend_open = false;  ///< On a narrow screen: in words.
    std::uint64_t chosen_revision = 0;         ///< Of those below …
    std::size_t chosen_of = 0;                 ///< … and how many had a place then.
    std::size_t entities = 0, links = 0;       ///< That are shown.
    std::vector<ShownLink> shown_links;        ///< What happened most often first.
    std::vector<NetworkNode> of_entity;        ///< By entity; an unset one is hidden now.
    std::uint32_t links_of[relation_count] = {};
};

/// Entities and what they do to each other. A click on a name chooses it, one on a link shows the words that prove it.
void network_ui(const ViewInput& in, NetworkState& state, Commands& commands);

}  // namespace dragoman

#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/ingest/reader.h"

namespace dragoman {

/// Foreign text of any length → UTF-8, piece by piece: drops a BOM, reads UTF-16, and tells at the start
/// what is no text at all. Pieces may be cut inside a character; they are passed on as they come.
class TextFeed {
public:
    /// `legacy`: bytes that are not UTF-8 may be a single-byte encoding (tables; JSON is UTF-8 by its standard).
    explicit TextFeed(Origin origin, bool legacy = false) : origin_(std::move(origin)), legacy_(legacy) {}

    /// Valid until the next call; nullopt where there is nothing to read in it. The first piece should hold
    /// some kilobytes, if the file does.
    std::optional<std::string_view> feed(std::string_view bytes, Harvest& harvest);
    /// The end: what was held back.
    std::optional<std::string_view> finish(Harvest& harvest);
    /// The encoding guessed; empty where it was told or is UTF-8.
    std::string_view guessed() const { return guessed_; }

private:
    bool begin(std::string_view& bytes, Harvest& harvest);

    Origin origin_;
    bool legacy_ = false, begun_ = false, dead_ = false, any_ = false, beyond_ascii_ = false;
    std::string_view encoding_, guessed_;
    std::string held_, out_;
};

/// Behind a TextFeed: text that may not be UTF-8 after all. From the first byte that belongs to no character, what follows
/// tells whether the text is damaged or in a single-byte encoding; where it tells neither, the bytes are passed on as they are.
/// What comes out is the same however the text is cut.
class ForeignFeed {
public:
    /// Valid until the next call. `last`: the text ends with these.
    std::string_view feed(std::string_view bytes, bool last);

private:
    void decide();

    bool sound_ = true, decided_ = false;
    char before_ = '\0';  ///< The last character that was sound.
    std::string_view encoding_;
    std::size_t beyond_ascii_ = 0;  ///< Characters.
    std::string held_, out_;
};

}  // namespace dragoman

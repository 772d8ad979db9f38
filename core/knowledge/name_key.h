#pragma once
// Keys under which spellings of one name meet. No dictionary of variants: they are computed.
#include <string>
#include <string_view>

namespace dragoman {

/// "The U.S.-led Coalition" → "us led coalition": folded, stops and apostrophes dropped, hyphens to
/// blanks, "&" to "and", a leading article and a final possessive dropped.
std::string name_key(std::string_view name);
/// The same, appended to `out`: for many names without a string for each.
void append_name_key(std::string& out, std::string_view name);

/// The consonants of every word, families of transliteration joined: "Sergei" and "Sergey",
/// "Mohammad" and "Muhammad", "-ov" and "-off", "Abd al-Aziz" and "Abdelaziz", "Suheil Shahin" and
/// "Suhail Shaheen" share a key. Single initials are dropped. Use it on whole names: a short key
/// ("gn") is shared by many.
std::string spelling_key(std::string_view name);
/// The same of a name whose name_key() is at hand already, appended to `out`.
void append_spelling_of_key(std::string& out, std::string_view key);

/// Two capitals or more and no small letter: "US", "U.N.", "NATO"; not "F-16".
bool is_acronym(std::string_view name);

}  // namespace dragoman

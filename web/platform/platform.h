#pragma once
// What the screens may ask of the machine. One header, an implementation for the browser and one for the desktop, chosen
// at link time. Nothing here blocks; what takes time answers through web/app/app.h.
#include <string>
#include <string_view>
#include <vector>

#include "web/app/column_choice.h"

namespace dragoman::platform {

enum class Intake { replace, extend };  ///< New files instead of the corpus, or beside it.
enum class Pick { files, folder };

/// Opens the picker; picked files are offered through app_files_offered().
void pick_files(Pick what);
/// Answers app_files_offered(): analyse the held files, or forget them.
void take_files(Intake intake);
void refuse_files();
/// Analyses a pasted article (plain text or HTML, told apart by its first bytes).
void take_text(std::string_view name, std::string_view text, Intake intake);
/// Reads files of the corpus again, beside it, with a mapping of their columns.
void read_again(const std::vector<AgainFile>& files);
/// Back to the bundled corpus.
void take_samples();
/// Stops the analysis; the articles that are done stay.
void cancel_analysis();

/// The corpus has letters that few have: the font with this number of font_files is to come, through app_font().
void want_font(std::size_t file);

/// Gives a file to the reader: a download, or in the current folder on the desktop.
void save_file(std::string_view name, std::string_view mime, std::string_view bytes);
/// To the clipboard. In the browser only from within a click or key press.
void copy_text(std::string_view text);
/// A link of the knowledge base or of an article, in a new tab. Only http: and https:.
void open_link(std::string_view url);

/// A small text that outlasts the program, by name ("columns"). Where nothing may be stored (a sandboxed frame) keep() is false
/// and recall() empty.
std::string recall(std::string_view name);
bool keep(std::string_view name, std::string_view text);

/// The part behind "#" of the address; `step`: the browser's way back leads to the one before. It comes back by app_address().
void set_address(std::string_view fragment, bool step);

/// Seconds since some moment, monotonic: for motion and rates, never for content.
double seconds();
/// The next frame no later than in so many seconds; 0 = at once. Input and events ask by themselves.
void request_frame(double in_seconds = 0);

bool prefers_dark();
bool prefers_reduced_motion();
bool prefers_contrast();
bool coarse_pointer();  ///< Touch: targets of 40 px.

/// The screen as plain text that browsers, screen readers and translators know how to read, and back. Only in the browser.
void show_as_text();
bool shows_text();

/// What the program stands in, as its sentences name it.
struct Surroundings {
    std::string_view place;   ///< That nothing leaves.
    std::string_view inside;  ///< Where articles are read.
    std::string_view window;  ///< What is closed in the end.
};
const Surroundings& surroundings();

/// Said to screen readers, politely; nothing is drawn.
void announce(std::string_view sentence);

}  // namespace dragoman::platform

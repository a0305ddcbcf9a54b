// SPDX-License-Identifier: Apache-2.0
// What a command line takes, as data: manual pages and completions are made of it.
#pragma once

#include <string>
#include <vector>

namespace dialogue::manual {

struct Option {
  std::vector<std::string> names;  ///< "-o", "--output"
  std::string value;               ///< "FILE"; empty when it takes none
  std::string help;
  std::vector<std::string> choices;
  bool required = false;
  std::string fallback = {};  ///< what holds without it, where that is known
};

struct Argument {
  std::string name, help;
  std::vector<std::string> choices;
  bool required = false, many = false;
};

struct Command {
  std::string name, help;
  std::vector<Argument> arguments;
  std::vector<Option> options;
  std::vector<Command> commands;
};

/// A term with what it means; without a term, a paragraph.
struct Note {
  std::string term, text;
};

struct Section {
  std::string title;
  std::vector<Note> notes;
};

/// What a manual page says beside the command line itself.
struct Page {
  std::string section;  ///< "1", "5", "8"
  std::string version;  ///< "0.1.0"
  std::string summary;  ///< a few words
  std::string about;    ///< a paragraph
  std::vector<Section> sections;
  std::vector<std::string> see_also;  ///< "dialogue-cli(1)"
};

/// Whether a value of this name is completed with names of files.
bool names_file(const std::string& value);
/// Whether a value of this name is completed with names of folders.
bool names_folder(const std::string& value);

}  // namespace dialogue::manual

// SPDX-License-Identifier: Apache-2.0
#include "server/admin/joining_manual.h"

#include "shared/joining/invitation.h"
#include "shared/manual/man_page.h"

namespace dialogue::admin {
namespace {

/// Made of made-up keys, with blanks at which the page can end its lines.
std::string example() {
  const auto line =
      encode(invitation({"https://dialogue.example.org:8480", true, std::string(32, 'k')}, "0123456789ABCDEFGHJKMNPQRS").take()).take();
  constexpr std::size_t part = 24;
  std::string out;
  for (std::size_t at = 0; at < line.size(); at += part) out += (at == 0 ? "" : " ") + line.substr(at, part);
  return out;
}

}  // namespace

std::string joining_manual(const std::string& version) {
  manual::Page page{"5", version, "what people join the Dialogue Platform with: line, file and QR code",
                    "",  {},      {"dialogued(8)", "dialogue-cli(1)", "dialogue(1)"}};
  page.about =
      "dialogued enrol-code PERSON prints one line with which a device of that person joins. Coordinators make one in the app or with "
      "dialogue-cli code PERSON, and everybody for another device of theirs. It says where the server is, by which key "
      "the server is known, and a code that is good once, for 24 hours. The same line is pasted, opened as a file, or read from a QR code.";
  page.sections.push_back(
      {"LINE",
       {{"",
         "The word dialogue: and digits of base 32, which are 0123456789ABCDEFGHJKMNPQRSTVWXYZ. Small letters count as capitals, I and L "
         "as 1, O as 0. Everything else between the digits is passed over: blanks, ends of lines, marks of quotation. Before the line and "
         "behind its last digit anything may stand. The digits are, in this order:"},
        {"head",
         "In base 32, where what fills up the last digit is zero: one byte, how long the place is; one byte, in its high half the version "
         "(1) and in its low half how the line is secured (0 not, 1 by the server's own key, 2 by a public certificate); 16 bytes, the "
         "fingerprint; the place."},
        {"place",
         "HOST or HOST:PORT in small letters, at most 200 bytes, IPv6 in brackets, names in other scripts as xn--. The address is "
         "https:// and the place, or http:// where nothing secures the line, which a device takes for its own computer alone."},
        {"fingerprint",
         "The first half of BLAKE2b, 256 bits, of \"dialogue line key 1\", a line feed and the 32 bytes of the server's public key."},
        {"code", "The 26 digits of the one-time code."},
        {"check",
         "The first six digits of the base 32 of BLAKE2b, 256 bits, of \"dialogue joining line 1\", a line feed and all digits before, in "
         "capitals."},
        {"",
         "A line is cut when the text ends before the last digit, and wrong when the check does not fit. Either is told before anything is "
         "sent."}}});
  page.sections.push_back(
      {"FILE",
       {{"",
         "A text of at most 64 KiB with the line in it. Its name ends in .dialogue, its type is application/x-dialogue-join. The first "
         "whole line counts. dialogue-cli join @FILE and the app open it."}}});
  page.sections.push_back({"QR CODE",
                           {{"",
                             "The line in capitals. dialogued enrol-code PERSON --qr shows it in the terminal, --qr=svg as a picture to "
                             "print; dialogue-cli code does the same, and the app shows it on its page. The app reads it from any picture, "
                             "dialogue-cli join @PICTURE.png from PNG."}}});
  page.sections.push_back(
      {"SIX WORDS",
       {{"",
         "Device and server show six words of the keys of both, for people to compare: dialogue-cli status and the app on "
         "one side, dialogued device list on the other."}}});
  page.sections.push_back({"SECURITY",
                           {{"",
                             "Whoever has the line can join as that person, until somebody did. So it goes to nobody else, and not into "
                             "the arguments of a command. dialogued code withdraw ends it at once."}}});
  page.sections.push_back({"EXAMPLE", {{"", example()}}});
  return manual::file_page("dialogue-joining", page);
}

}  // namespace dialogue::admin

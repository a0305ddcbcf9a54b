// SPDX-License-Identifier: Apache-2.0
#include "server/admin/inviting.h"

#include <utility>

#include "shared/base/days.h"
#include "shared/joining/invitation.h"
#include "shared/joining/qr_code.h"

namespace dialogue::admin {
namespace {

struct Given {
  std::string line, for_terminal, picture;
};

Given given(const Command& c, const std::string& line_key, const std::string& code) {
  Given out;
  if (c.address.empty()) return out;
  const auto invited = invitation({c.address, c.own_key, line_key}, code).take();
  out.line = encode(invited).take();
  if (c.qr.empty() || c.json) return out;
  const auto qr = QrCode::of(encode(invited, true).take()).take();
  (c.qr == "svg" ? out.picture : out.for_terminal) = c.qr == "svg" ? qr.svg(out.line) : qr.for_terminal();
  return out;
}

Strings told(const std::string& code, const CodeInfo& about, const Given& made, Strings members) {
  members.insert(members.begin(),
                 {{"code", code}, {"person", about.person.text()}, {"id", about.id}, {"expires", instant_text(about.expires_ms)}});
  if (!made.line.empty()) members.emplace_back("line", made.line);
  return members;
}

constexpr const char* then_compare =
    "\nOnce the device has joined, compare the six words that its person reads with those in: dialogued device list";

/// As a shell takes it.
std::string word(const std::string& name) {
  const bool plain = name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_@") == std::string::npos;
  return plain ? name : "\"" + name + "\"";
}

}  // namespace

Reached reached_at(const config::Settings& settings, const std::string& listens_on) {
  Reached out{settings.text("address"), settings.text("tls.mode") == "own", ""};
  const bool anywhere = listens_on.find("//0.0.0.0:") != std::string::npos || listens_on.find("//[::]:") != std::string::npos;
  if (out.address.empty() && listens_on.starts_with("http") && !anywhere && !settings.yes("behind_proxy")) out.address = listens_on;
  return out;
}

void say_reached(Command& c, const config::Settings& settings, const std::string& listens_on) {
  auto reached = reached_at(settings, listens_on);
  c.own_key = reached.own_key;
  if (c.address.empty()) c.address = std::move(reached.address);
}

void check_reached(const Command& c) {
  if (!c.address.empty()) invitation({c.address, c.own_key, ""}, "").take();
  if (c.address.empty() && !c.qr.empty()) throw Failure(Error{"no_server_address", "", {}, ""});
}

void check_first(const Command& c) {
  check_reached(c);
  const auto blank = [](const std::string& name) { return name.find_first_not_of(" \t\r\n") == std::string::npos; };
  if (blank(c.platform)) throw Failure(Error{"incomplete", "name", {}, ""});
  if (blank(c.coordinator)) throw Failure(Error{"incomplete", "display_name", {}, ""});
}

Output print_code(const Command& c, const std::string& line_key, const std::string& code, const CodeInfo& about, Strings members) {
  const auto made = given(c, line_key, code);
  if (!made.picture.empty()) return {Exit::done, made.picture, ""};
  const auto expires = "valid until " + instant_text(about.expires_ms);
  const auto text =
      made.line.empty()
          ? code + "\n" + expires + "\nFor one line to paste, say where devices reach the server: --address or the option “address”."
          : code + "\n" + made.line + "\n" + made.for_terminal + expires;
  return print_object(c.json, told(code, about, made, std::move(members)), text + then_compare);
}

Output print_first_code(const Command& c, const std::string& line_key, const InitDone& made) {
  const auto line = given(c, line_key, made.code);
  if (!line.picture.empty()) return {Exit::done, line.picture, ""};
  const auto expires = instant_text(made.about.expires_ms), another = "dialogued enrol-code " + word(made.about.person_name);
  std::string text = "The platform is made. ";
  if (line.line.empty())
    text += "Its coordinator's code, once, until " + expires + ": " + made.code +
            "\nWith it a device of this machine joins. For other devices, say where they reach the server (options “listen” and “address”)"
            "\nand how it is encrypted, start it, and print a line to join with: " +
            another;
  else
    text += "Its coordinator joins with this line, once, until " + expires + ":\n\n" + line.line + "\n\n" + line.for_terminal +
            "First start the server: systemctl start dialogued, or dialogued serve.\nAnother line: " + another;
  return print_object(c.json, told(made.code, made.about, line, {{"organisation", made.organisation.text()}}), text);
}

}  // namespace dialogue::admin

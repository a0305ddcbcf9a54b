// SPDX-License-Identifier: Apache-2.0
#include "client/cli/invited.h"

#include <unistd.h>

#include <functional>
#include <istream>

#include "client/core/joining/joining_source.h"

namespace dialogue::cli {
namespace {

/// Lines of standard input until there is enough, so that nobody has to say that the input ends.
std::string typed(Context& context, const std::function<bool(const std::string&)>& enough) {
  static const Text3 ask{"Paste it here and press Enter:", "Collez-la ici et appuyez sur Entrée :", "Péguela aquí y pulse Intro:"};
  if (::isatty(STDIN_FILENO) == 1) context.note(context.say(ask));
  std::string out, line;
  while (out.size() <= longest_joining_text && std::getline(std::cin, line)) {
    out += line + '\n';
    if (enough(out)) break;
  }
  return out;
}

Result<std::string> given(Context& context, const std::string& said, const std::function<bool(const std::string&)>& enough) {
  if (said == "-") return typed(context, enough);
  if (said.starts_with('@')) return read_joining_file(said.substr(1));
  static const Text3 seen{
      "Other people on this computer may have seen this code on the command line. Next time, give it by standard input (-) or @FILE.",
      "D'autres personnes sur cet ordinateur ont pu voir ce code sur la ligne de commande. La prochaine fois, donnez-le par "
      "l'entrée standard (-) ou @FICHIER.",
      "Otras personas en este ordenador pueden haber visto este código en la línea de órdenes. La próxima vez, délo por la "
      "entrada estándar (-) o @ARCHIVO."};
  context.note("dialogue-cli: " + context.say(seen));
  return said;
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\n"), to = text.find_last_not_of(" \t\r\n");
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

}  // namespace

Result<JoiningLine> joining_line(Context& context, const std::string& said) {
  const auto text = given(context, said, [](const std::string& so_far) { return find_joining_line(so_far).ok(); });
  if (!text) return text.error();
  return joining_line_in(*text);
}

Result<std::string> joining_code(Context& context, const std::string& said) {
  const auto text = given(context, said, [](const std::string& so_far) { return !trimmed(so_far).empty(); });
  if (!text) return text.error();
  if (const auto line = joining_line_in(*text)) return line->code;
  const auto code = trimmed(*text);
  constexpr std::size_t longest = 200;
  if (code.empty() || code.size() > longest) return Error{"bad_code", "", {}, ""};
  return code;
}

}  // namespace dialogue::cli

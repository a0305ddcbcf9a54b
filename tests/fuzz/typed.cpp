// SPDX-License-Identifier: Apache-2.0
// What people type into the app's fields, in three languages: dates, times, numbers, money. First byte: type and language. What is taken
// is good for the field and, shown and typed again, gives itself.
#include <QLocale>

#include "client/app/words/raw_text.h"
#include "shared/base/utf8.h"
#include "shared/wire/json.h"
#include "tests/fuzz/support/expect.h"

using namespace dialogue;
using fuzz::expect;

FUZZ_TARGET(typed, input) {
  if (input.empty()) return;
  const auto which = static_cast<unsigned char>(input.front());
  const auto text = input.substr(1);
  if (!valid_utf8(text) || text.find('\0') != std::string_view::npos) return;
  constexpr Type types[] = {Type::date, Type::instant, Type::number, Type::money, Type::text, Type::ref, Type::boolean, Type::long_text};
  const char* const languages[] = {"en_GB", "fr_FR", "es_ES", "de_CH"};
  Field field;
  field.name = "f";
  field.type = types[which % 8];
  const QLocale locale(languages[which / 8 % 4]);
  const auto raw = read_input(field, QString::fromUtf8(text.data(), static_cast<int>(text.size())), locale);
  if (!raw || raw->empty()) return;
  // The replica refuses it, with the limit.
  if (field.type == Type::number && raw->size() > 32) return;
  const auto document = json::Document::parse(*raw);
  expect(document.ok() && json::canonical(document->root()) == *raw);
  const auto shown = show_input(field, *raw, locale);
  const auto again = read_input(field, shown, locale);
  if (field.type != Type::text && field.type != Type::long_text) expect(again == raw);
}

// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include "client/app/words/format.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/platform.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

Field field(Type type) {
  Field f;
  f.name = "f";
  f.type = type;
  return f;
}

QString read(Type type, const char* text, const char* lang = "en") {
  const auto raw = read_input(field(type), QString::fromUtf8(text), Language::locale_of(lang));
  return raw ? QString::fromStdString(*raw) : QString("?");
}

struct Message {
  QString source, translation, type;
  QStringList forms;
};

std::vector<Message> messages(const char* lang) {
  QFile file(QString("%1/qml/i18n/dialogue_%2.ts").arg(DIALOGUE_SOURCE, lang));
  REQUIRE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  std::vector<Message> out;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("message")) out.emplace_back();
    if (xml.name() == QLatin1String("source")) out.back().source = xml.readElementText();
    if (xml.name() == QLatin1String("numerusform")) out.back().forms << xml.readElementText();
    if (xml.name() != QLatin1String("translation")) continue;
    out.back().type = xml.attributes().value("type").toString();
    // Plural forms are elements inside, so they are read on the way.
    while (xml.readNext() == QXmlStreamReader::Characters) out.back().translation += xml.text();
    if (xml.isStartElement() && xml.name() == QLatin1String("numerusform")) out.back().forms << xml.readElementText();
  }
  CHECK_FALSE(xml.hasError());
  return out;
}

QSet<QString> marks(const QString& text) {
  static const QRegularExpression mark("%[1-9]");
  QSet<QString> found;
  for (auto it = mark.globalMatch(text); it.hasNext();) found << it.next().captured();
  return found;
}

}  // namespace

TEST_CASE("What a person types becomes the value of its type, or is refused") {
  CHECK(read(Type::date, "2027-03-17") == "\"2027-03-17\"");
  CHECK(read(Type::date, "17/03/2027") == "\"2027-03-17\"");
  CHECK(read(Type::date, " 17 mars 2027 ", "fr") == "\"2027-03-17\"");
  CHECK(read(Type::date, "2027-02-30") == "?");
  CHECK(read(Type::number, "1 234,5", "fr") == "1234.5");
  CHECK(read(Type::number, "12.345,5", "es") == "12345.5");
  CHECK(read(Type::number, "many") == "?");
  for (const char* lang : {"en", "fr", "es"}) {
    for (const char* unclear : {"1.200", "1,200", "-12.345"}) CHECK(read(Type::number, unclear, lang) == "?");
    for (const char* thousands : {"1200", "1 200", "1\u202f200", "1'200", "1200,0", "1.200,00", "1,200.0"})
      CHECK(read(Type::number, thousands, lang) == "1200");
    CHECK(read(Type::number, "1.2", lang) == "1.2");
    CHECK(read(Type::number, "1,2000", lang) == "1.2");
    CHECK(read(Type::number, "\u0661\u0662\u066b\u0665", lang) == "12.5");
    CHECK(read(Type::number, "1.200 days", lang) == "?");
  }
  CHECK(read(Type::money, "1200 EUR") == "\"120000 EUR\"");
  CHECK(read(Type::money, "1 200,50 eur", "fr") == "\"120050 EUR\"");
  CHECK(read(Type::money, "1200 XOF") == "\"1200 XOF\"");
  CHECK(read(Type::money, "0.05 EUR") == "\"5 EUR\"");
  CHECK(read(Type::money, "1200") == "?");
  CHECK(read(Type::money, "1.200 EUR") == "?");
  CHECK(read(Type::money, "1.200,50 €", "es") == "\"120050 EUR\"");
  CHECK(read(Type::instant, "2027-03-17 14:30") == "\"2027-03-17T14:30:00Z\"");
  CHECK(read(Type::text, "  words ") == "\"words\"");
  CHECK(read(Type::text, "   ") == "");
  CHECK(read(Type::ref, "nobody") == "?");
}

TEST_CASE("What stands in a field when editing begins reads back as the same value") {
  for (const char* lang : {"en", "fr", "es"}) {
    const QLocale locale = Language::locale_of(lang);
    for (const auto& [type, raw] :
         {std::pair(Type::money, "\"120050 EUR\""), std::pair(Type::money, "\"5 EUR\""), std::pair(Type::money, "\"70 XOF\""),
          std::pair(Type::money, "\"1234 TND\""), std::pair(Type::number, "-12.5"), std::pair(Type::number, "1.234"),
          std::pair(Type::number, "0.125"), std::pair(Type::date, "\"2027-03-17\""), std::pair(Type::instant, "\"2027-03-17T22:30:00Z\""),
          std::pair(Type::long_text, "\"a\\n\\nb \\\"c\\\"\"")}) {
      const auto back = read_input(field(type), show_input(field(type), raw, locale), locale);
      REQUIRE(back);
      CHECK(*back == raw);
    }
  }
}

TEST_CASE("A number that reads two ways is refused with both readings; of a whole one thousands are the only reading") {
  Field any = field(Type::number);
  any.label = {"Quantity", "Quantité", "Cantidad"};
  Field whole = any;
  whole.bounds = Bounds{0, 99'999, true};
  const Format fr(platform(), "fr");
  const QString why = fr.not_read(any, "1.200");
  CHECK(why.contains("1.200"));
  CHECK(why.contains("1200"));
  CHECK(why.contains(" 1,2."));
  CHECK(fr.not_read(any, "beaucoup") != "");
  CHECK(fr.not_read(any, "1200") == "");
  CHECK(fr.not_read(whole, "1.200") == "");
  CHECK(*read_input(whole, "12.500", Language::locale_of("es")) == "12500");
  CHECK(show_input(whole, "12500", Language::locale_of("es")) == "12500");
}

TEST_CASE("Between two order keys there is always another") {
  std::string low, high;
  for (int i = 0; i < 40; ++i) {
    const auto key = order_between(low, high);
    CHECK(key > low);
    CHECK((high.empty() || key < high));
    (i % 3 ? low : high) = key;
  }
  std::string last;
  for (int i = 0; i < 100; ++i) {
    const auto key = order_between(last, {});
    CHECK(key > last);
    last = key;
  }
}

TEST_CASE("Numbers, dates and money are written as each language writes them") {
  const Format en(platform(), "en"), fr(platform(), "fr"), es(platform(), "es");
  CHECK(en.date("2027-03-17") == "17 Mar 2027");
  CHECK(fr.date("2027-03-17") == "17 mars 2027");
  CHECK(en.number("1234567") == "1,234,567");
  CHECK(es.number("1234") == "1234");
  CHECK(en.money("120050 EUR") == QString("1,200.50") + QChar(0xA0) + "EUR");
  CHECK(en.code("V-THEME", "proc.interview") == "Interviewing");
  CHECK(en.code("V-THEME", "proc.future") == "proc.future (new term)");
}

TEST_CASE("French and Spanish are complete and keep the placeholders") {
  for (const char* lang : {"fr", "es"}) {
    const auto all = messages(lang);
    CHECK(all.size() > 200);
    for (const Message& m : all) {
      INFO(lang << ": " << m.source.toStdString());
      CHECK(m.type.isEmpty());
      const QStringList texts = m.forms.isEmpty() ? QStringList{m.translation} : m.forms;
      CHECK((m.forms.isEmpty() || m.forms.size() == 2));
      for (const QString& text : texts) {
        CHECK_FALSE(text.trimmed().isEmpty());
        CHECK(marks(text) == marks(m.source));
        CHECK(text.size() <= m.source.size() * 2 + 24);
      }
    }
  }
}

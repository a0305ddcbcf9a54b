// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "client/core/tables/csv_reader.h"
#include "client/core/tables/csv_text.h"
#include "client/core/tables/export_table.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(DIALOGUE_TEST_DATA) + "/import/" + name, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string refusal(std::string_view bytes) {
  const auto table = read_table(bytes);
  return table ? "taken" : table.error().code;
}

}  // namespace

TEST_CASE("a table with quotes, doubled quotes and line ends inside cells is read as RFC 4180 says") {
  const auto table = read_table("name,text\r\n\"a \"\"b\"\"\",\"two\r\nlines, one cell\"\r\nplain,\r\n");
  REQUIRE(table);
  CHECK(table->line_ends == "CRLF");
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].cells[0] == "a \"b\"");
  CHECK(table->rows[0].cells[1] == "two\r\nlines, one cell");
  CHECK(table->rows[1].cells == std::vector<std::string>{"plain", ""});
  CHECK(table->rows[1].line == 4);
}

TEST_CASE("all three line ends end a row, also mixed, and the report says so") {
  CHECK(read_table("a,b\n1,2\n")->line_ends == "LF");
  CHECK(read_table("a,b\r1,2\r3,4")->line_ends == "CR");
  const auto mixed = read_table("a,b\r\n1,2\n3,4\r");
  CHECK(mixed->line_ends == "mixed");
  CHECK(mixed->rows.size() == 2);
}

TEST_CASE("the separator is found, also when cells hold the other ones") {
  CHECK(read_table("a;b;c\n1,5;2,5;3\n4,5;6;7\n")->delimiter == ';');
  CHECK(read_table("a\tb\n1, 2\t3\n")->delimiter == '\t');
  CHECK(read_table("a,b\n\"x;y;z\",2\n")->delimiter == ',');
  CHECK(read_table("only\none\n")->header == std::vector<std::string>{"only"});
  CHECK(read_table("a;b,c\n1;2,3\n", {"", ','})->header == std::vector<std::string>{"a;b", "c"});
}

TEST_CASE("rows keep the width they have, empty rows are no rows") {
  const auto table = read_table("a,b\n\n1\n1,2,3\n,\n1,2\n");
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[0].cells.size() == 1);
  CHECK(table->rows[1].cells.size() == 3);
  CHECK(table->rows[2].line == 6);
}

TEST_CASE("text after a closing quote is told of its row, a quote that never closes refuses the file with its line") {
  CHECK(read_table("a,b\n\"x\"y,2\n")->rows[0].problem == "bad_quotes");
  const auto open = read_table("a,b\n1,2\n\"3,4\n5,6\n");
  REQUIRE(!open);
  CHECK(open.error().code == "unclosed_quote");
  CHECK(open.error().args == std::vector<std::string>{"3"});
}

TEST_CASE("what is no table is refused for what it is") {
  CHECK(refusal("") == "empty_file");
  CHECK(refusal("PK\x03\x04 xl/workbook.xml") == "spreadsheet");
  CHECK(refusal("%PDF-1.7\n") == "pdf_file");
  CHECK(refusal(std::string("ab\0cd\x01", 6)) == "not_text");
  CHECK(refusal("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == "calendar_file");
  CHECK(refusal("\n\nBEGIN:VCARD\nEND:VCARD\n") == "contacts_file");
  CHECK(refusal("\n,\nBEGIN:VCARD\nEND:VCARD\n") == "contacts_file");
  CHECK(read_table("BEGIN:VCALENDAR of 2027,title\n1,x\n"));
  CHECK(refusal("\n\n,\n") == "no_header");
  CHECK(refusal("a,b,a\n") == "same_column_twice");
  CHECK(refusal(file("invalid.pdf")) == "image_file");
}

TEST_CASE("encodings are found and named") {
  CHECK(decode_text("\xEF\xBB\xBFnom")->encoding == "UTF-8 with BOM");
  CHECK(decode_text("smile\xF0\x9F\x98\x80tail")->encoding == "UTF-8");
  CHECK(decode_text("5\xE2\x82\xAC"
                    "a b\xE2\x80\xA2"
                    "c")
            ->encoding == "UTF-8");
  CHECK((!decode_text("1;\xC0\xEE\xB7\xBC\n") || decode_text("1;\xC0\xEE\xB7\xBC\n")->encoding == "GB18030"));
  CHECK(decode_text("d\xC3\xA9"
                    "j\xC3\xA0")
            ->encoding == "UTF-8");
  CHECK(decode_text("d\xE9j\xE0")->text ==
        "d\xC3\xA9"
        "j\xC3\xA0");
  CHECK(decode_text("d\xE9j\xE0")->encoding == "Latin-1");
  CHECK(decode_text("\x93quoted\x94 \x80 5")->text == "“quoted” € 5");
  CHECK(decode_text("\x93quoted\x94")->encoding == "Windows-1252");
  CHECK(decode_text(std::string("\xFE\xFF\0a\xD8\x3D\xDE\x00", 8))->text == "a😀");
  CHECK(decode_text(std::string("a\0b\0c\0,\0d\0e\0f\0\n\0", 16))->encoding == "UTF-16LE");
  CHECK(decode_text(std::string("\xFF\xFE\0\xD8z\0", 6))->text == "\xFFz");
  CHECK(decode_text("\x81\x90").error().code == "encoding_unclear");
  CHECK(decode_whole("d\xE9j", "utf-8").error().code == "bad_encoding");
  CHECK(decode_text("abc", "klingon").error().code == "unknown_encoding");
}

TEST_CASE("what has a form of its own is named, whatever its ending") {
  CHECK(refusal("<?xml version=\"1.0\"?>\n<a><b/></a>") == "xml_file");
  CHECK(refusal("  <rows>\n<row a=\"1\"/>\n</rows>\n") == "xml_file");
  CHECK(refusal("<!DOCTYPE html>\n<html><body>Sign in</body></html>") == "html_file");
  CHECK(refusal("\xEF\xBB\xBF<html lang=\"en\"><head></head></html>") == "html_file");
  CHECK(refusal("<?xml version='1.0'?>\n<xliff version='1.2'></xliff>") == "translation_file");
  CHECK(refusal("<?xml version='1.0'?>\n<tmx version='1.4'></tmx>") == "translation_file");
  CHECK(refusal("<?xml version='1.0'?>\n<tbx></tbx>") == "translation_file");
  CHECK(refusal("\"key\" = \"text\";\n\"other\" = \"text\";\n") == "translation_file");
  CHECK(refusal("\xDE\x12\x04\x95 x") == "translation_file");
  CHECK(refusal("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>") == "spreadsheet");
  CHECK(refusal("<table><tr><td>title</td></tr></table>") == "html_file");
  CHECK(refusal("<html><body><svg></svg></body></html>") == "html_file");
  CHECK(refusal("<!-- saved from url=(0019)https://example.org -->\n<html lang='fr'></html>") == "html_file");
  CHECK(refusal("From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n") == "html_file");
  CHECK(refusal("From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\nHello\n") == "document_file");
  CHECK(refusal("<log>\n<ts value='1'/>\n</log>") == "xml_file");
  CHECK(refusal("<?xml version='1.0'?>\n<!-- a --><TS></TS>") == "translation_file");
  CHECK(refusal("<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0'/>") == "translation_file");
  CHECK(refusal("---\nfr:\n  title: Titre\n  summary: x\n") == "translation_file");
  CHECK(refusal("# French\ntitle = Titre\nsummary=R\u00E9sum\u00E9\n") == "translation_file");
  CHECK(refusal("<svg xmlns='http://www.w3.org/2000/svg'/>") == "image_file");
  CHECK(refusal(std::string("title;sum\0mary\na;b\n", 19)) == "not_text");
  CHECK(refusal(" \n\n") == "no_header");
  CHECK(refusal("# French\nmsgid \"\"\nmsgstr \"\"\n") == "translation_file");
  CHECK(refusal("{\"title\": \"x\"}\n") == "json_file");
  CHECK(refusal("[\n {\"a\":1},\n {\"a\":2}\n]") == "json_file");
  CHECK(refusal("{\"a\":1}\n{\"a\":2}\n") == "json_file");
  CHECK(refusal(std::string("\xFF\xFE{\0}\0", 6)) == "json_file");
  CHECK(refusal("{\\rtf1 text}") == "document_file");
  CHECK(refusal("PK\x03\x04 word/document.xml") == "document_file");
  CHECK(refusal("PK\x03\x04 a.csv") == "zip_file");
  CHECK(refusal("\x89PNG\r\n\x1A\n") == "image_file");
  // Tables that only look like something else.
  CHECK(refusal("<DATE>,<OPEN>\n1,2\n") == "taken");
  CHECK(refusal("[id],title\n1,x\n") == "taken");
  CHECK(refusal("msgid,title\n1,x\n") == "taken");
  CHECK(refusal("a=b\n1\n") == "taken");
  CHECK(refusal("From: ;MIME-Version: 1\nx;y\n") == "taken");
  CHECK(refusal("fr:\nTitre\n") == "taken");
}

TEST_CASE("headings are read through what spreadsheets and people put around them") {
  const auto header = [](std::string_view bytes) { return read_table(bytes)->header; };
  CHECK(header(" code ; Title\xC2\xA0\n1;x\n") == std::vector<std::string>{"code", "Title"});
  CHECK(header("\"first\nline\",\"b  c\"\n1,x\n") == std::vector<std::string>{"first line", "b c"});
  CHECK(header("a;b;;\n1;2;;\n;;;\n") == std::vector<std::string>{"a", "b"});
  CHECK(read_table("a;b;;\n1;2;;\n")->rows[0].cells.size() == 2);
  CHECK(read_table("a;;b\n1;x;2\n")->nameless == std::vector<std::size_t>{2});
  CHECK(read_table("Title;Code\n1;2\n")->column(" title") == 0);
  CHECK(refusal("a, a\n1,2\n") == "same_column_twice");
  const auto said = read_table("\xEF\xBB\xBFsep=;\r\na;b,c\r\n1;2\r\n");
  CHECK(said->delimiter == ';');
  CHECK(said->header == std::vector<std::string>{"a", "b,c"});
  CHECK(said->rows[0].line == 3);
  CHECK(read_table("\"sep=|\"\na|b\n1|2\n")->header.size() == 2);
  CHECK(read_table("sep=;;\na;b\n1;2\n")->header == std::vector<std::string>{"a", "b"});
  for (const char* line : {"sep=; ", "SEP = ;", "Sep= ;;;", "\"sep=;\";"}) {
    INFO(line);
    CHECK(read_table(std::string(line) + "\na;b\n1;2\n")->header == std::vector<std::string>{"a", "b"});
  }
  CHECK(read_table("\n\n;;\na;b\n1;2\n")->header == std::vector<std::string>{"a", "b"});
  const auto spaced = read_table("\"a\" ; \"b\"\n\"1\" ;2\n");
  CHECK(spaced->header == std::vector<std::string>{"a", "b"});
  CHECK(spaced->rows[0].problem.empty());
  CHECK(spaced->rows[0].cells[0] == "1");
  CHECK(read_table("separate;b\n1;2\n")->header.front() == "separate");
  CHECK(read_table("sep=x marks\n1\n")->header == std::vector<std::string>{"sep=x marks"});
}

TEST_CASE("a damaged character refuses its row, and the text stays what it is") {
  const auto table = read_table("code;title\n1;d\xC3\xA9j\xC3\xA0\n2;caf\xE9\n3;\xC3\xA9t\xC3\xA9\n");
  REQUIRE(table);
  CHECK(table->encoding == "UTF-8");
  CHECK(table->rows[0].problem.empty());
  CHECK(table->rows[1].problem == "damaged_text");
  CHECK(table->rows[1].problem_cell == 1);
  CHECK(table->rows[2].problem.empty());
  CHECK(read_table("d\xC3\xA9j\xC3\xA0;caf\xE9\n1;2\n").error().code == "damaged_header");
  // This holds also for a text of a few words, where other readings make something of each byte.
  const std::string_view words =
      "R\xC3\xA9union pr\xC3\xA9paratoire \xC3\xA0 Niamey, d\xE9lais et priorit\xC3\xA9s d\xC3\xA9"
      "finis";
  CHECK(decode_text(words)->encoding == "UTF-8");
  CHECK(decode_whole(words).error().code == "bad_encoding");
  // The damage of this Greek text took the space behind a final sigma. KOI8-R makes letters and lines of it.
  CHECK(decode_text("για τις\xE9χώρες καταγωγής").error().code == "encoding_unclear");
  // Thai in its own bytes, of which some look like UTF-8.
  CHECK(read_table("title\n\xA1\xD2\xC3\xCA\xB9\xD1\xBA\xCA\xB9\xD8\xB9\n")->encoding == "windows-874");
  CHECK(read_table("title\n\x1b$BFqL1\x1b(B\n")->encoding == "ISO-2022-JP");
  // Short names and signs that are UTF-8 stay UTF-8.
  for (const char* text : {"title\nnaïve²\n", "title\n日本 🎓\n", "title\nκ\n", "title\nÐ\n", "title\n•\n", "title\nzero\u200bwidth\n"})
    CHECK(read_table(text)->encoding == "UTF-8");
}

TEST_CASE("real files that trouble readers are read as what they are") {
  const auto spanish = read_table(file("mt-spanish_chars.csv"));
  REQUIRE(spanish);
  CHECK(spanish->encoding == "Latin-1");
  CHECK(spanish->header.back() == "Descripción");
  CHECK(spanish->rows.size() == 115);  // and one that is empty

  const auto wide = read_table(file("mt-utf-16le-first-rows.csv"));
  REQUIRE(wide);
  CHECK(wide->encoding == "UTF-16LE");
  CHECK(wide->header.front() == "Organisation_code");
  CHECK(wide->rows.size() == 12);

  const auto mark = read_table(file("mt-utf8bom.csv"));
  REQUIRE(mark);
  CHECK(mark->header == std::vector<std::string>{"kitten", "win"});
  CHECK(mark->line_ends == "none");

  const auto doubled = read_table(file("fl-doublequote.csv"));
  REQUIRE(doubled);
  CHECK(doubled->rows.size() == 5);
  for (const auto& row : doubled->rows) CHECK(row.cells.size() == doubled->header.size());

  const auto iati = read_table(file("iati2023-first-rows.csv"));
  REQUIRE(iati);
  CHECK(iati->rows.size() == 20);
  CHECK(iati->column("title_fr") == 4);
}

TEST_CASE("a written cell is quoted where it must be, and a formula is made a text") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_cell("=1+1") == "\"'=1+1\"");
  CHECK(csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(csv_cell("＝1+1") == "\"'＝1+1\"");
  CHECK(csv_cell("-5", false) == "-5");
}

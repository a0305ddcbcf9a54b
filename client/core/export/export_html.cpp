// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "client/core/export/export_formats.h"
#include "client/core/export/xml_writer.h"
#include "client/core/quoted_value.h"
#include "client/core/shown_title.h"
#include "client/core/tables/export_columns.h"
#include "client/core/values.h"
#include "shared/domain/messages.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

constexpr std::string_view style =
    "body{font:11pt/1.45 \"Noto Sans\",\"Noto Sans Arabic\",sans-serif;margin:2em auto;max-width:50em;padding:0 1em;color:#222}"
    "article{border-top:1px solid #999;padding:1em 0;break-inside:avoid-page}h1{font-size:1.5em}h2{font-size:1.15em;margin:.2em 0}"
    "h3{font-size:1em;margin:.8em 0 .2em}dl{display:grid;grid-template-columns:minmax(9em,14em) 1fr;gap:.2em 1em;margin:.5em "
    "0}dt{color:#555}"
    "dd,dd p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;text-align:start}dd p:empty{min-height:1em}"
    ".id{color:#666;font-size:.85em}@page{margin:18mm}@media "
    "print{body{margin:0;max-width:none}}";

/// What stands behind a label. Words of people have a language and a direction of their own. Each of several stands apart from the others,
/// so that a right-to-left name does not turn its neighbours round.
struct Value {
  std::vector<std::string> texts;
  std::string lang;    ///< empty = the page's
  bool prose = false;  ///< each line a paragraph
};

/// Writes one kind's records in one language.
class Page {
 public:
  Page(Replica& replica, const Kind& kind, std::string_view lang, ExportReport& report)
      : replica_(replica), kind_(kind), lang_(lang), report_(report) {}

  std::string head() {
    const auto& title = kind_.plural.in(lang_);
    xml_.html_doctype();
    xml_.line();
    xml_.start("html", {{"lang", lang_}, {"dir", "ltr"}});
    xml_.start("head");
    xml_.start("meta", {{"charset", "utf-8"}});
    xml_.end_empty();
    xml_.element("title", title);
    xml_.start("style");
    xml_.plain(style);
    xml_.end();
    xml_.end();
    xml_.start("body");
    xml_.element("h1", title);
    xml_.line();
    return xml_.take();
  }

  std::string article(const Record& record) {
    record_ = &record;
    translations_ = translations_of(replica_, record.id);
    xml_.start("article");
    const auto title = translated(translations_, kind_.title_field, lang_);
    const auto lang = title.empty() ? original_language(record) : lang_;
    note(xml_.element("h2", title.empty() ? shown_title(replica_, record, lang_) : title, {{"dir", "auto"}, {"lang", lang}}),
         kind_.title_field);
    xml_.element("p", state_of_record() + " · " + record.id.text(), {{"class", "id"}});
    xml_.line();
    xml_.start("dl");
    for (const auto& field : kind_.fields) row(field, field.name);
    xml_.end();
    for (const auto& part : kind_.parts) parts(part);
    xml_.end();
    xml_.line();
    return xml_.take();
  }

  std::string foot() {
    xml_.end();
    xml_.end();
    xml_.line();
    return xml_.take();
  }

 private:
  void note(bool held, const std::string& path) {
    // The title stands above and among the fields.
    const auto& told = report_.replaced;
    if (!held && std::none_of(told.begin(), told.end(), [&](const auto& one) { return one.record == record_->id && one.field == path; }))
      report_.replaced.push_back({record_->id, path});
  }

  std::string state_of_record() const {
    const auto name = plain_cell(record_->cells, state_cell);
    for (const auto& state : kind_.states)
      if (state.name == name) return state.label.in(lang_);
    return name;
  }

  std::string element(const Field& field, const std::string& key) const {
    if (field.type == Type::code) return show_code(replica_.domain(), field.vocab, key, lang_);
    return named(key);
  }

  std::string named(const std::string& value) const {
    const auto id = Uuid::parse(value);
    const auto record = id ? replica_.get(*id) : Result<Record>(Error{"not_found", "", {}, ""});
    const auto title = record ? shown_title(replica_, *record, lang_) : std::string();
    return title.empty() ? value : title;
  }

  Value value_of(const Field& field, const std::string& path) const {
    Value out;
    if (field.cls == FieldClass::set) {
      any_cell(record_->cells, path, [&](std::string_view key, std::string_view rest, std::string_view) {
        if (rest.empty()) out.texts.push_back(element(field, std::string(key)));
        return false;
      });
      return out;
    }
    out.prose = field.type == Type::long_text;
    if (field.translatable)
      if (auto words = translated(translations_, path, lang_); !words.empty()) {
        if (const auto stale = staleness_of(translations_, path, lang_); !stale.empty())
          words += " [" + show_code(replica_.domain(), "V-STATE", stale, lang_) + "]";
        return {{words}, lang_, out.prose};
      }
    const auto it = record_->cells.find(path);
    if (it == record_->cells.end() || it->second.empty()) return out;
    if (is_free_text(&field)) out.lang = original_language(*record_);
    const bool reference = field.type == Type::ref || field.type == Type::person_ref;
    out.texts.push_back(reference ? named(plain_value(it->second))
                                  : show_value(replica_.domain(), quoted_field(replica_.domain(), *record_, &field), it->second, lang_));
    return out;
  }

  void row(const Field& field, const std::string& path) {
    const Value value = value_of(field, path);
    if (value.texts.empty() || (value.texts.size() == 1 && value.texts.front().empty())) return;
    xml_.element("dt", field.label.in(lang_));
    bool held = true;
    if (value.prose) {
      xml_.start("dd", {{"lang", value.lang}});
      held = paragraphs(value.texts.front());
    } else if (value.texts.size() == 1) {
      xml_.start("dd", {{"dir", "auto"}, {"lang", value.lang}});
      held = xml_.text(value.texts.front());
    } else {
      xml_.start("dd");
      for (std::size_t i = 0; i < value.texts.size(); ++i) {
        if (i > 0) xml_.text("; ");
        held = xml_.element("bdi", value.texts[i]) && held;
      }
    }
    xml_.end();
    xml_.line();
    note(held, path);
  }

  bool paragraphs(std::string_view text) {
    bool held = true;
    for (bool more = true; more;) {
      const auto end = text.find('\n');
      more = end != std::string_view::npos;
      held = xml_.element("p", text.substr(0, end), {{"dir", "auto"}}) && held;
      if (more) text.remove_prefix(end + 1);
    }
    return held;
  }

  void parts(const Part& part) {
    any_cell(record_->cells, part.name, [&](std::string_view id, std::string_view rest, std::string_view) {
      if (!rest.empty()) return false;
      xml_.element("h3", part.label.in(lang_));
      xml_.start("dl");
      for (const auto& field : part.fields) row(field, part.name + "[" + std::string(id) + "]." + field.name);
      xml_.end();
      xml_.line();
      return false;
    });
  }

  Replica& replica_;
  const Kind& kind_;
  std::string lang_;
  ExportReport& report_;
  XmlWriter xml_;
  const Record* record_ = nullptr;
  std::vector<Record> translations_;
};

}  // namespace

Status export_html(Replica& replica, const Kind& kind, std::string_view lang, const ExportSink& sink, ExportReport& report) {
  Page page(replica, kind, lang, report);
  sink(page.head());
  const auto done = each_record(replica, kind, [&](const Record& record) { sink(page.article(record)); });
  if (!done) return done;
  sink(page.foot());
  return {};
}

}  // namespace dialogue

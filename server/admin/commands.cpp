// SPDX-License-Identifier: Apache-2.0
#include "server/admin/commands.h"

#include <filesystem>

#include "server/admin/demo.h"
#include "server/admin/documents.h"
#include "server/admin/inviting.h"
#include "server/admin/named.h"
#include "server/admin/new_file.h"
#include "server/admin/printing.h"
#include "shared/base/days.h"
#include "shared/domain/platform.h"
#include "shared/joining/six_words.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_output.h"

namespace dialogue::admin {
namespace {

const std::string& kind_name(Purpose purpose) { return platform().serving(purpose)->name; }

std::string last_line(const LogExport& log) {
  return json_text({{"from", log.from}, {"rows", log.rows}, {"head", log.head}, {"before", log.before}, {"chain", log.chain}}) + "\n";
}

}  // namespace

Output Commands::run(const Command& c, const std::string& cwd, const Tell& tell) {
  try {
    if (c.verb == "init") return init(c);
    if (c.verb == "org add") return add_org(c);
    if (c.verb == "org list") return list_orgs(c);
    if (c.verb == "person add") return add_person(c);
    if (c.verb == "person list") return list_people(c);
    if (c.verb == "grant") return grant(c);
    if (c.verb == "grant list") return list_grants(c);
    if (c.verb == "revoke") return revoke(c);
    if (c.verb == "enrol-code") return enrol_code(c);
    if (c.verb == "code list") return list_codes(c);
    if (c.verb == "code withdraw") return withdraw_code(c);
    if (c.verb == "device list") return list_devices(c);
    if (c.verb == "device revoke") return revoke_device(c);
    if (c.verb == "device wipe") return order_wipe(c);
    if (c.verb == "backup" && backups_) return backups_->backup(c, cwd, tell, give_up_);
    if (c.verb == "backup-key use" && backups_) return backups_->use_key(c, cwd);
    if (c.verb == "compact") return compact(c);
    if (c.verb == "verify") return verify(c);
    if (c.verb == "audit") return audit(c);
    if (c.verb == "export-log") return export_log(c, cwd);
    if (c.verb == "stats") return stats(c);
    return failed(Error{"usage", "", {c.verb}, ""}, c.json);
  } catch (const Failure& failure) {
    return failed(failure.error(), c.json);
  }
}

Output Commands::init(const Command& c) {
  check_first(c);
  const auto made = admin_.init(c.platform, c.coordinator).take();
  const auto put_file = [this](const Uuid& material, const std::string& sha256, const std::string& bytes) -> Status {
    const auto stored = documents_.append({material, sha256, bytes.size()}, {}, 0, bytes);
    return stored ? Status() : Status(stored.error());
  };
  if (c.demo) make_demo(admin_, made, put_file).take();
  return print_first_code(c, admin_.line_key(), made);
}

Output Commands::add_org(const Command& c) { return print_id(c.json, admin_.add_org(c.name, c.kind, c.country).take()); }

Output Commands::list_orgs(const Command& c) {
  Table table{{"id", "name", "kind", "country", "state"}, {}};
  for (const auto& id : admin_.records_of(kind_name(Purpose::organisation)).take()) {
    const auto cells = admin_.cells_of(kind_name(Purpose::organisation), id).take();
    table.rows.push_back({id.text(), text_of(cells, "name"), text_of(cells, "kind"), text_of(cells, "country"), text_of(cells, "state")});
  }
  return print_table(c.json, table);
}

Output Commands::add_person(const Command& c) {
  return print_id(c.json, admin_.add_person(c.name, organisation_named(admin_, c.org), c.email).take());
}

Output Commands::list_people(const Command& c) {
  std::map<std::string, std::string> roles;  // of a person: "FP OL"
  for (const auto& id : admin_.records_of(kind_name(Purpose::grant)).take()) {
    const auto cells = admin_.cells_of(kind_name(Purpose::grant), id).take();
    if (text_of(cells, "state") != "active") continue;
    auto& list = roles[text_of(cells, "person")];
    list += (list.empty() ? "" : " ") + text_of(cells, "role");
  }
  Table table{{"id", "name", "organisation", "roles", "language"}, {}};
  for (const auto& id : admin_.records_of(kind_name(Purpose::person)).take()) {
    const auto cells = admin_.cells_of(kind_name(Purpose::person), id).take();
    table.rows.push_back(
        {id.text(), text_of(cells, "display_name"), text_of(cells, "owner_org"), roles[id.text()], text_of(cells, "ui_lang")});
  }
  return print_table(c.json, table);
}

Output Commands::grant(const Command& c) {
  bool pending = false;
  const auto id = admin_.grant(person_named(admin_, c.person), c.role, c.scope, c.until, &pending).take();
  return print_object(c.json, {{"id", id.text()}, {"state", pending ? "pending" : "active"}},
                      id.text() + (pending ? "  pending until a coordinator confirms it" : ""));
}

Output Commands::list_grants(const Command& c) {
  std::map<std::string, std::string> names;
  for (const auto& id : admin_.records_of(kind_name(Purpose::person)).take())
    names[id.text()] = text_of(admin_.cells_of(kind_name(Purpose::person), id).take(), "display_name");
  Table table{{"id", "person", "person_name", "role", "scope", "until", "state"}, {}};
  for (const auto& id : admin_.records_of(kind_name(Purpose::grant)).take()) {
    const auto cells = admin_.cells_of(kind_name(Purpose::grant), id).take();
    const auto state = text_of(cells, "state"), limit = text_of(cells, "scope_id"), person = text_of(cells, "person");
    // Others have ended: the log has them.
    if (state != "active" && state != "pending") continue;
    table.rows.push_back({id.text(), person, names[person], text_of(cells, "role"),
                          text_of(cells, "scope") + (limit.empty() ? "" : ":" + limit), text_of(cells, "valid_until"), state});
  }
  return print_table(c.json, table);
}

Output Commands::revoke(const Command& c) {
  admin_.revoke_grant(grant_named(c.id)).take();
  return print_object(c.json, {{"id", c.id}}, c.id + "  revoked");
}

Output Commands::enrol_code(const Command& c) {
  check_reached(c);
  CodeInfo about;
  const auto code = admin_.enrol_code(person_named(admin_, c.person), &about).take();
  return print_code(c, admin_.line_key(), code, about, {});
}

Output Commands::list_codes(const Command& c) {
  Table table{{"id", "person", "person_name", "expires"}, {}};
  for (const auto& code : admin_.codes().take())
    table.rows.push_back({code.id, code.person.text(), code.person_name, instant_text(code.expires_ms)});
  return print_table(c.json, table);
}

Output Commands::withdraw_code(const Command& c) {
  admin_.withdraw_code(c.id).take();
  return print_object(c.json, {{"id", c.id}}, c.id + "  withdrawn");
}

Output Commands::list_devices(const Command& c) {
  const std::vector<std::string_view> numbers{"changes_today", "changes", "files_today", "files"};
  Table table{
      {"id", "name", "person", "person_name", "state", "wipe_ordered_at", "words", "changes_today", "changes", "files_today", "files"},
      {},
      false,
      numbers};
  const std::string line_key = admin_.line_key();
  const auto bytes = [](std::uint64_t n) { return std::to_string(n); };
  for (const auto& d : admin_.devices().take()) {
    const auto* state = d.state == "wiped" ? "wiped" : d.revoked ? "revoked" : "enrolled";
    table.rows.push_back({d.id.text(), d.name, d.person.text(), d.person_name, state, d.wipe_ordered_at, six_words(d.key, line_key),
                          bytes(d.changes_today), bytes(d.changes), bytes(d.files_today), bytes(d.files)});
  }
  return print_table(c.json, table);
}

Output Commands::revoke_device(const Command& c) {
  const auto id = device_named(admin_, c.id);
  admin_.revoke_device(id).take();
  return print_object(c.json, {{"id", id.text()}}, id.text() + "  revoked");
}

Output Commands::order_wipe(const Command& c) {
  const auto id = device_named(admin_, c.id);
  admin_.order_wipe(id).take();
  return print_object(c.json, {{"id", id.text()}}, id.text() + "  erases itself at its next contact");
}

Output Commands::compact(const Command& c) {
  const auto done = (serving_ ? admin_.compact_in_steps(give_up_) : admin_.compact()).take();
  return print_numbers(c.json, {{"bytes_before", done.bytes_before}, {"bytes_after", done.bytes_after}});
}

Output Commands::verify(const Command& c) {
  const auto report = admin_.verify().take();
  const auto files = check_documents(admin_, documents_).take();
  auto findings = report.findings;
  findings.insert(findings.end(), files.missing.begin(), files.missing.end());
  findings.insert(findings.end(), files.foreign.begin(), files.foreign.end());
  for (const auto& name : backups_ ? backups_->foreign() : std::vector<std::string>()) findings.push_back(name + ": not of this server");
  return print_report(c.json, report.ok && findings.empty(), findings,
                      {{"head", report.head}, {"records", report.records}, {"log_rows", report.log_rows}, {"documents", files.whole}});
}

Output Commands::audit(const Command& c) {
  constexpr std::size_t page = 1000;
  Table table{{"seq", "at", "kind", "record", "what", "verdict", "code", "author", "device", "counts"}, {}};
  table.streamed = true;
  table.numbers = {"seq"};
  for (std::uint64_t since = c.since;;) {
    const auto entries = admin_.audit(since, page).take();
    for (const auto& e : entries)
      table.rows.push_back({std::to_string(e.seq), instant_text(e.at_ms), e.kind, id_text(e.record), e.what, e.verdict, e.code,
                            id_text(e.author), id_text(e.device), e.counts});
    if (entries.size() < page) break;
    since = entries.back().seq;
  }
  auto output = print_table(c.json, table);
  if (!c.verify) return output;
  auto checked = verify(c);
  return {checked.status, output.out + checked.out, checked.err};
}

Output Commands::export_log(const Command& c, const std::string& cwd) {
  if (c.file.empty() || c.file == "-") {
    // An answer is held whole before it is printed. A file takes any length.
    constexpr std::size_t most = 64u << 20;
    Output output;
    const auto print = [&](const std::string& line) {
      output.out += line;
      if (output.out.size() > most) throw Failure(Error{"name_a_file", "", {}, ""});
    };
    const auto made = admin_.export_log(c.since, c.content, print).take();
    output.out += last_line(made);
    return output;
  }
  NewFile file((std::filesystem::path(cwd) / c.file).string());
  const auto made = admin_.export_log(c.since, c.content, [&](const std::string& line) { file.write(line); }).take();
  file.write(last_line(made));
  file.keep();
  return print_numbers(c.json, {{"from", made.from}, {"rows", made.rows}, {"head", made.head}}, {{"chain", made.chain}});
}

Output Commands::stats(const Command& c) {
  const auto s = admin_.stats().take();
  Numbers numbers{{"head", s.head},       {"backup_seq", s.backup_seq}, {"schema", std::uint64_t(s.schema)},
                  {"devices", s.devices}, {"scopes", s.scopes},         {"parked", s.parked}};
  for (const auto& [kind, rows] : s.records) numbers.emplace_back(kind, rows);
  return print_numbers(c.json, numbers, {{"epoch", s.epoch}});
}

}  // namespace dialogue::admin

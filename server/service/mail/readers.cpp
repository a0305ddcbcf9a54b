// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "server/service/mail/the_digests.h"
#include "shared/base/hash.h"
#include "shared/domain/common/terms.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

constexpr const char* stopped = "no_mail";
constexpr std::string_view yes = "true";
constexpr std::size_t mac_size = 16;

std::string text_in(const StoredRecord& record, std::string_view path) { return json::unquote(record.get(path)).value_or(""); }

bool is_ours(std::string_view lang) {
  constexpr std::array<std::string_view, 3> ours{"en", "fr", "es"};
  return std::find(ours.begin(), ours.end(), lang) != ours.end();
}

/// The language of their screens, else the first that they read and we write.
std::string lang_of(const StoredRecord& person) {
  if (auto screens = text_in(person, "ui_lang"); is_ours(screens)) return screens;
  std::string out = "en";
  any_cell(person.cells, "reads", [&](std::string_view lang, std::string_view rest, std::string_view) {
    if (!rest.empty() || !is_ours(lang)) return false;
    out = lang;
    return true;
  });
  return out;
}

/// People with a device that may come again.
std::set<Uuid> joined(StoreView& view) {
  std::set<Uuid> out;
  for (const StoredDevice& device : view.devices())
    if (!device.revoked) out.insert(device.person);
  return out;
}

bool may_be_written_to(const StoredRecord& person) {
  return !person.deleted() && !person.get("email").empty() && person.get(stopped) != yes && person.get("erasure_asked_at").empty();
}

std::string mac_of(std::string_view key, const Uuid& person) {
  return std::string(raw(mac(key, "dialogue stop mail 1\n" + std::string(person.raw()))).substr(0, mac_size));
}

}  // namespace

Result<std::vector<MailReader>> TheDigests::readers() {
  const Domain& domain = engine_.catalogue.domain();
  const Kind *people = domain.serving(Purpose::person), *organisations = domain.serving(Purpose::organisation);
  std::vector<MailReader> out;
  if (!people) return out;
  try {
    const auto view = engine_.snapshot();
    const auto here = joined(*view);
    StoredRecord person, organisation;
    for (const Rid rid : view->all(*people)) {
      if (!view->load(rid, person) || !may_be_written_to(person) || !here.contains(person.id)) continue;
      MailReader reader{person.id, text_in(person, "email"), lang_of(person), text_in(person, "timezone")};
      const auto of = ref_value(person.get("owner_org"));
      const bool has_org = organisations && of && view->load(view->find(*organisations, *of), organisation);
      // Whose organisation has left has nothing to do here any more.
      if (has_org && (organisation.deleted() || terms::state("left").in(organisation.get(state_cell)))) continue;
      if (has_org && reader.zone.empty()) reader.zone = text_in(organisation, "timezone");
      out.push_back(std::move(reader));
    }
  } catch (const Failure& failure) {
    return failure.error();
  }
  return out;
}

std::string TheDigests::stop_token(const Uuid& person) {
  return b64(std::string(person.raw()) + mac_of(engine_.ports.keys.receipt, person));
}

std::optional<Uuid> TheDigests::person_of(std::string_view token) const {
  std::string bytes;
  constexpr std::size_t id_size = 16, longest = 64;
  if (token.size() > longest || !unb64(token, bytes) || bytes.size() != id_size + mac_size) return {};
  const auto person = Uuid::from_raw(std::string_view(bytes).substr(0, id_size));
  if (!person) return {};
  // Mail of long ago may still be stopped with.
  for (const std::string_view key : engine_.ports.keys.receipts())
    if (same_bytes(mac_of(key, *person), std::string_view(bytes).substr(id_size))) return person;
  return {};
}

std::optional<std::string> TheDigests::lang_of_token(std::string_view token) {
  const auto id = person_of(token);
  const Kind* people = engine_.catalogue.domain().serving(Purpose::person);
  if (!id || !people) return {};
  try {
    const auto view = engine_.snapshot();
    StoredRecord person;
    return view->load(view->find(*people, *id), person) ? std::optional(lang_of(person)) : std::nullopt;
  } catch (const Failure&) {
    return std::string("en");
  }
}

Status TheDigests::stop(std::string_view token) {
  const auto id = person_of(token);
  const Kind* people = engine_.catalogue.domain().serving(Purpose::person);
  if (!id || !people) return Error{"not_available", "", {}, ""};
  try {
    const auto view = engine_.snapshot();
    StoredRecord person;
    if (!view->load(view->find(*people, *id), person)) return Error{"not_available", "", {}, ""};
    // Who was erased is not written to, and nothing is entered about them any more.
    if (person.get(stopped) == yes || person.get("email").empty()) return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
  return stop_for_(*id);
}

}  // namespace dialogue

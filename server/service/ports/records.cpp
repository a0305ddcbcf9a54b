// SPDX-License-Identifier: Apache-2.0
#include "server/service/ports/records.h"

#include "shared/base/bytes.h"

namespace dialogue {
namespace {

// Flags in front of the bytes.
constexpr std::uint64_t has_proposals = 1;

/// Declared plain fields go by position, all others by path.
void put_path(std::string& out, const Kind& kind, std::string_view path) {
  const Field* field = path.find('[') == std::string_view::npos ? kind.field(path) : nullptr;
  if (path == state_cell) return put_varint(out, 1);
  if (field) return put_varint(out, 2 + static_cast<std::uint64_t>(field - kind.fields.data()));
  put_varint(out, 0);
  put_varint(out, path.size());
  out += path;
}

template <class NameAt>
Path take_path(Bytes& bytes, std::size_t fields, NameAt name_at) {
  const auto tag = bytes.varint();
  if (tag == 1) return Path(state_cell);
  if (tag == 0) {
    const auto size = bytes.varint();
    return Path(bytes.take(size));
  }
  if (tag - 2 >= fields) throw Failure(Error{"damaged", "", {}, "an unknown field number"});
  return name_at(static_cast<std::size_t>(tag - 2));
}

template <class NameAt>
Versions versions_from(std::string_view text, std::size_t facets, std::size_t fields, NameAt name_at) {
  Versions out;
  Bytes bytes(text);
  out.proposals = bytes.varint() & has_proposals;
  out.created = bytes.varint();
  out.facets.resize(facets);
  for (auto& facet : out.facets) {
    const auto seq = bytes.varint();
    if (seq != 0) facet = {seq - 1 + out.created, bytes.u64()};
  }
  while (!bytes.empty()) {
    auto path = take_path(bytes, fields, name_at);
    const auto seq = bytes.varint() + out.created;
    out.later.emplace_hint(out.later.end(), std::move(path), seq);
  }
  return out;
}

}  // namespace

std::uint64_t Versions::of(std::string_view path, bool set) const {
  if (!later.empty())
    if (const auto it = later.find(path); it != later.end()) return it->second;
  return set ? created : 0;
}

std::string encode(const Versions& versions, const Kind& kind) {
  std::string out;
  put_varint(out, versions.proposals ? has_proposals : 0);
  put_varint(out, versions.created);
  for (const auto& facet : versions.facets) {
    put_varint(out, facet.seq == 0 ? 0 : facet.seq - versions.created + 1);
    if (facet.seq != 0) put_u64(out, facet.sum);
  }
  for (const auto& [path, seq] : versions.later) {
    put_path(out, kind, path);
    put_varint(out, seq - versions.created);
  }
  return out;
}

Versions decode_versions(std::string_view text, const Kind& kind) {
  return versions_from(text, kind.facets.size(), kind.fields.size(), [&](std::size_t n) { return kind.fields[n].name; });
}

Versions decode_versions(std::string_view text, const Kind& kind, std::size_t facets, const std::vector<std::string>& fields) {
  Versions out = versions_from(text, facets, fields.size(), [&](std::size_t n) { return fields[n]; });
  out.facets.resize(kind.facets.size());
  return out;
}

std::string_view StoredRecord::get(std::string_view path) const {
  const auto it = cells.find(path);
  return it == cells.end() ? std::string_view{} : std::string_view(it->second);
}

std::uint64_t StoredRecord::seq_of(std::string_view path) const { return versions.of(path, cells.find(path) != cells.end()); }

}  // namespace dialogue

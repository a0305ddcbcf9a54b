// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/domain/common/vocabulary_tables.h"
#include "shared/model/kind.h"
#include "shared/model/words.h"

/// The small language in which kinds.cpp files declare kinds: one line for each field, act and right.
namespace dialogue::declare {

using Labels = Text3;

struct MakeField {
  Field f;
  MakeField(std::string name, Type type, FieldClass cls, Labels label) {
    f.name = std::move(name);
    f.type = type;
    f.cls = cls;
    f.label = std::move(label);
  }
  operator Field() const { return f; }
  MakeField vocab(const char* v) {
    return with([&](Field& x) { x.vocab = v; });
  }
  /// A whole number from low to high.
  MakeField whole(std::int64_t low, std::int64_t high) {
    return with([&](Field& x) { x.bounds = Bounds{low, high, true}; });
  }
  /// A number from low to high, with decimals or without.
  MakeField between(std::int64_t low, std::int64_t high) {
    return with([&](Field& x) { x.bounds = Bounds{low, high, false}; });
  }
  MakeField measure(Measure measure) {
    return with([&](Field& x) { x.measure = measure; });
  }
  MakeField form(ValueForm form) {
    return with([&](Field& x) { x.form = form; });
  }
  MakeField of(const char* kind) {
    return with([&](Field& x) { x.ref_kind = kind; });
  }
  MakeField in(const char* facet) {
    return with([&](Field& x) { x.facet = facet; });
  }
  MakeField max(int n) {
    return with([&](Field& x) { x.max = n; });
  }
  MakeField needed() {
    return with([](Field& x) { x.needed = x.needed_to_submit = true; });
  }
  MakeField to_submit() {
    return with([](Field& x) { x.needed_to_submit = true; });
  }
  MakeField translated() {
    return with([](Field& x) { x.translatable = true; });
  }
  MakeField searched() {
    return with([](Field& x) { x.searched = true; });
  }
  MakeField indexed() {
    return with([](Field& x) { x.indexed = true; });
  }
  /// The record belongs to the scope that the ref or set names.
  MakeField places() {
    return with([](Field& x) { x.places = true; });
  }
  MakeField fixed() {
    return with([](Field& x) { x.cls = FieldClass::fixed; });
  }
  MakeField by_act() {
    return with([](Field& x) { x.cls = FieldClass::act; });
  }
  MakeField by_server() {
    return with([](Field& x) { x.cls = FieldClass::server; });
  }

 private:
  template <class Change>
  MakeField with(Change change) const {
    MakeField copy = *this;
    change(copy.f);
    return copy;
  }
};

inline MakeField line(const char* n, Labels l) { return {n, Type::text, FieldClass::value, std::move(l)}; }
inline MakeField prose(const char* n, Labels l) { return {n, Type::long_text, FieldClass::text, std::move(l)}; }
inline MakeField code(const char* n, Labels l, const char* v) { return MakeField(n, Type::code, FieldClass::value, std::move(l)).vocab(v); }
inline MakeField codes(const char* n, Labels l, const char* v) { return MakeField(n, Type::code, FieldClass::set, std::move(l)).vocab(v); }
inline MakeField date(const char* n, Labels l) { return {n, Type::date, FieldClass::value, std::move(l)}; }
inline MakeField dates(const char* n, Labels l) { return {n, Type::date, FieldClass::set, std::move(l)}; }
inline MakeField instant(const char* n, Labels l) { return {n, Type::instant, FieldClass::value, std::move(l)}; }
inline MakeField number(const char* n, Labels l) { return {n, Type::number, FieldClass::value, std::move(l)}; }
inline MakeField money(const char* n, Labels l) { return {n, Type::money, FieldClass::value, std::move(l)}; }
inline MakeField flag(const char* n, Labels l) { return {n, Type::boolean, FieldClass::value, std::move(l)}; }
inline MakeField ref(const char* n, Labels l, const char* k) { return MakeField(n, Type::ref, FieldClass::value, std::move(l)).of(k); }
inline MakeField refs(const char* n, Labels l, const char* k) { return MakeField(n, Type::ref, FieldClass::set, std::move(l)).of(k); }
inline MakeField person(const char* n, Labels l) { return MakeField(n, Type::person_ref, FieldClass::value, std::move(l)).of("person"); }
inline MakeField persons(const char* n, Labels l) { return MakeField(n, Type::person_ref, FieldClass::set, std::move(l)).of("person"); }
inline MakeField structure(const char* n, Labels l) { return {n, Type::json, FieldClass::server, std::move(l)}; }

inline Rule any(const char* roles) { return {words(roles), Relation::any}; }
inline Rule own(const char* roles, const char* when = "") { return {words(roles), Relation::own, when}; }
inline Rule self(const char* roles = "* SA") { return {words(roles), Relation::self}; }
inline Rule author(const char* roles = "*") { return {words(roles), Relation::author}; }
inline Rule party(const char* roles) { return {words(roles), Relation::party}; }
inline Rule scoped(const char* roles) { return {words(roles), Relation::scoped}; }
inline Rule country(const char* roles) { return {words(roles), Relation::country}; }
/// The grant's organisation owns the record and is a State body.
Rule state_own(const char* roles);
inline Rule parent_own(const char* roles) { return {words(roles), Relation::parent_own}; }
inline Rule server() { return {{"server"}, Relation::any}; }

using Rules = std::vector<Rule>;

struct MakeAct {
  Act a;
  operator Act() const { return a; }
  MakeAct arg(Argument argument) const {
    return with([&](Act& x) { x.args.push_back(std::move(argument)); });
  }
  MakeAct binds(const char* names) const {
    return with([&](Act& x) { x.binds = words(names); });
  }
  MakeAct checks(const char* names) const {
    return with([&](Act& x) { x.checks = words(names); });
  }
  /// The field gets the next number of the series of records whose code field has that term: "kind=global".
  MakeAct numbers(const char* field, const char* series) const {
    return with([&](Act& x) {
      x.numbers = field;
      x.numbers_of = series;
    });
  }
  MakeAct effect(const char* name) const {
    return with([&](Act& x) { x.effect = name; });
  }
  MakeAct called(Labels label) const {
    return with([&](Act& x) { x.label = std::move(label); });
  }

 private:
  template <class Change>
  MakeAct with(Change change) const {
    MakeAct copy = *this;
    change(copy.a);
    return copy;
  }
};

/// An act with its label from V-ACT. `from` lists states ("" = any), `to` is one ("" = unchanged).
MakeAct act(const char* name, const char* from, const char* to, Rules who);
/// The argument that says why. When `field` is given, it is kept in that act-class field.
Argument reason(const char* field = "", bool needed = true);

/// States with their labels from V-STATE. `kind` says where its name is feminine.
std::vector<State> states(const char* names, Feminine kind = {});
inline constexpr Feminine feminine{true, true};              ///< "la demande", "la solicitud"
inline constexpr Feminine feminine_in_spanish{false, true};  ///< "le rôle", "la función"

inline EditRight edit(const char* in_states, Rules who) { return {words(in_states), {}, std::move(who)}; }
inline EditRight edit_cells(const char* cells, const char* in_states, Rules who) {
  return {words(in_states), words(cells), std::move(who)};
}

/// "organisation secretariat" -> the audiences of these names.
std::vector<Audience> audiences(const char* names);

inline Visibility seen(const char* in_states, const char* by, const char* when = "") {
  return {"main", words(in_states), audiences(by), when};
}
inline Visibility facet_seen(const char* facet, const char* by, const char* in_states = "", const char* when = "") {
  return {facet, words(in_states), audiences(by), when};
}

Kind kind(int no, const char* name, Labels label, Labels plural, const char* prefix = "");

// Fields that several kinds share, with one meaning and one label.
MakeField title();
MakeField helpers();
MakeField review_asked();
MakeField shared_country();
MakeField submitted_at();
MakeField return_reason();
MakeField withdraw_reason();
MakeField focal_point();

}  // namespace dialogue::declare

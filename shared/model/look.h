// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/model/cell.h"
#include "shared/model/text3.h"

namespace dialogue {

struct Hours;
struct RecordView;

/// A field that holds the id of a part. It is a part of the record that another field refers to; for a field of a part, that is a field of
/// the same part.
struct PartName {
  std::string_view field, ref;
  std::string_view part = {};  ///< of which kind; empty = any
};

/// A place of the app: the list of the kinds whose look has a tab there.
struct AppPlace {
  std::string_view name;  ///< of its drawing, too (qml/components/icon.cpp)
  int no = 0;             ///< where it stands among the others
  Text3 label;            ///< short: it stands under the drawing
  Text3 title;            ///< over the list
};

/// When records of a kind take place. Without a day and a beginning they do not.
struct TakesPlace {
  std::string_view day = {};       ///< the field that says the planned day
  std::string_view starts = {};    ///< the field that says when it begins
  std::string_view sittings = {};  ///< the kind of its parts that take place; where there are some, they say when
  std::int64_t longest_ms = 0;     ///< nothing takes longer from a beginning on
  /// From when to when, by what the record and its sittings say (shared/model/check.h). Nothing when no time is known.
  std::optional<Hours> (*hours)(const RecordView&, const std::vector<const Cells*>& sittings) = nullptr;
  std::string_view hosts = {};  ///< the field that names the organisations whose time is told beside the reader's
  Text3 for_hosts = {};         ///< before that time; {0} = where it is
  explicit operator bool() const { return !day.empty() || !starts.empty(); }
};

/// The section of Today that shows the next records of a kind, those that have not ended. A kind without a title has none.
struct NextOnes {
  Text3 title = {};
  Text3 none = {};  ///< said when there are none
  Text3 all = {};   ///< leads to the list of all of them
};

/// How the records of a kind are shown, as an area declares it. Lists of names are words with spaces between.
struct Look {
  std::string_view kind;
  std::string_view facts = "owner_org ref_no";  ///< what a row of a list shows beside title and state
  std::string_view key_facts = {};              ///< the four to six fields that a record's page begins with, in their order
  std::string_view sort = {};                   ///< how a list is sorted when it is opened: a field, '-' before it = the last first
  std::string_view place = {};                  ///< the app's place where people look for them; empty = the search
  Text3 new_one = {};                           ///< over the form of a new one: "New offer"; empty = the usual words with the kind's name
  Text3 tab = {};                               ///< its tab in that place's list; empty = it has none, others lead to it
  std::string_view leads_on = {};               ///< acts that lead on: the first of the kind's that somebody may do stands out
  std::string_view gives_up = {};               ///< acts that give something up: they stand last
  std::string_view unfinished = {};             ///< states in which it is a draft: it is kept as one, and submitted later
  std::string_view drafts = {};                 ///< states in which a record of one's own stands among the drafts on Today
  std::string_view passed_on = {};              ///< states in which it waits for somebody else
  std::string_view for_programs = {};           ///< fields that no reader needs: sums, keys, numbers of versions
  std::string_view for_elsewhere = {};          ///< fields that hold a place in another record; they are words only beside that record
  std::vector<PartName> parts = {};             ///< fields that name a part of another record
  std::string_view own_organisation = {};       ///< fields that a new form fills with the writer's organisation
  std::string_view own_person = {};             ///< and with the person
  std::string_view numbered = {};               ///< the field that counts it among those of its parent: "Session 2" is it by name
  TakesPlace takes_place = {};
  NextOnes next = {};
};

}  // namespace dialogue

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace dialogue {

/// A field that holds the id of a part. It is a part of the record that another field refers to; for a field of a part, that is a field of
/// the same part.
struct PartName {
  std::string_view field, ref;
  std::string_view part = {};  ///< of which kind; empty = any
};

/// How the records of a kind are shown, as an area declares it. Lists of names are words with spaces between them.
struct Look {
  std::string_view kind;
  std::string_view facts = "owner_org ref_no";  ///< what a row of a list shows beside title and state
  std::string_view sort = {};                   ///< how a list is sorted when it is opened: a field, '-' before it = the last first
  std::string_view place = {};                  ///< the app's place where people look for them; empty = the search
  std::string_view drafts = {};                 ///< states in which a record of one's own stands among the drafts on Today
  std::string_view passed_on = {};              ///< states in which it waits for somebody else
  std::string_view for_programs = {};           ///< fields that no reader needs: sums, keys, numbers of versions
  std::string_view for_elsewhere = {};          ///< fields that hold a place in another record; they are words only beside that record
  std::vector<PartName> parts = {};             ///< fields that name a part of another record
  std::string_view own_organisation = {};       ///< fields that a new form fills with the writer's organisation
  std::string_view own_person = {};             ///< and with the person
};

}  // namespace dialogue

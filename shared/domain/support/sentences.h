// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dialogue {

// Rows as in shared/domain/messages_table.cpp.
inline constexpr std::string_view support_sentences =
    R"(not_a_state|Only an authority of a State can submit a request. The draft is kept. Ask an authority to submit it with you.|Seule une autorité d'un État peut soumettre une demande. Le brouillon est conservé. Demandez à une autorité de la soumettre avec vous.|Solo una autoridad del Estado puede presentar una solicitud. El borrador se conserva. Pida a una autoridad que la presente con usted.
)";

}  // namespace dialogue

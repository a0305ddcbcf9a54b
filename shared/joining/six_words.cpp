// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/six_words.h"

#include <array>

#include "shared/base/hash.h"

namespace dialogue {
namespace {

constexpr std::size_t how_many = 6;

// Written alike in English, French and Spanish once accents are taken off, and no two nearly alike. They are part of the protocol: another
// list gives other words to the same keys.
constexpr std::array<std::string_view, 256> words{
    // clang-format off
    "acacia", "adagio", "adhesion", "adobe", "aerosol", "agenda", "agora", "aikido", "album", "alias", "allegro",
    "animal", "argon", "audible", "badminton", "ballet", "banjo", "base", "begonia", "blazer", "blog", "blues",
    "bolero", "bonsai", "brioche", "burrito", "cabaret", "cable", "cacao", "cactus", "cafeteria", "camping",
    "canasta", "capital", "capoeira", "carillon", "casino", "catamaran", "caviar", "celsius", "central", "cerebral",
    "chalet", "chef", "chutney", "club", "cobra", "condor", "consul", "contralto", "cordial", "cosmos", "coyote",
    "crescendo", "crucial", "curry", "decibel", "delta", "detective", "diagonal", "digital", "dimension", "diorama",
    "disco", "divisible", "dodo", "domino", "dorsal", "eclipse", "editorial", "electron", "elite", "elixir",
    "erosion", "euro", "excursion", "expansion", "extra", "falafel", "fandango", "federal", "festival", "fiesta",
    "fiscal", "flamenco", "flexible", "floral", "folio", "frontal", "fusion", "gala", "gardenia", "gaucho",
    "gazpacho", "genial", "gong", "gourmet", "gratis", "guacamole", "hacienda", "haiku", "hamster", "hangar",
    "hardware", "hobby", "hockey", "honorable", "hortensia", "hotel", "humus", "husky", "ibis", "iceberg", "ideal",
    "impala", "indigo", "integral", "inversion", "item", "jaguar", "jazz", "jeep", "jersey", "jovial", "junior",
    "karaoke", "karma", "kayak", "kebab", "ketchup", "kilo", "kimono", "lambada", "lateral", "latin", "legato",
    "maestro", "magnolia", "maraca", "marginal", "mariachi", "marketing", "melon", "memorable", "menu", "merengue",
    "metal", "micro", "mineral", "modem", "mousse", "muesli", "multiple", "municipal", "musical", "nectar", "neural",
    "neutron", "nominal", "notable", "numeral", "oasis", "okapi", "omega", "omnibus", "opinion", "orbital", "origami",
    "paella", "pampa", "panel", "panini", "panorama", "paprika", "parasol", "parental", "parking", "pastoral",
    "peloton", "pension", "pergola", "pesto", "petunia", "piano", "pizza", "podcast", "polka", "pompon", "poncho",
    "postal", "precision", "principal", "probable", "pulsar", "quetzal", "quiche", "quinoa", "quorum", "radio",
    "ravioli", "record", "reggae", "region", "risotto", "rival", "robot", "rock", "rugby", "safari", "sandwich",
    "sauna", "sensible", "sepia", "sierra", "simple", "sofa", "software", "sombrero", "soprano", "staccato", "sudoku",
    "sushi", "swing", "taiga", "talisman", "tandem", "tangible", "tapioca", "tatami", "taxi", "tempo", "tenor",
    "ticket", "tiramisu", "titan", "tolerable", "tombola", "tonal", "tornado", "tortilla", "tribunal", "trio",
    "triple", "tropical", "tuba", "tweed", "variable", "venerable", "veranda", "verbal", "vertical", "video", "villa",
    "wifi", "yeti", "zigzag",
    // clang-format on
};

}  // namespace

std::span<const std::string_view> joining_words() { return words; }

std::string six_words(std::string_view device_key, std::string_view line_key) {
  const Hash32 hash = blake2b("dialogue words 1\n", device_key, line_key);
  std::string out;
  for (std::size_t i = 0; i < how_many; ++i) {
    if (i > 0) out += ' ';
    out += words[hash[i]];
  }
  return out;
}

}  // namespace dialogue

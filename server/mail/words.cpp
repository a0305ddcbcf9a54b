// SPDX-License-Identifier: Apache-2.0
#include "server/mail/words.h"

#include <algorithm>
#include <utility>

#include "shared/model/text3.h"

namespace dialogue::mail {
namespace {

/// One of something, and several.
struct Forms {
  Text3 one, more;
  const std::string& of(std::uint64_t n, std::string_view lang) const { return (n == 1 ? one : more).in(lang); }
};

// {0}: the number.
const Forms subject{
    {"1 record waits for you on Dialogue", "1 fiche vous attend sur Dialogue", "1 ficha le espera en Dialogue"},
    {"{0} records wait for you on Dialogue", "{0} fiches vous attendent sur Dialogue", "{0} fichas le esperan en Dialogue"}};

// {0}: the number and the kind, "2 pledges".
const Forms for_step{{"{0} waits for a step of yours", "{0} attend une action de votre part", "{0} espera una acción suya"},
                     {"{0} wait for a step of yours", "{0} attendent une action de votre part", "{0} esperan una acción suya"}};
const Forms for_words{{"{0} waits for your words", "{0} attend votre texte", "{0} espera su texto"},
                      {"{0} wait for your words", "{0} attendent votre texte", "{0} esperan su texto"}};
const Forms for_opinion{{"{0} waits for your comment", "{0} attend votre commentaire", "{0} espera su comentario"},
                        {"{0} wait for your comment", "{0} attendent votre commentaire", "{0} esperan su comentario"}};

const Text3 beginning{"This waits for you on Dialogue:", "Voici ce qui vous attend sur Dialogue :", "Esto le espera en Dialogue:"};
const Text3 what_to_do{
    "Open Dialogue on your device: the page “Today” shows what it is. This message says nothing more on purpose, because anybody on\n"
    "its way can read it.",
    "Ouvrez Dialogue sur votre appareil : la page « Aujourd'hui » montre de quoi il s'agit. Ce message n'en dit pas plus, à\n"
    "dessein : toute personne sur son chemin peut le lire.",
    "Abra Dialogue en su dispositivo: la página «Hoy» muestra de qué se trata. Este mensaje no dice nada más a propósito, porque\n"
    "cualquiera en su camino puede leerlo."};
const Text3 how_often{
    "It comes once a day at most, and only when something waits. To stop it, tick “Send me no e-mail about what waits for me” in\n"
    "the settings of Dialogue",
    "Il vient une fois par jour au plus, et seulement si quelque chose attend. Pour ne plus le recevoir, cochez « Ne pas m'envoyer\n"
    "de courriel sur ce qui m'attend » dans les réglages de Dialogue",
    "Llega como máximo una vez al día, y solo si algo espera. Para no recibirlo más, marque «No enviarme correos sobre lo que me\n"
    "espera» en los ajustes de Dialogue"};
const Text3 or_page{", or open this page:", ", ou ouvrez cette page :", ", o abra esta página:"};
const Text3 beware{
    "Nobody reads answers to this address. Dialogue never asks for a code or a password by e-mail, and never sends one.",
    "Personne ne lit les réponses à cette adresse. Dialogue ne demande jamais de code ni de mot de passe par courriel, et n'en\n"
    "envoie jamais.",
    "Nadie lee las respuestas a esta dirección. Dialogue nunca pide un código ni una contraseña por correo, y nunca los envía."};

std::string filled(std::string text, const std::string& with) {
  if (const auto at = text.find("{0}"); at != std::string::npos) text.replace(at, 3, with);
  return text;
}

/// A kind's name inside a sentence. An abbreviation stays as it is.
std::string inside_sentence(std::string name) {
  const auto byte = [&](std::size_t i) { return i < name.size() ? static_cast<unsigned char>(name[i]) : 0u; };
  const auto upper = [&](std::size_t i) { return byte(i) >= 'A' && byte(i) <= 'Z'; };
  if (upper(0) && !upper(1)) name[0] = char(byte(0) + ('a' - 'A'));
  // É and its like, in UTF-8.
  if (byte(0) == 0xc3 && byte(1) >= 0x80 && byte(1) <= 0x9e) name[1] = char(byte(1) + 0x20);
  return name;
}

const Forms& sentence_for(Waiting::For what) {
  return what == Waiting::For::words ? for_words : what == Waiting::For::opinion ? for_opinion : for_step;
}

}  // namespace

std::string waiting_line(const Waiting& waiting, std::string_view lang) {
  const Text3& name = waiting.count == 1 ? waiting.kind->label : waiting.kind->plural;
  return filled(sentence_for(waiting.what).of(waiting.count, lang), std::to_string(waiting.count) + " " + inside_sentence(name.in(lang)));
}

Mail daily_mail(std::string to, std::string_view lang, const std::vector<Waiting>& waiting, std::string stop_url) {
  std::uint64_t all = 0;
  for (const Waiting& each : waiting) all += each.count;
  Mail out{std::move(to), filled(subject.of(all, lang), std::to_string(all)), beginning.in(lang) + "\n\n", std::string(lang), {}};
  for (const Waiting& each : waiting) out.text += "- " + waiting_line(each, lang) + "\n";
  out.text += "\n" + what_to_do.in(lang) + "\n\n" + how_often.in(lang);
  out.text += stop_url.empty() ? ".\n" : or_page.in(lang) + "\n" + stop_url + "\n";
  out.text += "\n" + beware.in(lang) + "\n";
  out.stop_url = std::move(stop_url);
  return out;
}

Mail test_mail(std::string to) {
  return {std::move(to), "Test of mail from Dialogue",
          "An administrator of Dialogue has sent this to see whether mail arrives. It does. There is nothing to do.\n", "en"};
}

}  // namespace dialogue::mail

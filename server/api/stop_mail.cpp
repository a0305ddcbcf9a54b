// SPDX-License-Identifier: Apache-2.0
// GET and POST /mail/stop/TOKEN: the page that a daily mail names for those who want no more of it. To look at it stops nothing, because
// programs that examine mail open every page. POST stops it, from the page's button or by one click in a mail program (RFC 8058).
#include "server/api/context.h"
#include "server/net/problem.h"
#include "shared/model/text3.h"

namespace dialogue::api {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";

const Text3 question{"Do you want no more e-mail about what waits for you on Dialogue?",
                     "Ne voulez-vous plus recevoir de courriel sur ce qui vous attend sur Dialogue\u00a0?",
                     "¿No quiere recibir más correos sobre lo que le espera en Dialogue?"};
const Text3 button{"Stop the e-mail", "Ne plus recevoir de courriel", "No recibir más correos"};
const Text3 done{"You will get no more e-mail about what waits for you. In the settings of Dialogue you can have it again.",
                 "Vous ne recevrez plus de courriel sur ce qui vous attend. Vous pouvez le rétablir dans les réglages de Dialogue.",
                 "Ya no recibirá correos sobre lo que le espera. Puede volver a activarlos en los ajustes de Dialogue."};

/// Nothing in it comes from whoever asks.
net::Response page(const std::string& lang, const std::string& words, const std::string& rest) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"" + lang +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                     "form-action 'self'\">\n<title>Dialogue</title>\n"
                     "<style>body{font:1.1rem/1.5 sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}"
                     "button{font:inherit;padding:.6rem 1.2rem}</style>\n</head>\n<body>\n<h1>Dialogue</h1>\n<p>" +
                     words + "</p>\n" + rest + "</body>\n</html>\n";
  return {200, std::string(html_type), std::move(html)};
}

}  // namespace

net::Response stop_mail(Context& context, const net::Request& request) {
  const auto path = request.path();
  const auto token = path.substr(path.rfind('/') + 1);
  const auto lang = context.service.digests().lang_of_token(token);
  if (!lang) return net::problem("not_found");
  if (request.method != "POST")
    return page(*lang, question.in(*lang), "<form method=\"post\"><button type=\"submit\">" + button.in(*lang) + "</button></form>\n");
  if (const auto stopped = context.service.digests().stop(token); !stopped)
    return net::problem(stopped.error().code == "not_available" ? Error{"not_found", "", {}, ""} : stopped.error());
  return page(*lang, done.in(*lang), "");
}

}  // namespace dialogue::api

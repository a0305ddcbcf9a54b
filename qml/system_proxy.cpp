// SPDX-License-Identifier: Apache-2.0
#include "qml/system_proxy.h"

#include <QNetworkProxy>
#include <QUrl>

#include "shared/text/host_name.h"

namespace dialogue {

Result<std::optional<Proxy>> system_proxy(const ServerAddress& to) {
  const auto of_variables = proxy_of_environment(to);
  if (!of_variables || *of_variables || is_loopback_host(to.host)) return of_variables;
  QUrl url;
  url.setScheme("https");
  url.setHost(QString::fromStdString(to.host));
  url.setPort(to.port);
  std::optional<Error> unfit;
  for (const QNetworkProxy& each : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))) {
    const auto type = each.type();
    if (type == QNetworkProxy::NoProxy || type == QNetworkProxy::DefaultProxy) return std::optional<Proxy>();
    if (type == QNetworkProxy::HttpProxy || type == QNetworkProxy::HttpCachingProxy)
      return std::optional<Proxy>(
          Proxy{each.hostName().toStdString(), each.port(), each.user().toStdString(), each.password().toStdString()});
    unfit = Error{"bad_proxy", "", {each.hostName().toStdString()}, ""};
  }
  if (unfit) return *unfit;
  return std::optional<Proxy>();
}

}  // namespace dialogue

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// Shows where the keyboard is.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: shown
}

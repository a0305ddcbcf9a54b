// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A strip over every page: something that concerns all of them, with one thing to do about it.
Rectangle {
    id: strip

    property alias iconName: mark.name
    property alias text: words.text
    property alias action: button.text
    signal wanted

    implicitHeight: row.implicitHeight + 2 * Theme.s1
    color: Theme.alertSoft
    border.width: Theme.contrast ? 1 : 0
    border.color: Theme.alert
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Item {
        id: row
        x: Theme.s4
        y: Theme.s1
        width: parent.width - 2 * Theme.s4
        implicitHeight: Math.max(words.implicitHeight, button.implicitHeight)
        height: implicitHeight

        Icon {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            size: 20
            color: Theme.alert
        }
        ReadText {
            id: words
            x: mark.size + Theme.s2
            width: parent.width - x - button.width - Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            look: "small"
            color: Theme.alert
        }
        AppButton {
            id: button
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width / 2)
            onClicked: strip.wanted()
        }
    }
}

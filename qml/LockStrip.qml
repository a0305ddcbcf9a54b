// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Over every page while a part of the records is locked for want of contact: lists are shorter than they were, and this is why.
Rectangle {
    id: strip

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
            name: "key"
            size: 20
            color: Theme.alert
        }
        AppText {
            id: words
            x: mark.size + Theme.s2
            width: parent.width - x - button.width - Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            look: "small"
            color: Theme.alert
            text: qsTr("A part of the records is locked, for want of contact")
            Accessible.ignored: true
        }
        AppButton {
            id: button
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width / 2)
            text: qsTr("What to do")
            onClicked: strip.wanted()
        }
    }
}

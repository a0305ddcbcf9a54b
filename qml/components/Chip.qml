// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A choice that is on or off. Ground and check mark say which.
T.CheckBox {
    id: control

    property real most: 10000

    implicitHeight: Math.max(40, words.implicitHeight + Theme.s3)
    implicitWidth: Math.min(most, Math.ceil(natural.advanceWidth) + 1 + (checked ? 22 : 0) + 2 * Theme.s3)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked

    TextMetrics {
        id: natural
        font: words.font
        text: control.text
    }
    indicator: null
    background: Rectangle {
        radius: 20
        color: control.checked ? Theme.primarySoft : control.hovered ? Theme.hover : Theme.surface
        border.width: 1
        border.color: control.checked ? Theme.primary : Theme.border

        FocusRing {
            radius: 23
            shown: control.visualFocus
        }
    }
    Item {
        anchors.fill: parent
        Icon {
            id: tick
            x: Theme.s3 - 2
            anchors.verticalCenter: parent.verticalCenter
            visible: control.checked
            name: "check"
            color: Theme.primarySoftInk
            size: 18
        }
        AppText {
            id: words
            x: Theme.s3 + (control.checked ? 20 : 0)
            width: control.width - x - Theme.s3 + 1
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            look: "small"
            font.pixelSize: Theme.small + 1
            color: control.checked ? Theme.primarySoftInk : Theme.text
            Accessible.ignored: true
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// Yes or no, with words that wrap.
T.CheckBox {
    id: control

    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.s2)
    implicitWidth: 34 + words.implicitWidth
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked

    indicator: Rectangle {
        y: (control.height - height) / 2
        width: 24
        height: 24
        radius: 5
        color: control.checked ? Theme.primary : Theme.surface
        border.width: control.checked ? 0 : 2
        border.color: Theme.border

        Icon {
            anchors.centerIn: parent
            visible: control.checked
            name: "check"
            color: Theme.primaryInk
            size: 20
        }
        FocusRing {
            shown: control.visualFocus
        }
    }
    AppText {
        id: words
        x: 34
        width: control.width - x
        anchors.verticalCenter: parent.verticalCenter
        text: control.text
        Accessible.ignored: true
    }
}

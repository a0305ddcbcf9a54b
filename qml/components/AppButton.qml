// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A button that names its act. Words wrap rather than being cut.
T.Button {
    id: control

    property string look: "plain" // primary, plain, quiet, danger, link
    property string iconName: ""
    readonly property color ink: !enabled ? Theme.soft : look === "primary" ? Theme.primaryInk : look === "danger" || look === "link" ? Theme.alert : Theme.primary

    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.s2)
    implicitWidth: Math.max(Theme.target, leftPadding + rightPadding + Math.ceil(natural.advanceWidth) + 1 + (iconName === "" ? 0 : 20 + Theme.s2))
    leftPadding: look === "link" ? 0 : look === "quiet" ? Theme.s3 : Theme.s4
    rightPadding: leftPadding
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    TextMetrics {
        id: natural
        font: words.font
        text: control.text
    }
    background: Rectangle {
        radius: Theme.radius
        color: {
            if (control.look === "primary")
                return !control.enabled ? Theme.neutralSoft : control.down ? Theme.primaryPressed : Theme.primary;
            return control.down ? Theme.sunken : control.hovered ? Theme.hover : control.look === "quiet" || control.look === "link" ? "transparent" : Theme.surface;
        }
        border.width: control.look === "primary" || control.look === "quiet" || control.look === "link" ? 0 : 1
        border.color: control.look === "danger" ? Theme.alert : Theme.border

        FocusRing {
            shown: control.visualFocus
        }
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        x: control.look === "link" ? 0 : (control.width - width) / 2
        spacing: Theme.s2

        Icon {
            visible: control.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            color: control.ink
            size: 20
        }
        AppText {
            id: words
            readonly property real room: control.width - control.leftPadding - control.rightPadding - (control.iconName === "" ? 0 : 20 + Theme.s2)
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(Math.ceil(natural.advanceWidth) + 1, room)
            horizontalAlignment: control.look === "link" ? Text.AlignLeft : Text.AlignHCenter
            font.underline: control.look === "link"
            text: control.text
            color: control.ink
            font.weight: Font.Medium
            Accessible.ignored: true
        }
    }
}

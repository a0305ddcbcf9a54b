// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A button with a drawing alone. Screen readers say its name, and hovering shows it.
T.Button {
    id: control

    required property string name
    required property string iconName
    property color ink: enabled ? Theme.text : Theme.soft

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.sunken : control.hovered ? Theme.hover : "transparent"

        FocusRing {
            anchors.margins: 1
            shown: control.visualFocus
        }
    }
    Item {
        anchors.fill: parent
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            color: control.ink
            size: 22
        }
    }
}

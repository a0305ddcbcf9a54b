// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A field for reading: its label, then its value; beside one another where there is room.
Item {
    id: view

    property string label: ""
    property string text: ""
    property int leftPadding: 0
    readonly property bool beside: width >= 520

    implicitHeight: Math.max(beside ? Math.max(name.implicitHeight, value.implicitHeight) : name.implicitHeight + value.implicitHeight + 2, 20)
    implicitWidth: 280
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + text

    AppText {
        id: name
        x: view.leftPadding
        width: view.beside ? 200 - x : parent.width - x
        text: view.label
        look: "small"
        soft: true
        topPadding: view.beside ? 2 : 0
        Accessible.ignored: true
    }
    AppText {
        id: value
        x: view.beside ? 200 + Theme.s4 : view.leftPadding
        y: view.beside ? 0 : name.implicitHeight + 2
        width: parent.width - x
        text: view.text
        Accessible.ignored: true
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A line in a list of choices.
T.Button {
    id: row

    property bool picked: false
    property bool marked: false
    property string note: ""

    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.s2)
    implicitWidth: 200
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: note === "" ? text : text + ", " + note
    Accessible.selected: picked
    Accessible.onPressAction: row.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: row.picked ? Theme.primarySoft : row.hovered || row.marked ? Theme.hover : "transparent"
        border.width: row.marked ? 2 : 0
        border.color: Theme.focus
    }
    Item {
        anchors.fill: parent
        Column {
            id: words
            x: Theme.s3
            width: parent.width - 2 * Theme.s3 - 24
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                width: parent.width
                text: row.text
                color: row.picked ? Theme.primarySoftInk : Theme.text
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: row.note
                look: "small"
                soft: true
                Accessible.ignored: true
            }
        }
        Icon {
            visible: row.picked
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            color: Theme.primarySoftInk
            size: 20
        }
    }
}

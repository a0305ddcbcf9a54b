// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// One of the values that stand side by side, and the button that takes it.
Rectangle {
    id: card

    property string label: ""
    property string author: ""
    property string text: ""
    property string action: ""
    property bool faint: false
    property bool mine: false
    property real room: 0 // the height of the tallest beside it
    readonly property real natural: column.implicitHeight + (button.visible ? button.implicitHeight + Theme.s3 : 0) + 2 * Theme.s3
    signal taken

    implicitHeight: Math.max(natural, room)
    radius: Theme.radius
    color: faint ? Theme.sunken : Theme.surface
    border.width: faint ? 0 : 1
    border.color: Theme.border

    Column {
        id: column
        x: Theme.s3
        y: Theme.s3
        width: parent.width - 2 * Theme.s3
        spacing: Theme.s2

        AppText {
            width: parent.width
            look: "small"
            font.weight: Font.DemiBold
            color: card.mine ? Theme.good : card.faint ? Theme.soft : Theme.primary
            text: card.label
        }
        ReadText {
            width: parent.width
            name: card.label
            text: card.text === "" ? qsTr("empty") : card.text
            soft: card.text === ""
        }
        ReadText {
            width: parent.width
            visible: text !== ""
            look: "small"
            soft: true
            text: card.author
        }
    }
    AppButton {
        id: button
        x: Theme.s3
        width: parent.width - 2 * Theme.s3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s3
        visible: text !== ""
        text: card.action
        Accessible.name: text + ": " + card.text
        onClicked: card.taken()
    }
}

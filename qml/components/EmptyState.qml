// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// What a page says when it has nothing to show, and what can be done.
Column {
    id: empty

    property string iconName: "search"
    property alias heading: head.text
    property alias text: words.text
    property alias action: button.text
    signal triggered

    spacing: Theme.s3

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 64
        height: 64
        radius: 32
        color: Theme.primarySoft

        Icon {
            anchors.centerIn: parent
            name: empty.iconName
            color: Theme.primarySoftInk
            size: 30
        }
    }
    AppText {
        id: head
        width: parent.width
        look: "heading"
        horizontalAlignment: Text.AlignHCenter
    }
    ReadText {
        id: words
        width: parent.width
        visible: text !== ""
        soft: true
        horizontalAlignment: TextEdit.AlignHCenter
        activeFocusOnTab: false
    }
    AppButton {
        id: button
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(implicitWidth, parent.width)
        visible: text !== ""
        look: "primary"
        onClicked: empty.triggered()
    }
}

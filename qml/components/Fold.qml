// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A heading that opens and closes what stands below it.
Column {
    id: fold

    property string title: ""
    property bool open: false
    default property alias content: inside.data

    spacing: Theme.s2

    AppButton {
        width: Math.min(implicitWidth, parent.width)
        look: "quiet"
        iconName: fold.open ? "up" : "down"
        text: fold.title
        Accessible.description: fold.open ? qsTr("Open") : qsTr("Closed")
        onClicked: fold.open = !fold.open
        // Its words begin where those of the other headings do.
        x: -leftPadding
    }
    Column {
        id: inside
        width: parent.width
        visible: fold.open
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A notice inside a page, with at most one act.
Rectangle {
    id: banner

    property string look: "info" // info, alert, local, good
    property alias text: words.text
    property alias action: button.text
    signal triggered

    readonly property color ink: look === "alert" ? Theme.alert : look === "local" ? Theme.local : look === "good" ? Theme.good : Theme.primarySoftInk

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    implicitWidth: 320
    radius: Theme.radius
    color: look === "alert" ? Theme.alertSoft : look === "local" ? Theme.localSoft : look === "good" ? Theme.goodSoft : Theme.primarySoft
    border.width: Theme.contrast ? 1 : 0
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Icon {
        id: mark
        x: Theme.s3
        y: Theme.s3
        size: 20
        color: banner.ink
        name: banner.look === "alert" ? "attention" : banner.look === "local" ? "local" : banner.look === "good" ? "confirmed" : "not_enrolled"
    }
    Column {
        id: column
        anchors.left: mark.right
        anchors.leftMargin: Theme.s2
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: Theme.s3
        spacing: Theme.s2

        ReadText {
            id: words
            width: parent.width
            color: banner.ink
        }
        AppButton {
            id: button
            visible: text !== ""
            width: Math.min(implicitWidth, parent.width)
            onClicked: banner.triggered()
        }
    }
}

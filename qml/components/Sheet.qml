// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A dialog: from below on a phone, in the middle on a laptop. Escape closes it.
T.Popup {
    id: sheet

    property string title: ""
    default property alias content: column.data
    readonly property bool low: parent ? parent.width < Theme.narrow : false

    parent: T.Overlay.overlay
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    width: parent ? Math.min(parent.width - (low ? 0 : 2 * Theme.s5), 560) : 560
    height: parent ? Math.min(column.implicitHeight + head.height + 3 * Theme.s4, parent.height - 2 * Theme.s5) : 400
    x: parent ? (parent.width - width) / 2 : 0
    y: parent ? (low ? parent.height - height : (parent.height - height) / 2) : 0
    padding: Theme.s4

    T.Overlay.modal: Rectangle {
        color: Qt.rgba(0, 0, 0, 0.5)
    }
    background: Rectangle {
        radius: sheet.low ? 0 : Theme.radius * 1.5
        color: Theme.raised
        border.width: 1
        border.color: Theme.line
    }
    contentData: [
        ScrollKeys {
            on: sheet.visible
        },
        Item {
            id: head
            width: sheet.availableWidth
            height: Math.max(Theme.target, heading.implicitHeight)

            AppText {
                id: heading
                width: parent.width - close.width
                anchors.verticalCenter: parent.verticalCenter
                text: sheet.title
                look: "heading"
            }
            IconButton {
                id: close
                anchors.right: parent.right
                anchors.rightMargin: -Theme.s3
                iconName: "close"
                name: qsTr("Close")
                onClicked: sheet.close()
            }
        },
        Scroller {
            id: flick
            y: head.height + Theme.s2
            width: sheet.availableWidth
            height: sheet.availableHeight - y
            contentHeight: column.implicitHeight

            Column {
                id: column
                width: flick.width
                spacing: Theme.s3
            }
        }
    ]
}

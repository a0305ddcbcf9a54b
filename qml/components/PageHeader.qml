// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The top of a page: the way back, the title, what the page offers on the right.
Item {
    id: header

    property string title: ""
    property string note: ""
    property bool back: false
    property bool copyable: false // the title is a record's
    default property alias actions: row.data
    signal leave

    // Words come before buttons: where both do not fit beside one another, the buttons stand below. On a narrow page a title has one line
    // there.
    readonly property int beside: width - words.x - row.implicitWidth - Theme.s3 - Theme.s2
    readonly property bool stacked: row.implicitWidth > 0 && (row.implicitWidth > 0.45 * width || width < 560 && natural.advanceWidth > beside)
    readonly property string titleLook: title.length > 28 ? "heading" : "title"

    implicitHeight: Math.max(56, words.implicitHeight + 2 * Theme.s2) + (stacked ? row.implicitHeight + Theme.s2 : 0)
    implicitWidth: 320

    TextMetrics {
        id: natural
        font.family: Theme.family
        font.pixelSize: header.titleLook === "heading" ? Theme.heading : Theme.title
        font.weight: Font.DemiBold
        text: header.title
    }
    IconButton {
        id: button
        visible: header.back
        x: Theme.s1
        y: (56 - height) / 2
        iconName: "back"
        name: qsTr("Back")
        onClicked: header.leave()
    }
    Column {
        id: words
        x: header.back ? button.x + button.width + Theme.s1 : Theme.s4
        width: (header.stacked ? header.width : row.x) - x - Theme.s2
        y: Math.max(0, (header.height - (header.stacked ? row.implicitHeight + Theme.s2 : 0) - implicitHeight) / 2)

        When {
            on: header.copyable

            ReadText {
                width: words.width
                text: header.title
                look: header.titleLook
            }
        }
        AppText {
            visible: !header.copyable
            width: parent.width
            text: header.title
            look: header.titleLook
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: header.note
            look: "small"
            soft: true
        }
    }
    Row {
        id: row
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        y: header.stacked ? header.height - implicitHeight - Theme.s2 : (header.height - implicitHeight) / 2
        spacing: Theme.s2
    }
}

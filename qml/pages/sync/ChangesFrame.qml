// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// What the three lists of changes have in common: a header, cards below one another, words for when there are none.
Item {
    id: frame

    property string title: ""
    property string note: ""
    property bool back: true
    property bool empty: false
    property string emptyHeading: ""
    property string emptyText: ""
    property string emptyIcon: "confirmed"
    property int most: 720
    default property alias content: body.data
    signal leave

    PageHeader {
        id: header
        width: parent.width
        title: frame.title
        back: frame.back
        onLeave: frame.leave()
    }
    Divider {
        id: rule
        anchors.top: header.bottom
        width: parent.width
    }
    Scroller {
        id: flick
        anchors.top: rule.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s4
            width: Math.min(flick.width - 2 * Theme.s4, frame.most)
            spacing: Theme.s4

            AppText {
                width: parent.width
                visible: text !== "" && !frame.empty
                text: frame.note
                soft: true
            }
        }
        EmptyState {
            visible: frame.empty
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.s6 * 2
            width: Math.min(flick.width - 2 * Theme.s5, 360)
            iconName: frame.emptyIcon
            heading: frame.emptyHeading
            text: frame.emptyText
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.Pages

/// What the words mean and what the keys do. It is there without a connection.
Item {
    id: page

    property bool back: false
    signal leave

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Help")
        back: page.back
        onLeave: page.leave()
    }
    Scroller {
        id: flick
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s2
            width: Math.min(flick.width - 2 * Theme.s4, 640)
            spacing: Theme.s4

            HelpWords {
                width: parent.width
            }
            HelpQuestions {
                width: parent.width
            }
            HelpKeys {
                width: parent.width
            }
        }
    }
}

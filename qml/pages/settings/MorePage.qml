// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The places for which a phone's bar has no room.
Item {
    id: page

    property var places: [] // of records
    property int attention: 0
    signal chosen(string place)

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("More")
    }
    Scroller {
        id: flick
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: rows.implicitHeight + Theme.s4

        Card {
            id: rows
            x: Theme.s4
            width: flick.width - 2 * Theme.s4
            padding: 0
            gap: 0

            Repeater {
                model: page.places

                CountRow {
                    required property var modelData
                    width: parent ? parent.width : 0
                    iconName: modelData.place
                    text: modelData.title
                    onClicked: page.chosen(modelData.place)
                }
            }
            CountRow {
                width: parent.width
                iconName: "search"
                text: qsTr("Search")
                onClicked: page.chosen("search")
            }
            CountRow {
                width: parent.width
                iconName: "working"
                text: qsTr("Send and receive")
                number: page.attention > 0 ? page.attention : -1
                alert: page.attention > 0
                onClicked: page.chosen("sync")
            }
            CountRow {
                width: parent.width
                iconName: "settings"
                text: qsTr("Settings")
                onClicked: page.chosen("settings")
            }
            CountRow {
                width: parent.width
                iconName: "help"
                text: qsTr("Help")
                onClicked: page.chosen("help")
            }
        }
    }
}

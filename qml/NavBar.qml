// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The places at the bottom of a phone.
Rectangle {
    id: bar

    required property var places
    required property string current
    property int attention: 0
    signal chosen(string place)

    implicitHeight: row.implicitHeight + Theme.s1
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Divider {
        width: parent.width
    }
    Row {
        id: row
        y: 2
        width: parent.width

        Repeater {
            model: bar.places.concat([
                {
                    "place": "more",
                    "words": qsTr("More")
                }
            ])

            NavItem {
                required property var modelData
                width: bar.width / 5
                iconName: modelData.place
                text: modelData.words
                badge: modelData.place === "today" ? bar.attention : 0
                current: bar.current === modelData.place
                onClicked: bar.chosen(modelData.place)
            }
        }
    }
}

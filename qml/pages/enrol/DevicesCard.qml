// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The devices of a person, each with the six words to compare, and the way to let another one join.
Card {
    id: card

    required property Services services
    property string personId: "" // empty: whoever works here
    readonly property alias others: theirs.others
    signal opened(string id)

    visible: theirs.known && (theirs.devices.length > 0 || theirs.allowed || theirs.guarded)

    PersonDevices {
        id: theirs
        services: card.services
        personId: card.personId
    }
    AppText {
        width: parent.width
        look: "heading"
        text: theirs.own ? qsTr("My devices") : qsTr("Devices")
    }
    AppText {
        width: parent.width
        look: "small"
        soft: true
        visible: theirs.devices.length > 0
        text: theirs.own ? qsTr("When one has just joined, compare its six words with those that it shows.") : qsTr("When one has just joined, compare its six words with those that %1 reads on it, for example by telephone.").arg(theirs.name)
    }
    Column {
        // Rows reach from edge to edge, inside the border.
        x: 1 - card.padding
        width: card.width - 2
        visible: theirs.devices.length > 0

        Repeater {
            model: theirs.devices

            ListRow {
                required property var modelData
                width: parent ? parent.width : 0
                title: modelData.name === "" ? qsTr("Device without a name") : modelData.name
                facts: modelData.here ? qsTr("this device") : ""
                whole: modelData.words
                stateLabel: modelData.stateLabel
                focusPolicy: Qt.StrongFocus
                marked: visualFocus
                onClicked: card.opened(modelData.id)
                Keys.onReturnPressed: card.opened(modelData.id)
            }
        }
    }
    AppText {
        width: parent.width
        visible: theirs.guarded
        soft: true
        text: qsTr("%1 is a coordinator or an administrator. So they alone, or the server's administrator, let another of their devices join.").arg(theirs.name)
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        visible: theirs.allowed
        iconName: "plus"
        text: theirs.own ? qsTr("Add another of my devices") : qsTr("Help a device join")
        onClicked: sheet.open()
    }
    CodeSheet {
        id: sheet
        services: card.services
        person: theirs
    }
}

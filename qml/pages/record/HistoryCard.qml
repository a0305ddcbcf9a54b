// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// What became of a record. The server has it. It is asked for when its reader wants it, and shown a part at a time.
Card {
    id: card

    required property Services services
    required property string recordId
    property int most: 10

    HistoryModel {
        id: history
        services: card.services
        recordId: card.recordId
    }
    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("History")
    }
    AppText {
        width: parent.width
        soft: true
        text: history.asking ? qsTr("Asking the server") : !history.shown ? qsTr("Who changed what, and when, as the server has it.") : history.kept ? qsTr("Without the server: as it was kept here.") : history.loaded && history.count === 0 ? qsTr("Nothing yet.") : ""
        visible: text !== ""
    }
    Banner {
        width: parent.width
        visible: history.problem !== ""
        look: "local"
        text: history.problem
    }
    Repeater {
        model: history

        Column {
            id: step
            required property int index
            required property string what
            required property string who
            required property string lines
            visible: index < card.most
            width: parent ? parent.width : 0
            spacing: 2

            AppText {
                width: parent.width
                font.weight: Font.Medium
                text: step.what
            }
            AppText {
                width: parent.width
                look: "small"
                soft: true
                text: step.who
            }
            ReadText {
                width: parent.width
                visible: text !== ""
                wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
                name: step.what
                text: step.lines
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.s2

        AppButton {
            visible: history.count > card.most
            width: Math.min(implicitWidth, card.width - 2 * Theme.s4)
            text: qsTr("Show older")
            onClicked: card.most += 20
        }
        AppButton {
            width: Math.min(implicitWidth, card.width - 2 * Theme.s4)
            enabled: !history.asking
            text: history.shown ? qsTr("Ask again") : qsTr("Show the history")
            onClicked: history.ask()
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The outbox.
ChangesFrame {
    id: page

    required property Services services
    signal opened(string id)
    signal said(string sentence)

    title: qsTr("Waiting to be sent")
    note: qsTr("These are safe on this device. They go by themselves as soon as there is a connection.")
    empty: changes.loaded && changes.count === 0
    emptyHeading: qsTr("Nothing waits")
    emptyText: qsTr("All changes that you saved here were sent and answered.")

    PendingModel {
        id: changes
        services: page.services
        onRefused: sentence => page.said(sentence)
        onRecalled: page.said(qsTr("Taken back. Nothing was sent."))
    }
    AskSheet {
        id: asking
        property int row: -1
        title: qsTr("Take this back?")
        note: qsTr("It is not sent, and the record is as it was before.")
        action: qsTr("Take back")
        onAgreed: changes.recall(row)
    }
    Repeater {
        model: changes

        Card {
            id: card
            required property int index
            required property string recordId
            required property string kindLabel
            required property string title
            required property string what
            required property string details
            required property string sync
            required property string moment
            width: parent ? parent.width : 0

            ChangeHead {
                width: parent.width
                title: card.title
                kindLabel: card.kindLabel
                what: card.what
                moment: card.moment
            }
            FoldedText {
                width: parent.width
                visible: text !== ""
                name: card.title
                text: card.details
            }
            StateBadge {
                sync: card.sync
            }
            Flow {
                width: parent.width
                spacing: Theme.s2

                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("Open")
                    Accessible.name: qsTr("Open: %1").arg(card.title)
                    onClicked: page.opened(card.recordId)
                }
                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    visible: card.sync === "local"
                    iconName: "undo"
                    text: qsTr("Take back")
                    Accessible.name: qsTr("Take back: %1").arg(card.title)
                    onClicked: {
                        asking.row = card.index;
                        asking.about = Words.joined([card.title, card.what], " · ");
                        asking.losing = card.details;
                        asking.open();
                    }
                }
            }
        }
    }
}

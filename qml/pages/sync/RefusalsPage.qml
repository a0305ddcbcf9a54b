// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// Changes that were not accepted: why, what the author wrote, what can be done.
ChangesFrame {
    id: page

    required property Services services
    signal opened(string id)
    signal said(string sentence)
    signal formWanted(string kind, string field, string parent)

    title: qsTr("Not accepted")
    note: qsTr("Your words are kept here until you decide.")
    empty: changes.loaded && changes.count === 0
    emptyHeading: qsTr("Nothing was refused")
    emptyText: qsTr("If something is not accepted, it appears here with the reason.")

    RefusalsModel {
        id: changes
        services: page.services
        onRefused: sentence => page.said(sentence)
        onEditWanted: recordId => page.opened(recordId)
        onFormWanted: (kind, field, parent) => page.formWanted(kind, field, parent)
    }
    AskSheet {
        id: asking
        property int row: -1
        title: qsTr("Discard your change?")
        note: qsTr("These words were not accepted and are nowhere but here.")
        action: qsTr("Discard my change")
        onAgreed: changes.discard(row)
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
            required property string reason
            required property string code
            required property bool parked
            required property bool mends
            required property string closedBy
            required property bool deleted
            required property string moment
            width: parent ? parent.width : 0

            ChangeHead {
                width: parent.width
                title: card.title
                kindLabel: card.kindLabel
                what: card.what
                moment: card.moment
            }
            Banner {
                width: parent.width
                look: card.parked ? "local" : "alert"
                text: card.reason
            }
            FieldView {
                width: parent.width
                visible: card.details !== ""
                label: qsTr("What you wrote")
                text: card.details
            }
            AppText {
                width: parent.width
                visible: card.closedBy !== ""
                text: card.closedBy
            }
            Flow {
                width: parent.width
                spacing: Theme.s2

                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    look: "primary"
                    visible: card.mends
                    text: qsTr("Edit and send again")
                    onClicked: changes.editAgain(card.index)
                }
                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    visible: card.deleted
                    text: qsTr("Bring it back")
                    onClicked: changes.bringBack(card.index)
                }
                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("Open the record")
                    onClicked: page.opened(card.recordId)
                }
                AppButton {
                    width: Math.min(implicitWidth, parent.width)
                    look: "danger"
                    visible: !card.parked
                    text: qsTr("Discard my change")
                    onClicked: {
                        asking.row = card.index;
                        asking.about = Words.joined([card.title, card.what], " · ");
                        asking.losing = card.details;
                        asking.open();
                    }
                }
            }
            ReadText {
                width: parent.width
                look: "small"
                soft: true
                text: qsTr("Code, for your administrator: %1").arg(card.code)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// One open proposal: the value before both, the one that holds now, the one that is proposed. The reader takes one, or writes a text that
/// has both.
Card {
    id: card

    required property int index
    required property string recordId
    required property string kindLabel
    required property string title
    required property string fieldLabel
    required property string base
    required property string current
    required property string proposed
    required property string proposedInput
    required property string byName
    required property string moment
    required property bool mine
    required property bool isText
    required property string begun // a text that was written before
    property int total: 1
    readonly property bool beside: width >= 640
    Component.onCompleted: if (begun !== "")
        both.visible = true
    signal taken(string which)
    signal begins(string text)
    signal written(string text)
    signal opened

    ChangeHead {
        width: parent.width
        title: card.title
        kindLabel: card.kindLabel
        what: qsTr("%1 of %2").arg(card.index + 1).arg(card.total)
    }
    AppText {
        width: parent.width
        look: "heading"
        text: card.fieldLabel
    }
    Flow {
        id: values
        width: parent.width
        spacing: Theme.s3
        readonly property real column: card.beside ? (width - 2 * spacing) / 3 : width
        readonly property real tallest: card.beside ? Math.max(before.natural, now.natural, then.natural) : 0

        ValueCard {
            id: before
            width: values.column
            room: values.tallest
            faint: true
            label: qsTr("Before both")
            text: card.base
        }
        ValueCard {
            id: now
            width: values.column
            room: values.tallest
            label: qsTr("Holds now")
            text: card.current
            action: qsTr("Keep this")
            onTaken: card.taken("current")
        }
        ValueCard {
            id: then
            width: values.column
            room: values.tallest
            mine: card.mine
            label: card.mine ? qsTr("Proposed by you") : qsTr("Proposed")
            text: card.proposed
            author: Words.joined([card.mine ? "" : card.byName, card.moment], ", ")
            action: qsTr("Take this")
            onTaken: card.taken("proposed")
        }
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        visible: card.isText && !both.visible
        look: "quiet"
        iconName: "draft"
        text: qsTr("Write one text from both")
        onClicked: {
            both.visible = true;
            both.focusIn();
        }
    }
    AppField {
        id: both
        property string result: card.begun !== "" ? card.begun : card.proposedInput
        width: parent.width
        visible: false
        lines: 5
        label: qsTr("The text that shall hold")
        text: result
        onEdited: text => {
            result = text;
            card.begins(text);
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.s2

        AppButton {
            width: Math.min(implicitWidth, parent.width)
            visible: both.visible
            look: "primary"
            text: qsTr("Keep this text")
            onClicked: card.written(both.result)
        }
        AppButton {
            width: Math.min(implicitWidth, parent.width)
            look: "quiet"
            text: qsTr("Open the record")
            onClicked: card.opened()
        }
    }
}

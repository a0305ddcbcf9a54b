// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// The first records that hang on another one, with a way to add one.
Card {
    id: card

    required property Services services
    required property string kind
    required property string parentField
    required property string parentId
    property string plural: ""
    property bool all: false
    signal opened(string id)
    signal created(string kind, string field)

    visible: records.count > 0 || records.canCreate
    gap: 0
    padding: 0

    RecordListModel {
        id: records
        services: card.services
        kind: card.kind
        parentField: card.parentField
        parentId: card.parentId
        limit: card.all ? 0 : 6
    }
    Item {
        id: head
        readonly property real room: width - Theme.s4 - (add.visible ? add.width : 0) - Theme.s4
        readonly property bool stacked: add.visible && natural.advanceWidth > room
        readonly property real line: Math.max(56, name.implicitHeight + 2 * Theme.s2)
        width: parent.width
        height: stacked ? line + add.height : line

        TextMetrics {
            id: natural
            font: name.font
            text: name.text
        }
        AppText {
            id: name
            x: Theme.s4
            y: (head.line - height) / 2
            width: head.stacked ? head.width - 2 * x : head.room
            look: "heading"
            text: card.all || records.count < 6 ? qsTr("%1 (%2)").arg(card.plural).arg(records.countText) : card.plural
        }
        AppButton {
            id: add
            anchors.right: parent.right
            anchors.rightMargin: Theme.s1
            y: head.stacked ? head.line : (head.line - height) / 2
            visible: records.canCreate
            look: "quiet"
            iconName: "plus"
            text: qsTr("Add")
            Accessible.name: qsTr("Add: %1").arg(records.label)
            onClicked: card.created(card.kind, card.parentField)
        }
    }
    Repeater {
        model: records

        ListRow {
            id: row
            required property int index
            required property string recordId
            required property var model
            visible: card.all || index < 5
            width: parent ? parent.width : 0
            title: model.title
            facts: model.facts
            stateLabel: model.stateLabel
            sync: model.sync
            focusPolicy: Qt.StrongFocus
            marked: visualFocus
            onClicked: card.opened(row.recordId)
            Keys.onReturnPressed: card.opened(row.recordId)
        }
    }
    AppButton {
        visible: !card.all && records.count > 5
        width: parent.width
        look: "quiet"
        text: qsTr("Show all")
        onClicked: card.all = true
    }
}

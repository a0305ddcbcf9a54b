// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// One section of the first page, in a card of its own.
Card {
    id: card

    required property Services services
    required property string section
    property string kind: ""       // of whose next records; empty = the section is of all kinds
    property string title: ""
    property string none: "" // said when there are no lines; without it the card is hidden
    property string action: ""
    property string currentId: ""
    property string current: ""
    property int most: 0           // how many are shown at first; 0 = all
    property bool all: false
    readonly property alias count: lines.count
    signal opened(string id)
    signal detailWanted(string part)
    signal formWanted(string kind, string field, string parent)
    signal acted

    visible: lines.count > 0 || (lines.loaded && none !== "")
    padding: 0
    gap: 0

    TodayModel {
        id: lines
        services: card.services
        section: card.section
        kind: card.kind
    }
    AppText {
        x: Theme.s4
        width: parent.width - 2 * Theme.s4
        topPadding: Theme.s3
        bottomPadding: Theme.s1
        look: "heading"
        text: card.title
    }
    AppText {
        x: Theme.s4
        width: parent.width - 2 * Theme.s4
        visible: lines.count === 0
        bottomPadding: Theme.s4
        soft: true
        text: card.none
    }
    Repeater {
        // A section that a Repeater has let go may live on a little, and nothing can be made in it any more.
        model: card.parent ? lines : null

        TodayRow {
            id: row
            required property string recordId
            required property string detail
            required property string formKind
            required property string title
            required property bool alert
            required property var model
            required property int index
            visible: card.all || card.most === 0 || index < card.most
            width: parent ? parent.width : 0
            iconName: model.iconName
            text: title
            note: model.note
            tag: model.tag
            sync: model.sync
            warn: alert
            current: recordId !== "" ? recordId === card.currentId : detail !== "" && detail === card.current
            onClicked: {
                if (formKind !== "")
                    card.formWanted(formKind, model.parentField, model.parentId);
                else if (recordId !== "")
                    card.opened(recordId);
                else
                    card.detailWanted(detail);
            }
        }
    }
    AppButton {
        visible: !card.all && card.most > 0 && lines.count > card.most
        width: parent.width
        look: "quiet"
        text: qsTr("Show all (%1)").arg(lines.count)
        onClicked: card.all = true
    }
    AppButton {
        visible: card.action !== ""
        width: parent.width
        look: "quiet"
        text: card.action
        onClicked: card.acted()
    }
}

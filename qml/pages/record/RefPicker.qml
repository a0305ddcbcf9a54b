// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// One or several records that a field refers to, found by search on this device.
Column {
    id: picker

    required property Services services
    property string label: ""
    property string kind: ""
    property bool many: false
    property bool needed: false
    property string problem: "" // said to screen readers; its words stand where the picker is used
    property var elements: []
    property var labels: []
    signal chose(string id)
    signal removed(string id)

    spacing: Theme.s2

    AppText {
        width: parent.width
        text: picker.needed ? qsTr("%1 (needed)").arg(picker.label) : picker.label
        look: "small"
        font.weight: Font.Medium
    }
    ChosenChips {
        width: parent.width
        elements: picker.elements
        labels: picker.labels
        onRemoved: element => picker.removed(element)
    }
    AppButton {
        readonly property bool isField: true
        width: Math.min(implicitWidth, parent.width)
        iconName: "search"
        text: picker.elements.length === 0 ? qsTr("Choose") : picker.many ? qsTr("Add one") : qsTr("Choose another")
        Accessible.name: picker.label + ": " + text
        Accessible.description: picker.problem
        onClicked: sheet.open()
    }
    Sheet {
        id: sheet
        title: picker.label
        onOpened: find.forceActiveFocus()

        SearchField {
            id: find
            width: parent.width
            name: qsTr("Search")
            onSearched: words => hits.text = words
            Keys.onDownPressed: list.forceActiveFocus()
        }
        RowList {
            id: list
            width: parent.width
            height: Math.max(Theme.target, Math.min(contentHeight, 400))
            Accessible.name: picker.label
            model: SearchModel {
                id: hits
                services: picker.services
                kind: picker.kind
                browse: true
                limit: 40
            }
            function take(id: string): void {
                sheet.close();
                picker.chose(id);
            }
            delegate: PickRow {
                required property string recordId
                required property string kindLabel
                required property string title
                width: ListView.view.width
                text: title
                note: picker.kind === "" ? kindLabel : ""
                picked: picker.elements.indexOf(recordId) >= 0
                marked: ListView.isCurrentItem && ListView.view.activeFocus
                onClicked: list.take(recordId)
            }
        }
        AppText {
            width: parent.width
            visible: hits.loaded && hits.count === 0
            soft: true
            text: qsTr("Nothing on this device matches.")
        }
    }
}

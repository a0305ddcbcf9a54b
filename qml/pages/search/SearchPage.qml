// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// Search in everything that is on this device.
Item {
    id: page

    required property Services services
    property string currentId: ""
    property string words: ""
    property bool back: false
    signal opened(string id)
    signal leave

    function focusIn(): void {
        find.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    SearchModel {
        id: hits
        services: page.services
    }
    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Search")
        back: page.back
        onLeave: page.leave()
    }
    SearchField {
        id: find
        anchors.top: header.bottom
        x: Theme.s4
        width: parent.width - 2 * Theme.s4
        text: page.words
        name: qsTr("Words, with or without accents")
        onSearched: words => hits.text = words
        Keys.onDownPressed: list.forceActiveFocus()
    }
    RowList {
        id: list
        anchors.top: find.bottom
        anchors.topMargin: Theme.s3
        anchors.bottom: parent.bottom
        width: parent.width
        model: hits
        Accessible.name: qsTr("Found: %1").arg(hits.count)
        delegate: ListRow {
            id: row
            required property string recordId
            required property var model
            width: ListView.view.width
            title: model.title
            stateLabel: model.kindLabel
            sync: model.sync
            current: recordId === page.currentId
            marked: ListView.isCurrentItem && ListView.view.activeFocus
            onClicked: page.opened(row.recordId)
        }
    }
    EmptyState {
        visible: hits.count === 0 && hits.loaded
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: find.bottom
        anchors.topMargin: Theme.s6
        width: Math.min(parent.width - 2 * Theme.s5, 360)
        heading: hits.text === "" ? qsTr("Search what is on this device") : qsTr("Nothing found")
        text: hits.text === "" ? qsTr("Requests, offers, pledges, meetings, people and organisations, also without a connection.") : qsTr("Try fewer or other words.")
    }
}

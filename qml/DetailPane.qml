// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// What was opened from a list: a record, a new record, or one of the lists of changes.
Item {
    id: pane

    required property Services services
    property string place: ""
    property string recordId: ""
    property string newKind: ""
    property string parentField: ""
    property string parentId: ""
    property string detail: ""
    property bool back: true
    property bool editing: false
    signal opened(string id)
    signal created(string id)
    signal childWanted(string kind, string field, string parent)
    signal leave
    signal said(string sentence)
    signal detailWanted(string part)

    readonly property string shown: newKind !== "" ? "new" : recordId !== "" ? "record" : detail

    readonly property var page: record.made() ?? fresh.made()
    function keep(): void {
        if (page)
            page.keep();
    }
    function submit(): void {
        if (page)
            page.submit();
    }

    EmptyState {
        visible: pane.shown === ""
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.s5, 360)
        iconName: pane.place === "sync" ? "working" : pane.place
        heading: pane.place === "sync" ? qsTr("Choose what to look at") : qsTr("Choose a record")
        text: qsTr("It opens here, beside the list.")
    }
    When {
        id: record
        on: pane.shown === "record"

        RecordPage {
            anchors.fill: parent
            services: pane.services
            recordId: pane.recordId
            startEditing: pane.editing
            back: pane.back
            onOpened: id => pane.opened(id)
            onChildWanted: (kind, field, parent) => pane.childWanted(kind, field, parent)
            onDetailWanted: part => pane.detailWanted(part)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
    When {
        id: fresh
        on: pane.shown === "new"

        RecordPage {
            anchors.fill: parent
            services: pane.services
            newKind: pane.newKind
            parentField: pane.parentField
            parentId: pane.parentId
            onCreated: id => pane.created(id)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
    When {
        on: pane.shown === "pending"

        PendingPage {
            anchors.fill: parent
            services: pane.services
            back: pane.back
            onOpened: id => pane.opened(id)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
    When {
        on: pane.shown === "refusals"

        RefusalsPage {
            anchors.fill: parent
            services: pane.services
            back: pane.back
            onOpened: id => pane.opened(id)
            onFormWanted: (kind, field, parent) => pane.childWanted(kind, field, parent)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
    When {
        on: pane.shown === "proposals"

        ProposalsPage {
            anchors.fill: parent
            services: pane.services
            back: pane.back
            onOpened: id => pane.opened(id)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
}

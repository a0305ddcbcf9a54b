// SPDX-License-Identifier: Apache-2.0
// The window and where one can go in it; what the places show is in the pages.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

T.ApplicationWindow {
    id: window

    required property Services services
    property string version: ""

    property string place: "meetings"
    property string recordId: ""
    property string detail: ""     // of the sync place: pending, refusals, proposals
    property string newKind: ""
    property string parentField: ""
    property string parentId: ""
    property string words: ""      // the search place begins with
    property int tab: 0            // the list places begin with
    property bool editing: false   // the record is opened for editing
    property var trail: []         // where "back" leads

    readonly property bool narrow: width < Theme.narrow
    readonly property bool wide: width >= Theme.wide
    readonly property bool inDetail: recordId !== "" || newKind !== "" || detail !== ""
    readonly property bool twoPanes: wide && place !== "settings" && place !== "more"
    readonly property bool enrolled: services.sync.enrolled
    readonly property var places: [
        {
            "place": "meetings",
            "words": qsTr("Meetings")
        },
        {
            "place": "support",
            "words": qsTr("Support")
        },
        {
            "place": "pledges",
            "words": qsTr("Pledges")
        },
        {
            "place": "workstreams",
            "words": qsTr("Workstreams", "short, under an icon")
        }
    ]

    function remember(): void {
        trail = trail.concat([[place, recordId, detail, newKind, parentField, parentId]]).slice(-30);
    }
    function put(to: string, record: string, part: string, kind: string, field: string, parent: string): void {
        place = to;
        recordId = record;
        detail = part;
        newKind = kind;
        parentField = field;
        parentId = parent;
    }
    function go(to: string): void {
        if (to === place && !inDetail)
            return;
        remember();
        put(to, "", "", "", "", "");
    }
    function openRecord(id: string): void {
        if (id === "" || (id === recordId && newKind === ""))
            return;
        remember();
        put(place, id, detail, "", "", "");
    }
    function openDetail(part: string): void {
        remember();
        put("sync", "", part, "", "", "");
    }
    function begin(kind: string, field: string, parent: string): void {
        remember();
        put(place, "", "", kind, field, parent);
    }
    function goBack(): void {
        if (trail.length === 0) {
            put(narrow && (place === "search" || place === "sync" || place === "settings") ? "more" : place, "", "", "", "", "");
            return;
        }
        const last = trail[trail.length - 1];
        trail = trail.slice(0, -1);
        put(last[0], last[1], last[2], last[3], last[4], last[5]);
    }

    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    title: qsTr("Dialogue")
    color: Theme.window
    font.family: Theme.family
    font.pixelSize: Theme.body

    Binding {
        target: Theme
        property: "mode"
        value: window.services.settings.theme
    }
    Binding {
        target: Theme
        property: "scale"
        value: window.services.settings.textSize / 100
    }
    Binding {
        target: Theme
        property: "still"
        value: window.services.settings.still
    }
    Shortcut {
        sequences: ["Ctrl+F", "Ctrl+K"]
        onActivated: {
            window.go("search");
            first.focusSearch();
        }
    }
    Shortcut {
        sequences: ["F5", "Ctrl+R"]
        onActivated: window.services.sync.syncNow()
    }
    Shortcut {
        sequences: ["Alt+Left", "Escape", "Back"]
        enabled: window.inDetail || window.trail.length > 0
        onActivated: window.goBack()
    }
    Repeater {
        model: window.places

        Item {
            id: key
            required property int index
            required property var modelData

            Shortcut {
                sequence: "Ctrl+" + (key.index + 1)
                onActivated: window.go(key.modelData.place)
            }
        }
    }

    EmptyState {
        visible: window.services.problem !== ""
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.s5, 420)
        iconName: "problem"
        heading: qsTr("The records cannot be opened")
        text: window.services.problem
    }
    When {
        on: window.services.sync.known && !window.enrolled

        EnrolPage {
            anchors.fill: parent
            services: window.services
        }
    }
    Item {
        id: frame
        anchors.fill: parent
        visible: window.enrolled

        NavSide {
            id: side
            visible: !window.narrow
            width: visible ? implicitWidth : 0
            height: parent.height
            roomy: window.wide
            places: window.places
            current: window.place
            sync: window.services.sync
            onChosen: place => window.go(place)
        }
        Item {
            id: content
            anchors.left: side.right
            anchors.right: parent.right
            anchors.top: top.bottom
            anchors.bottom: bar.top

            Rectangle {
                id: listPane
                readonly property bool alone: !window.twoPanes
                width: alone ? parent.width : Math.min(380, parent.width * 0.42)
                height: parent.height
                visible: !alone || !window.inDetail
                color: Theme.surface

                FirstPane {
                    id: first
                    anchors.fill: parent
                    services: window.services
                    place: window.place
                    recordId: window.recordId
                    detail: window.detail
                    version: window.version
                    words: window.words
                    tab: window.tab
                    narrow: window.narrow
                    onOpened: id => window.openRecord(id)
                    onCreated: kind => window.begin(kind, "", "")
                    onDetailWanted: part => window.openDetail(part)
                    onPlaceWanted: place => window.go(place)
                    onLeave: window.goBack()
                }
                Divider {
                    anchors.right: parent.right
                    width: 1
                    height: parent.height
                    visible: !listPane.alone
                }
            }
            Item {
                id: detailPane
                x: window.twoPanes ? listPane.width : 0
                width: parent.width - x
                height: parent.height
                visible: window.twoPanes || window.inDetail

                DetailPane {
                    anchors.fill: parent
                    services: window.services
                    place: window.place
                    recordId: window.recordId
                    newKind: window.newKind
                    parentField: window.parentField
                    parentId: window.parentId
                    detail: window.detail
                    editing: window.editing
                    back: !window.twoPanes || window.trail.length > 1
                    onOpened: id => window.openRecord(id)
                    onCreated: id => {
                        window.put(window.place, id, "", "", "", "");
                    }
                    onChildWanted: (kind, field, parent) => window.begin(kind, field, parent)
                    onLeave: window.goBack()
                    onDetailWanted: part => window.openDetail(part)
                    onSaid: sentence => toast.say(sentence)
                }
            }
        }
        TopBar {
            id: top
            anchors.left: side.right
            anchors.right: parent.right
            visible: !window.wide
            height: visible ? implicitHeight : 0
            sync: window.services.sync
            onSyncWanted: window.go("sync")
        }
        NavBar {
            id: bar
            anchors.bottom: parent.bottom
            width: parent.width
            visible: window.narrow
            height: visible ? implicitHeight : 0
            places: window.places
            current: window.place === "search" || window.place === "sync" || window.place === "settings" ? "more" : window.place
            attention: window.services.sync.attention
            onChosen: place => window.go(place)
        }
        Toast {
            id: toast
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: bar.top
            anchors.bottomMargin: Theme.s4
        }
    }
}

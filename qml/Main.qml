// SPDX-License-Identifier: Apache-2.0
// The window and the places in it. The pages hold what the places show.
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

    property alias place: trail.place
    property alias recordId: trail.recordId
    property alias detail: trail.detail
    property alias newKind: trail.newKind
    property alias parentField: trail.parentField
    property alias parentId: trail.parentId
    property string words: ""      // the words that the search place begins with
    property bool justJoined: false // the words to compare were not shown yet
    property int tab: 0            // the kinds that the list places begin with
    property bool editing: false   // the record is opened for editing
    property var kinds: null       // the kinds of the record that a link opens and of what that hangs on: the window goes to their place

    readonly property bool narrow: width < Theme.narrow
    readonly property bool wide: width >= Theme.wide
    readonly property bool inDetail: trail.inDetail
    readonly property bool twoPanes: wide && place !== "settings" && place !== "more" && place !== "help"
    readonly property bool enrolled: services.sync.enrolled
    // Places that a phone reaches through "more".
    readonly property var minor: places.slice(inBar).map(each => each.place).concat(["search", "sync", "settings", "help"])
    readonly property int inBar: 4 // of a phone
    readonly property var places: [
        {
            "place": "today",
            "kinds": [],
            "words": qsTr("Today")
        },
        ...window.services.places
    ]

    /// The place for a record of the first of these kinds that has one.
    function placeOf(kinds: var): string {
        for (let i = 0; i < kinds.length; ++i)
            for (const each of places)
                if (each.kinds.indexOf(kinds[i]) >= 0)
                    return each.place;
        return kinds.some(kind => window.services.kindsAt("settings").indexOf(kind) >= 0) ? "settings" : "search";
    }
    function goBack(): void {
        trail.goBack(narrow && minor.indexOf(place) >= 0 ? "more" : place);
    }

    onKindsChanged: if (kinds)
        place = placeOf(kinds)
    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    visible: true
    title: qsTr("Dialogue")
    color: Theme.window
    font.family: Theme.family
    font.pixelSize: Theme.body
    onClosing: close => {
        Composing.end(window.activeFocusItem);
        if (!window.services.saver.losing)
            return;
        close.accepted = false;
        closing.open();
    }

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
    Trail {
        id: trail
    }
    ScrollKeys {}
    Shortcuts {
        places: window.places
        canGoBack: window.inDetail || trail.past.length > 0
        canUndo: toast.offering
        onPlaceWanted: place => trail.go(place)
        onSearchHereWanted: {
            if (first.visible && first.searchHere())
                return;
            trail.go("search");
            first.searchAll();
        }
        onSearchAllWanted: {
            trail.go("search");
            first.searchAll();
        }
        onNewWanted: first.beginNew()
        onKeepWanted: shown.keep()
        onSubmitWanted: shown.submit()
        onSyncWanted: window.services.sync.tryNow()
        onBackWanted: window.goBack()
        onUndoWanted: window.services.undo.take()
    }

    Connections {
        target: window.services.undo
        function onDone(ok: bool, code: string): void {
            toast.say(ok ? qsTr("Taken back.") : window.services.sentence(code));
        }
        function onPassed(): void {
            toast.say(qsTr("Sent. It can no longer be taken back."));
        }
    }
    Connections {
        target: window.services.sync
        function onChanged(): void {
            if (!window.enrolled) {
                wordsSheet.close();
                trail.put("today", "", "", "", "", "");
            } else if (window.justJoined && window.services.sync.words !== "") {
                window.justJoined = false;
                wordsSheet.open();
            } else if (window.services.joining.given !== "" || window.services.joining.unread !== "") {
                // The program was called with a line, but this device is somebody's already.
                window.services.joining.forget();
                toast.say(qsTr("This device has joined already, and nothing was changed. To join anew, leave it first, in the settings."));
            }
        }
        function onEnrolmentDone(ok: bool): void {
            window.justJoined = ok && !window.enrolled;
            if (ok)
                window.services.joining.forget();
        }
    }
    WordsSheet {
        id: wordsSheet
        sync: window.services.sync
        onDiffered: trail.go("settings")
    }
    Scroller {
        anchors.fill: parent
        visible: window.services.problem !== ""
        contentHeight: Math.max(height, closed.implicitHeight + 2 * Theme.s5)

        EmptyState {
            id: closed
            readonly property bool elsewhere: window.services.problemCode === "in_use"
            x: (parent.width - width) / 2
            y: (parent.height - implicitHeight) / 2
            width: Math.min(parent.width - 2 * Theme.s5, 420)
            iconName: elsewhere ? "local" : "problem"
            heading: elsewhere ? qsTr("These records are open elsewhere") : qsTr("The records cannot be opened")
            text: elsewhere ? qsTr("Another window, or a command on this computer, is using them. Nothing was changed. Go on in the other window, or close it: this one opens the records by itself once they are free.") : window.services.problem
            action: qsTr("Try again")
            onTriggered: window.services.tryAgain()
        }
    }
    Timer {
        interval: 2000
        repeat: true
        running: window.services.problemCode === "in_use"
        onTriggered: window.services.tryAgain()
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
            onChosen: place => trail.go(place)
        }
        Item {
            id: content
            anchors.left: side.right
            anchors.right: parent.right
            anchors.top: strip.bottom
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
                    further: window.places.slice(window.inBar)
                    onOpened: id => trail.openRecord(id)
                    onCreated: kind => trail.begin(kind, "", "")
                    onFormWanted: (kind, field, parent) => trail.begin(kind, field, parent)
                    onDetailWanted: part => trail.openDetail("sync", part)
                    onPlaceWanted: place => trail.go(place)
                    onLeave: window.goBack()
                    onSaid: sentence => toast.say(sentence)
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
                    id: shown
                    anchors.fill: parent
                    services: window.services
                    place: window.place
                    recordId: window.recordId
                    newKind: window.newKind
                    parentField: window.parentField
                    parentId: window.parentId
                    detail: window.detail
                    editing: window.editing
                    back: !window.twoPanes || trail.past.length > 1
                    onOpened: id => trail.openRecord(id)
                    onCreated: id => trail.became(id)
                    onChildWanted: (kind, field, parent) => trail.begin(kind, field, parent)
                    onLeave: window.goBack()
                    onDetailWanted: part => trail.openDetail("sync", part)
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
            onSyncWanted: trail.go("sync")
            onHelpWanted: trail.go("help")
        }
        Column {
            id: strip
            anchors.left: side.right
            anchors.right: parent.right
            anchors.top: top.bottom

            Strip {
                width: parent.width
                visible: window.services.saver.problem !== ""
                iconName: "attention"
                text: window.services.saver.problem
                action: qsTr("Try again")
                onWanted: window.services.saver.again()
            }
            Strip {
                // Nothing of others is shown any more, and this says why.
                width: parent.width
                visible: window.services.sync.revoked && window.place !== "sync"
                iconName: "key"
                text: qsTr("The access of this device was ended")
                action: qsTr("What to do")
                onWanted: trail.go("sync")
            }
            Strip {
                // Lists are shorter than they were, and this says why.
                width: parent.width
                visible: window.services.sync.locked && window.place !== "sync"
                iconName: "key"
                text: qsTr("A part of the records is locked, for want of contact")
                action: qsTr("What to do")
                onWanted: trail.go("sync")
            }
        }
        NavBar {
            id: bar
            anchors.bottom: parent.bottom
            width: parent.width
            visible: window.narrow
            height: visible ? implicitHeight : 0
            places: window.places.slice(0, window.inBar)
            current: window.minor.indexOf(window.place) >= 0 ? "more" : window.place
            attention: window.services.sync.attention
            onChosen: place => trail.go(place)
        }
        Toast {
            id: toast
            sentence: window.services.undo.sentence
            onUndone: window.services.undo.take()
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: bar.top
            anchors.bottomMargin: Theme.s4
        }
    }
    ClosingSheet {
        id: closing
        services: window.services
        onSaved: window.close()
        onGivenUp: {
            window.services.saver.forget();
            window.close();
        }
    }
}

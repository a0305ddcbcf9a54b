// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The page of the chosen place. On a laptop it is the left pane.
Item {
    id: pane

    required property Services services
    required property string place
    property string recordId: ""
    property string detail: ""
    property string version: ""
    property string words: ""
    property int tab: 0
    property bool narrow: false
    property var further: [] // places that a phone reaches through "more"
    signal opened(string id)
    signal created(string kind)
    signal detailWanted(string part)
    signal formWanted(string kind, string field, string parent)
    signal placeWanted(string place)
    signal leave
    signal said(string sentence)

    /// The RecordList that is shown; null when there is none.
    function list(): var {
        for (let i = 0; i < lists.count; ++i) {
            const shown = madeBy(lists.itemAt(i));
            if (shown)
                return shown;
        }
        return null;
    }
    /// What a When has made; null when it has not.
    function madeBy(when: var): var {
        return when.made();
    }
    /// The search of the list that is shown; false when there is none.
    function searchHere(): bool {
        const shown = list();
        if (shown)
            shown.focusSearch();
        return shown !== null;
    }
    function searchAll(): void {
        search.made()?.focusIn();
    }
    function beginNew(): void {
        const shown = list();
        if (shown && shown.model.canCreate)
            pane.created(shown.model.kind);
    }

    When {
        on: pane.place === "today"

        TodayPage {
            anchors.fill: parent
            services: pane.services
            currentId: pane.recordId
            current: pane.detail
            onOpened: id => pane.opened(id)
            onDetailWanted: part => pane.detailWanted(part)
            onFormWanted: (kind, field, parent) => pane.formWanted(kind, field, parent)
            onPlaceWanted: place => pane.placeWanted(place)
        }
    }
    Repeater {
        id: lists
        model: pane.services.places.length

        When {
            id: made
            required property int index
            readonly property var records: pane.services.places[index]
            on: pane.place === records.place

            RecordList {
                anchors.fill: parent
                services: pane.services
                title: made.records.title
                iconName: made.records.place
                kinds: made.records.listed
                tabNames: made.records.tabs
                tab: pane.tab
                currentId: pane.recordId
                onOpened: id => pane.opened(id)
                onCreated: kind => pane.created(kind)
            }
        }
    }
    When {
        id: search
        on: pane.place === "search"

        SearchPage {
            anchors.fill: parent
            services: pane.services
            words: pane.words
            currentId: pane.recordId
            back: pane.narrow
            onOpened: id => pane.opened(id)
            onLeave: pane.leave()
        }
    }
    When {
        on: pane.place === "sync"

        SyncPage {
            anchors.fill: parent
            services: pane.services
            current: pane.detail
            back: pane.narrow
            onOpened: part => pane.detailWanted(part)
            onLeave: pane.leave()
        }
    }
    When {
        on: pane.place === "settings"

        SettingsPage {
            anchors.fill: parent
            services: pane.services
            version: pane.version
            back: pane.narrow
            onOpened: id => pane.opened(id)
            onLeave: pane.leave()
            onSaid: sentence => pane.said(sentence)
        }
    }
    When {
        on: pane.place === "help"

        HelpPage {
            anchors.fill: parent
            back: pane.narrow
            onLeave: pane.leave()
        }
    }
    When {
        on: pane.place === "more"

        MorePage {
            anchors.fill: parent
            places: pane.further
            attention: pane.services.sync.attention
            onChosen: place => pane.placeWanted(place)
        }
    }
}

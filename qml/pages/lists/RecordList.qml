// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// A list of one or two kinds of records with search, filter and order. The list pages are made of it.
Item {
    id: page

    required property Services services
    required property string title
    required property var kinds // names of kinds; more than one show as tabs
    property var tabNames: []
    property string note: ""
    property string iconName: "file"
    property string currentId: ""
    property int tab: 0
    readonly property alias model: records
    readonly property bool narrowed: records.search !== "" || records.stateFilter !== "" || records.mineOnly
    property bool filled: false // something to search and to sort was here
    signal opened(string id)
    signal created(string kind)

    onTabChanged: filled = false

    function focusSearch(): void {
        find.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    RecordListModel {
        id: records
        services: page.services
        kind: page.kinds[page.tab] ?? page.kinds[0]
        onCountChanged: if (count > 0)
            page.filled = true
    }
    Column {
        id: top
        width: parent.width
        spacing: 0

        PageHeader {
            width: parent.width
            title: page.title
            note: page.note

            AppButton {
                visible: records.canCreate
                iconName: "plus"
                text: qsTr("New")
                Accessible.name: Words.joined([text, records.newOne], ", ")
                onClicked: page.created(records.kind)
            }
        }
        Tabs {
            id: tabs
            visible: page.kinds.length > 1
            x: Theme.s4
            width: parent.width - 2 * Theme.s4
            labels: page.tabNames
            current: page.tab
            onChosen: index => {
                find.clear();
                page.tab = index;
            }
        }
        Item {
            width: parent.width
            height: tools.implicitHeight + 2 * Theme.s2
            visible: page.filled || page.narrowed || !records.loaded || records.count > 0

            Flow {
                id: tools
                x: Theme.s4
                y: Theme.s2
                width: parent.width - 2 * Theme.s4
                spacing: Theme.s2

                SearchField {
                    id: find
                    width: parent.width
                    name: qsTr("Search here")
                    onSearched: words => records.search = words
                }
                Choice {
                    compact: true
                    visible: records.states.length > 0
                    width: Math.min(implicitWidth, tools.width)
                    label: qsTr("State")
                    none: qsTr("All states")
                    options: records.states
                    current: records.stateFilter
                    onChosen: code => records.stateFilter = code
                }
                Chip {
                    height: Theme.target
                    text: qsTr("Ours")
                    Accessible.description: qsTr("Only those of our organisation")
                    checked: records.mineOnly
                    onToggled: records.mineOnly = checked
                }
                Choice {
                    compact: true
                    iconName: "sort"
                    width: implicitWidth
                    label: qsTr("Order")
                    none: qsTr("Usual order")
                    options: records.sorts
                    current: records.sort
                    onChosen: code => records.sort = code
                }
            }
        }
        Divider {
            width: parent.width
        }
    }
    RowList {
        id: list
        anchors.top: top.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: records
        reuseItems: true
        cacheBuffer: 400
        currentIndex: -1
        Accessible.name: qsTr("%1, %2 in the list").arg(records.plural).arg(records.countText)
        delegate: ListRow {
            id: row
            required property int index
            required property string recordId
            required property bool ready
            required property var model
            width: ListView.view.width
            title: model.title
            facts: model.facts
            stateLabel: model.stateLabel
            sync: model.sync
            waiting: !ready
            current: recordId !== "" && recordId === page.currentId
            marked: ListView.isCurrentItem && ListView.view.activeFocus
            onClicked: {
                list.currentIndex = row.index;
                page.opened(row.recordId);
            }
        }
    }
    Scroller {
        anchors.fill: list
        visible: records.loaded && records.count === 0
        contentHeight: Math.max(height, empty.implicitHeight + 2 * Theme.s4)

        EmptyState {
            id: empty
            x: (parent.width - width) / 2
            y: (parent.height - implicitHeight) / 2
            width: Math.min(parent.width - 2 * Theme.s5, 360)
            iconName: page.iconName
            heading: records.problem !== "" ? qsTr("This list could not be read") : page.narrowed ? qsTr("Nothing matches") : qsTr("Nothing here yet")
            text: records.problem !== "" ? records.problem : page.narrowed ? qsTr("Try other words, or show all.") : qsTr("What others publish comes with the next exchange.")
            action: page.narrowed ? qsTr("Show all") : ""
            onTriggered: {
                find.clear();
                records.search = "";
                records.stateFilter = "";
                records.mineOnly = false;
            }
        }
    }
}

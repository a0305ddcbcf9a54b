// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// The places at the side: a rail of drawings and words, or, where there is room, a list with the whole sync sentence.
Rectangle {
    id: side

    required property var places
    required property string current
    required property SyncModel sync
    property bool roomy: false
    readonly property bool terse: Theme.scale > 1.3 // with large letters the places need the room of the sentence
    signal chosen(string place)

    /// How many records of these kinds `counts` has.
    function sum(kinds: var, counts: var): int {
        let all = 0;
        for (let i = 0; i < kinds.length; ++i)
            all += counts[kinds[i]] ?? 0;
        return all;
    }

    implicitWidth: roomy ? Math.min(320, Math.round(224 * Math.max(1, Theme.scale * 0.75))) : 80
    color: Theme.sunken
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    // In a low window the places scroll above the foot.
    Scroller {
        width: parent.width
        anchors.top: parent.top
        anchors.bottom: foot.visible ? foot.top : parent.bottom
        contentHeight: upper.implicitHeight + 2 * Theme.s3

        Column {
            id: upper
            x: Theme.s2
            y: Theme.s3
            width: parent.width - 2 * Theme.s2
            spacing: Theme.s1

            AppText {
                visible: side.roomy
                x: Theme.s3
                width: parent.width - x
                height: 52
                verticalAlignment: Text.AlignVCenter
                look: "title"
                color: Theme.primary
                text: qsTr("Dialogue")
            }
            Repeater {
                model: side.places

                NavItem {
                    required property var modelData
                    width: parent ? parent.width : 0
                    beside: side.roomy
                    iconName: modelData.place
                    text: modelData.words
                    badge: modelData.place === "today" ? (side.roomy ? side.sync.attention : 0) : side.sum(modelData.kinds, side.sync.attentionKinds)
                    waiting: side.sum(modelData.kinds, side.sync.waitingKinds)
                    current: side.current === modelData.place
                    onClicked: side.chosen(modelData.place)
                }
            }
            Item {
                width: 1
                height: Theme.s2
            }
            NavItem {
                width: parent.width
                beside: side.roomy
                iconName: "search"
                text: qsTr("Search")
                current: side.current === "search"
                onClicked: side.chosen("search")
            }
            NavItem {
                width: parent.width
                beside: side.roomy
                iconName: "settings"
                text: qsTr("Settings")
                current: side.current === "settings"
                onClicked: side.chosen("settings")
            }
            NavItem {
                width: parent.width
                beside: side.roomy
                iconName: "help"
                text: qsTr("Help")
                current: side.current === "help"
                onClicked: side.chosen("help")
            }
            NavItem {
                visible: !side.roomy
                width: parent.width
                iconName: "working"
                text: qsTr("Exchange", "short, under an icon")
                badge: side.sync.attention
                current: side.current === "sync"
                onClicked: side.chosen("sync")
            }
        }
    }
    Column {
        id: foot
        visible: side.roomy
        x: Theme.s3
        width: parent.width - 2 * Theme.s3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s3
        spacing: Theme.s2

        AppText {
            width: parent.width
            visible: !side.terse
            look: "small"
            soft: true
            text: Words.joined([side.sync.person, side.sync.organisation], "\n")
        }
        SyncChip {
            width: parent.width
            roomy: !side.terse
            room: parent.width
            word: side.sync.word
            text: side.sync.shortText
            sentence: side.sync.sentence
            besideWord: side.sync.besideWord
            besideText: side.sync.besideText
            onClicked: side.chosen("sync")
        }
    }
}

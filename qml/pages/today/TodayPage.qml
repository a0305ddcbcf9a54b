// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The first page: what waits for this person, what takes place next, what is begun.
Item {
    id: page

    required property Services services
    property string currentId: ""
    property string current: "" // the list of changes that is open beside
    signal opened(string id)
    signal detailWanted(string part)
    signal formWanted(string kind, string field, string parent)
    signal placeWanted(string place)

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Today")
    }
    Scroller {
        id: flick
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            width: Math.min(flick.width - 2 * Theme.s4, 720)
            spacing: Theme.s4

            Banner {
                width: parent.width
                visible: text !== "" && !page.services.sync.locked
                look: "local"
                text: page.services.sync.lease
                action: qsTr("Send and receive now")
                onTriggered: page.services.sync.tryNow()
            }
            TodaySection {
                width: parent.width
                services: page.services
                section: "waiting"
                title: qsTr("Needs you")
                none: qsTr("Nothing waits for you.")
                most: 8
                currentId: page.currentId
                current: page.current
                onOpened: id => page.opened(id)
                onDetailWanted: part => page.detailWanted(part)
            }
            TodaySection {
                width: parent.width
                services: page.services
                section: "begun"
                title: qsTr("Begun on this device, not saved yet")
                onDetailWanted: part => page.detailWanted(part)
                onFormWanted: (kind, field, parent) => page.formWanted(kind, field, parent)
            }
            TodaySection {
                width: parent.width
                services: page.services
                section: "elsewhere"
                title: qsTr("Waiting for others")
                currentId: page.currentId
                onOpened: id => page.opened(id)
            }
            Repeater {
                model: page.services.nextOnes.length

                TodaySection {
                    required property int index
                    readonly property var next: page.services.nextOnes[index]
                    width: body.width
                    services: page.services
                    section: "next"
                    kind: next.kind
                    title: next.title
                    none: next.none
                    action: next.all
                    currentId: page.currentId
                    onOpened: id => page.opened(id)
                    onActed: page.placeWanted(next.place)
                }
            }
            TodaySection {
                width: parent.width
                services: page.services
                section: "drafts"
                title: qsTr("Drafts of your organisation")
                currentId: page.currentId
                onOpened: id => page.opened(id)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The sync centre: where everything stands, in words and numbers, and the ways to what needs a person.
Item {
    id: page

    required property Services services
    property string current: "" // the detail that is open beside
    property bool back: false
    readonly property SyncModel sync: services.sync
    signal opened(string detail)
    signal leave

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Send and receive")
        back: page.back
        onLeave: page.leave()
    }
    Scroller {
        id: flick
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s2
            width: Math.min(flick.width - 2 * Theme.s4, 640)
            spacing: Theme.s4

            Banner {
                width: parent.width
                visible: text !== ""
                look: page.sync.locked ? "alert" : "local"
                text: page.sync.lease
            }
            Card {
                width: parent.width

                Item {
                    width: parent.width
                    height: Math.max(48, sentence.implicitHeight)

                    Rectangle {
                        id: disc
                        width: 48
                        height: 48
                        radius: 24
                        color: page.sync.word === "attention" || page.sync.word === "problem" ? Theme.alertSoft : page.sync.word === "confirmed" ? Theme.goodSoft : page.sync.word === "local" || page.sync.word === "offline" ? Theme.localSoft : Theme.primarySoft

                        Icon {
                            anchors.centerIn: parent
                            name: page.sync.word
                            size: 26
                            color: page.sync.word === "attention" || page.sync.word === "problem" ? Theme.alert : page.sync.word === "confirmed" ? Theme.good : page.sync.word === "local" || page.sync.word === "offline" ? Theme.local : Theme.primarySoftInk
                        }
                    }
                    ReadText {
                        id: sentence
                        anchors.left: disc.right
                        anchors.leftMargin: Theme.s3
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        look: "heading"
                        text: page.sync.sentence
                    }
                }
                ReadText {
                    width: parent.width
                    visible: text !== ""
                    color: Theme.alert
                    text: page.sync.word === "problem" ? "" : page.sync.problem
                }
                FieldView {
                    width: parent.width
                    visible: text !== ""
                    label: qsTr("Last exchange")
                    text: Words.joined([page.sync.lastTime, page.sync.lastNumbers], " · ")
                }
                AppButton {
                    width: parent.width
                    look: "primary"
                    iconName: "working"
                    enabled: !page.sync.running && page.sync.enrolled
                    text: page.sync.running ? qsTr("Sending and receiving") : qsTr("Send and receive now")
                    onClicked: page.sync.tryNow()
                }
                AppButton {
                    width: parent.width
                    iconName: "sent"
                    enabled: !page.sync.running && page.sync.enrolled && page.sync.pending + page.sync.sent > 0
                    text: page.sync.sendingOnly ? qsTr("Sending only") : qsTr("Send only what I wrote")
                    onClicked: page.sync.sendOnly()
                }
                AppText {
                    width: parent.width
                    look: "small"
                    soft: true
                    text: qsTr("Sending only is short: little news and no documents, for a thin or costly line.")
                }
            }
            When {
                on: page.sync.revoked

                NewCodeCard {
                    width: parent.width
                    sync: page.sync
                }
            }
            Card {
                width: parent.width
                visible: page.sync.enrolled

                AppCheck {
                    width: parent.width
                    text: qsTr("Use little data: only what I write goes by itself; news and documents when I ask")
                    checked: page.services.settings.lowData
                    onToggled: page.services.settings.lowData = checked
                }
                AppText {
                    width: parent.width
                    visible: page.sync.filesWaiting > 0
                    text: qsTr("%n documents are to be sent, %1", "", page.sync.filesWaiting).arg(page.sync.filesSize)
                }
                AppButton {
                    width: parent.width
                    visible: page.sync.filesWaiting > 0
                    iconName: "file"
                    text: qsTr("Send documents now, %1").arg(page.sync.filesSize)
                    onClicked: page.sync.sendFiles()
                }
            }
            Card {
                width: parent.width
                padding: 0
                gap: 0

                Repeater {
                    model: [
                        {
                            "detail": "refusals",
                            "icon": "attention",
                            "words": qsTr("Not accepted"),
                            "note": qsTr("With the reason, and what you wrote"),
                            "number": page.sync.refusals,
                            "alert": true
                        },
                        {
                            "detail": "proposals",
                            "icon": "compare",
                            "words": qsTr("Two values for one field"),
                            "note": qsTr("Decide which one holds"),
                            "number": page.sync.proposals,
                            "alert": true
                        },
                        {
                            "detail": "pending",
                            "icon": "local",
                            "words": qsTr("Waiting to be sent"),
                            "note": page.sync.sent > 0 ? qsTr("%n sent, no answer yet", "", page.sync.sent) : qsTr("Saved here until there is a connection"),
                            "number": page.sync.pending + page.sync.sent,
                            "alert": false
                        }
                    ]

                    CountRow {
                        required property var modelData
                        width: parent ? parent.width : 0
                        iconName: modelData.icon
                        text: modelData.words
                        note: modelData.note
                        number: modelData.number
                        alert: modelData.alert && modelData.number > 0
                        current: page.current === modelData.detail
                        onClicked: page.opened(modelData.detail)
                    }
                }
            }
            Card {
                width: parent.width
                visible: page.sync.enrolled

                FieldView {
                    width: parent.width
                    label: qsTr("Person")
                    text: page.sync.person
                }
                FieldView {
                    width: parent.width
                    label: qsTr("Organisation")
                    text: page.sync.organisation
                }
                FieldView {
                    width: parent.width
                    label: qsTr("Server")
                    text: page.sync.server
                }
            }
        }
    }
}

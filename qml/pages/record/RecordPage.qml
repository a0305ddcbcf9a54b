// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// One record: reading, editing, acts, and what hangs on it.
Item {
    id: page

    required property Services services
    property string recordId: ""
    property string newKind: ""
    property string parentField: ""
    property string parentId: ""
    property bool back: true
    property bool startEditing: false
    readonly property alias record: model
    readonly property int measure: Math.min(width - 2 * Theme.s4, 820)
    signal leave
    signal opened(string id)
    signal created(string id)
    signal childWanted(string kind, string field, string parent)
    signal said(string sentence)
    signal detailWanted(string part) // refusals or proposals

    onRecordIdChanged: if (recordId !== "")
        model.open(recordId)
    Component.onCompleted: {
        if (newKind !== "")
            model.begin(newKind, parentField, parentId);
        if (startEditing)
            model.edit();
    }

    RecordModel {
        id: model
        services: page.services
        onCreated: id => page.created(id)
        onGone: page.leave()
        onSaid: sentence => page.said(sentence)
    }
    PageHeader {
        id: header
        width: parent.width
        title: model.title
        note: Words.joined([model.creating ? "" : model.kindLabel, model.reference], " · ")
        back: page.back
        onLeave: page.leave()

        AppButton {
            visible: model.editing && !model.creating
            look: "primary"
            text: qsTr("Done")
            onClicked: model.done()
        }
        AppButton {
            visible: model.canEdit && !model.editing && !model.deleted && model.loaded
            iconName: "draft"
            text: qsTr("Edit")
            onClicked: model.edit()
        }
    }
    Divider {
        id: rule
        anchors.top: header.bottom
        width: parent.width
    }
    Flickable {
        id: flick
        anchors.top: rule.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollMark {}

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s4
            width: page.measure
            spacing: Theme.s4
            visible: model.loaded && !model.missing

            Flow {
                width: parent.width
                spacing: Theme.s2
                visible: !model.creating

                StatusTag {
                    height: badge.height
                    text: model.stateLabel
                }
                StateBadge {
                    id: badge
                    sync: model.sync
                }
                AppText {
                    visible: model.editing
                    width: Math.min(implicitWidth, parent.width)
                    topPadding: 3
                    look: "small"
                    soft: true
                    text: model.unsaved ? qsTr("Saving") : qsTr("All is saved here as you type")
                }
            }
            Banner {
                width: parent.width
                visible: model.problem !== ""
                look: "alert"
                text: model.problem
            }
            Banner {
                width: parent.width
                visible: model.needs !== ""
                look: "alert"
                text: model.needs === "refusals" ? qsTr("A change to this record was not accepted. Your words are kept.") : qsTr("Two people changed the same field. Both values are kept until somebody decides.")
                action: qsTr("Look and decide")
                onTriggered: page.detailWanted(model.needs)
            }
            Banner {
                width: parent.width
                visible: model.news
                look: "local"
                text: qsTr("Somebody else has changed this record while you write. What you write is kept beside it; nothing is overwritten.")
                action: qsTr("Show the new values")
                onTriggered: model.showNews()
            }
            Banner {
                width: parent.width
                visible: model.deleted
                look: "alert"
                text: qsTr("This record is deleted.")
                action: qsTr("Bring it back")
                onTriggered: model.restore()
            }
            Banner {
                width: parent.width
                visible: model.ghost
                text: qsTr("The server was restored from a backup and does not know this record at the moment. It is kept here.")
            }
            Flow {
                width: parent.width
                spacing: Theme.s2
                visible: !model.editing && model.acts.length > 0

                Repeater {
                    model: model.acts

                    AppButton {
                        required property var modelData
                        width: Math.min(implicitWidth, body.width)
                        look: modelData.forward ? "primary" : "plain"
                        text: modelData.label
                        onClicked: acting.ask(modelData.name, modelData.label)
                    }
                }
            }
            Card {
                width: parent.width
                gap: model.editing ? Theme.s4 : Theme.s3

                Repeater {
                    model: model

                    RecordLine {
                        width: parent ? parent.width : 0
                        record: model
                        services: page.services
                    }
                }
            }
            AppButton {
                visible: model.creating
                width: parent.width
                look: "primary"
                text: qsTr("Save as draft")
                onClicked: model.keep()
            }
            Repeater {
                model: model.editing ? [] : model.children

                ChildList {
                    required property var modelData
                    width: body.width
                    services: page.services
                    kind: modelData.kind
                    plural: modelData.plural
                    parentField: modelData.field
                    parentId: model.recordId
                    onOpened: id => page.opened(id)
                    onCreated: (kind, field) => page.childWanted(kind, field, model.recordId)
                }
            }
            AppButton {
                visible: model.canDelete && !model.editing
                look: "danger"
                iconName: "trash"
                text: qsTr("Delete this draft")
                width: Math.min(implicitWidth, parent.width)
                onClicked: deleting.open()
            }
        }
        EmptyState {
            visible: model.loaded && model.missing
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.s6 * 2
            width: Math.min(flick.width - 2 * Theme.s5, 360)
            iconName: "not_enrolled"
            heading: qsTr("Not on this device")
            text: qsTr("The record is not available to you, or it has not been received yet.")
        }
    }
    ActSheet {
        id: acting
        services: page.services
        record: model
    }
    Sheet {
        id: deleting
        title: qsTr("Delete this draft?")

        AppText {
            width: parent.width
            text: model.title
            font.weight: Font.Medium
        }
        AppText {
            width: parent.width
            soft: true
            text: qsTr("It can be brought back from its page. What others have added meanwhile is never lost.")
        }
        AppButton {
            width: parent.width
            look: "danger"
            text: qsTr("Delete")
            onClicked: {
                deleting.close();
                model.remove();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
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
    readonly property string form: newKind === "" ? "" : Words.joined([newKind, parentField, parentId], " ")
    property string begun: "" // the form that stands here
    readonly property alias record: model
    property bool hasFiles: false
    readonly property bool unkept: model.form.stuck || model.form.unsaved && (services.saver.problem !== "" || model.creating && model.form.problem !== "")
    readonly property bool editable: model.form.canEdit && !model.form.editing && !model.deleted && model.loaded
    readonly property bool roomy: width >= 560
    // The act that leads on stands out, and the others stand behind "More".
    readonly property var leading: model.form.editing ? null : foot.onward
    readonly property var further: {
        const out = [];
        if (editable && leading !== null && !roomy)
            out.push({
                "name": "",
                "label": qsTr("Edit"),
                "icon": "draft",
                "look": "quiet"
            });
        const acts = model.form.editing ? [] : model.acts;
        for (const act of acts)
            if (!act.forward)
                out.push({
                    "name": act.name,
                    "label": act.label,
                    "icon": "",
                    "look": "quiet"
                });
        return out;
    }
    readonly property int measure: Math.min(width - 2 * Theme.s4, 820)
    signal leave
    signal opened(string id)
    signal created(string id)
    signal childWanted(string kind, string field, string parent)
    signal said(string sentence)
    signal detailWanted(string part) // refusals or proposals

    function beginForm(): void {
        if (form === begun)
            return;
        begun = form;
        if (form !== "")
            model.begin(newKind, parentField, parentId);
    }
    /// Keeps what is written. A form that misses something stays open, says what, and leads there.
    function keep(): void {
        if (model.creating)
            model.form.keep();
        else if (model.form.editing)
            model.form.done();
        leadToFirst();
    }
    /// Asks before the act, unless something that it needs is missing.
    function act(name: string, label: string): void {
        if (model.form.complete(name))
            acting.ask(name, label);
        else
            leadToFirst();
    }
    function leadToFirst(): void {
        if (model.form.errors.length > 0)
            lead(model.form.errors[0].path);
        else if (model.form.stuck)
            flick.contentY = 0;
    }
    function submit(): void {
        if (foot.onward)
            act(foot.onward.name, foot.onward.label);
    }
    /// Brings the line of a cell into sight and the keyboard into it.
    function lead(path: string): void {
        for (let i = 0; i < lines.count; ++i)
            if (lineLedTo(lines.itemAt(i), path))
                return;
    }
    function lineLedTo(line: var, path: string): bool {
        if (!line || (line.path !== path && !path.startsWith(line.path + "[")))
            return false;
        line.focusIn();
        return true;
    }

    onRecordIdChanged: if (recordId !== "")
        model.open(recordId)
    onFormChanged: soon.restart()
    Component.onCompleted: {
        beginForm();
        if (startEditing)
            model.form.edit();
    }

    Timer {
        id: soon
        interval: 0
        onTriggered: page.beginForm()
    }
    RecordModel {
        id: model
        services: page.services
        onCreated: id => page.created(id)
        onGone: page.leave()
        onSaid: sentence => page.said(sentence)
    }
    RecordWarnings {
        id: warned
        services: page.services
        recordId: model.recordId
    }
    AttachModel {
        id: attaching
        services: page.services
        recordId: model.recordId
        onAttached: sentence => page.said(sentence)
    }
    PageHeader {
        id: header
        width: parent.width
        title: model.title
        note: Words.joined([model.creating ? "" : model.kindLabel, model.reference], " · ")
        back: page.back
        copyable: !model.creating
        onLeave: page.leave()

        AppButton {
            visible: page.leading !== null
            width: Math.min(implicitWidth, header.width - more.reserved - (edit.visible ? edit.width + Theme.s2 : 0) - 2 * Theme.s4)
            look: "primary"
            text: page.leading ? page.leading.label : ""
            onClicked: page.act(page.leading.name, page.leading.label)
        }
        AppButton {
            id: edit
            visible: page.editable && (page.leading === null || page.roomy)
            iconName: "draft"
            text: qsTr("Edit")
            onClicked: model.form.edit()
        }
        MoreMenu {
            id: more
            readonly property real reserved: visible ? width + Theme.s2 : 0
            choices: page.further
            onChosen: (name, label) => {
                if (name === "")
                    model.form.edit();
                else
                    page.act(name, label);
            }
        }
    }
    Divider {
        id: rule
        anchors.top: header.bottom
        width: parent.width
    }
    Scroller {
        id: flick
        anchors.top: rule.bottom
        anchors.bottom: foot.top
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s4
            width: page.measure
            spacing: Theme.s4
            visible: model.loaded && !model.missing && model.form.notOffered === ""

            Flow {
                width: parent.width
                spacing: Theme.s2

                StatusTag {
                    visible: !model.creating && text !== ""
                    height: badge.height
                    text: model.stateLabel
                }
                StateBadge {
                    id: badge
                    visible: !model.creating && !page.unkept
                    sync: model.sync
                }
                TextMetrics {
                    id: natural
                    font: saved.font
                    text: saved.text
                }
                AppText {
                    id: saved
                    visible: model.form.editing && model.form.refusedReason === "" || page.unkept
                    width: Math.min(Math.ceil(natural.advanceWidth) + 1, parent.width)
                    topPadding: 3
                    look: "small"
                    color: page.unkept ? Theme.alert : Theme.soft
                    text: page.unkept ? qsTr("Not saved yet") : model.form.unsaved ? qsTr("Saving") : model.creating ? qsTr("What you type is kept on this device until you save or discard it") : qsTr("All is saved here as you type")
                }
            }
            FactRow {
                width: parent.width
                visible: facts.length > 0
                facts: model.facts
                onOpened: id => page.opened(id)
            }
            ErrorSummary {
                width: parent.width
                errors: model.form.errors
                onChosen: path => page.lead(path)
            }
            RecordNotices {
                width: parent.width
                record: model
                onDetailWanted: part => page.detailWanted(part)
            }
            Banner {
                width: parent.width
                visible: text !== ""
                text: warned.text
            }
            When {
                on: !model.creating && !model.form.editing && model.loaded

                FilesCard {
                    id: documents
                    Binding {
                        target: page
                        property: "hasFiles"
                        value: documents.any
                    }
                    width: body.width
                    services: page.services
                    recordId: model.recordId
                    single: model.isDocument
                    canAttach: attaching.allowed
                    onSaid: sentence => page.said(sentence)
                    onAttachWanted: picker.open()
                }
            }
            AppText {
                width: parent.width
                visible: text !== ""
                look: "small"
                soft: true
                text: model.marked
            }
            Card {
                width: parent.width
                visible: lines.count > 0
                gap: model.form.editing ? Theme.s4 : Theme.s3

                Repeater {
                    id: lines
                    model: model

                    RecordLine {
                        width: parent ? parent.width : 0
                        form: model.form
                        services: page.services
                        onOpened: id => page.opened(id)
                    }
                }
            }
            Repeater {
                model: model.form.editing ? [] : model.children

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
            When {
                on: model.isPerson && !model.creating && !model.form.editing && model.loaded && !model.missing

                DevicesCard {
                    width: body.width
                    services: page.services
                    personId: model.recordId
                    onOpened: id => page.opened(id)
                }
            }
            AppButton {
                visible: attaching.allowed && !page.hasFiles && !model.form.editing && !model.creating
                iconName: "plus"
                text: qsTr("Attach files")
                width: Math.min(implicitWidth, parent.width)
                onClicked: picker.open()
            }
            Fold {
                id: about
                width: parent.width
                visible: model.provenance.length > 0
                title: qsTr("About this record")

                Card {
                    width: parent ? parent.width : 0

                    Repeater {
                        model: about.open ? model.provenance : []

                        FieldView {
                            required property var modelData
                            width: parent ? parent.width : 0
                            label: modelData.label
                            text: modelData.text
                            links: modelData.links
                            references: modelData.references
                            onOpened: id => page.opened(id)
                        }
                    }
                }
            }
            When {
                on: !model.creating && !model.form.editing && model.loaded && !model.missing

                HistoryCard {
                    width: body.width
                    services: page.services
                    recordId: model.recordId
                }
            }
            AppButton {
                visible: model.canDelete && !model.form.editing
                look: "danger"
                iconName: "trash"
                text: qsTr("Delete this draft")
                width: Math.min(implicitWidth, parent.width)
                onClicked: deleting.open()
            }
        }
        EmptyState {
            visible: model.loaded && (model.missing || model.form.notOffered !== "")
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.s6 * 2
            width: Math.min(flick.width - 2 * Theme.s5, 360)
            iconName: model.closedBy !== "" ? "key" : model.form.notOffered !== "" ? "draft" : "not_enrolled"
            heading: model.closedBy !== "" ? qsTr("Locked") : model.form.notOffered !== "" ? qsTr("There is no form for this") : qsTr("Not on this device")
            text: model.form.notOffered !== "" ? model.form.notOffered : model.closedBy !== "" ? page.services.sentence(model.closedBy) : qsTr("The record is not available to you, or it has not been received yet.")
        }
    }
    EditBar {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? implicitHeight : 0
        record: model
        onKept: page.keep()
        onSubmitted: (act, label) => page.act(act, label)
    }
    DropArea {
        id: drop
        anchors.fill: flick
        keys: ["text/uri-list"]
        enabled: attaching.allowed && !model.form.editing
        onDropped: event => attaching.choose(event.urls)

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.s3
            visible: drop.containsDrag
            radius: Theme.radius
            color: Theme.primarySoft
            border.width: 2
            border.color: Theme.primary

            AppText {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.s5
                horizontalAlignment: Text.AlignHCenter
                look: "heading"
                color: Theme.primarySoftInk
                text: qsTr("Let go to attach to this record")
            }
        }
    }
    FilePicker {
        id: picker
        folder: attaching.folder
        onChose: files => attaching.choose(files)
    }
    AttachSheet {
        files: attaching
    }
    ActSheet {
        id: acting
        services: page.services
        record: model
    }
    DeleteSheet {
        id: deleting
        record: model
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// Asks before an act: what it is, what it needs, what happens with it.
Sheet {
    id: sheet

    required property Services services
    required property RecordModel record
    property string act: ""
    property string about: "" // the record
    property string label: ""
    property var lines: []
    property var inputs: ({})

    /// Typed arguments stand there again when the act was not kept.
    function ask(name: string, words: string): void {
        if (name !== act || record.recordId !== about)
            inputs = {};
        act = name;
        about = record.recordId;
        label = words;
        lines = [];
        lines = record.arguments(name);
        open();
    }
    /// Does the act, unless the keyboard was led to something that is missing or cannot be read.
    function decide(): void {
        for (let i = 0; i < lines.length; ++i) {
            const field = fields.itemAt(i);
            const words = sheet.inputs[lines[i].path] ?? "";
            field.problem = lines[i].needed && words.trim() === "" ? qsTr("This is needed.") : record.misread(act, lines[i].path, words);
        }
        for (let i = 0; i < lines.length; ++i) {
            if (fields.itemAt(i).problem === "")
                continue;
            fields.itemAt(i).focusIn();
            return;
        }
        close();
        record.act(act, inputs);
    }
    Connections {
        target: sheet.record
        function onActed(name: string): void {
            sheet.inputs = {};
        }
    }
    title: label

    AppText {
        width: parent.width
        text: sheet.record.title
        font.weight: Font.Medium
    }
    Banner {
        width: parent.width
        visible: text !== ""
        text: sheet.act === "" ? "" : sheet.record.about(sheet.act)
    }
    AppText {
        width: parent.width
        soft: true
        text: qsTr("The server decides on this when there is a connection. Until it is sent you can take it back under “Waiting to be sent”.")
    }
    Repeater {
        id: fields
        model: sheet.lines

        FieldEditor {
            id: argument
            required property var modelData
            width: parent ? parent.width : 0
            services: sheet.services
            editor: modelData.editor
            label: modelData.label
            refKind: modelData.refKind
            needed: modelData.needed
            options: modelData.vocab === "" ? [] : sheet.record.options(modelData.vocab)
            input: sheet.inputs[modelData.path] ?? ""
            onEdited: text => {
                sheet.inputs[argument.modelData.path] = text;
                argument.input = text;
                argument.problem = "";
            }
            onAccepted: sheet.decide()
        }
    }
    AppButton {
        width: parent.width
        look: "primary"
        text: sheet.label
        onClicked: sheet.decide()
    }
}

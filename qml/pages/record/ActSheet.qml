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
    property string label: ""
    property var lines: []
    property var inputs: ({})

    function ask(name: string, words: string): void {
        act = name;
        label = words;
        lines = record.arguments(name);
        inputs = {};
        open();
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
            onEdited: text => {
                sheet.inputs[argument.modelData.path] = text;
                argument.input = text;
            }
        }
    }
    AppButton {
        width: parent.width
        look: "primary"
        text: sheet.label
        onClicked: {
            sheet.close();
            sheet.record.act(sheet.act, sheet.inputs);
        }
    }
}

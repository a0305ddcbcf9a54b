// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// Asks before a file is attached: what it is and how large, its name and language, and that no personal data are in it.
Sheet {
    id: sheet

    required property AttachModel files
    readonly property bool refused: files.problem !== "" && files.sizeText === ""

    title: files.position === "" ? qsTr("Attach a file") : qsTr("Attach a file (%1)").arg(files.position)
    onClosed: files.stop()

    Connections {
        target: sheet.files
        function onChanged(): void {
            if (sheet.files.asking)
                sheet.open();
            else
                sheet.close();
        }
    }
    Item {
        width: parent.width
        height: Math.max(mark.size, about.implicitHeight)

        Icon {
            id: mark
            name: "file"
            size: 32
            color: Theme.soft
        }
        Column {
            id: about
            x: mark.size + Theme.s3
            width: parent.width - x

            AppText {
                width: parent.width
                text: sheet.files.fileName
                font.weight: Font.Medium
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
            AppText {
                width: parent.width
                look: "small"
                soft: true
                visible: text !== ""
                text: sheet.files.sizeText !== "" ? qsTr("%1 to send").arg(sheet.files.sizeText) : sheet.files.busy ? qsTr("Reading the file") : ""
            }
        }
    }
    Banner {
        width: parent.width
        visible: sheet.files.problem !== ""
        look: "alert"
        text: sheet.files.problem
    }
    AppField {
        id: name
        visible: !sheet.refused
        width: parent.width
        label: qsTr("Name of the document")
        text: sheet.files.name
        needed: true
        problem: words.trim() === "" && sheet.files.fileName !== "" ? qsTr("This is needed.") : ""
        onEdited: text => sheet.files.name = text
    }
    Choice {
        visible: !sheet.refused
        width: parent.width
        label: qsTr("Language of the document")
        options: sheet.files.languages
        none: qsTr("Not said")
        current: sheet.files.language
        onChosen: code => sheet.files.language = code
    }
    AppCheck {
        visible: !sheet.refused
        width: parent.width
        text: sheet.files.declaration
        checked: sheet.files.declared
        onToggled: sheet.files.declared = checked
    }
    AppText {
        visible: !sheet.refused
        width: parent.width
        look: "small"
        soft: true
        text: qsTr("It is kept on this device at once. It goes to the server by itself, also in pieces, when there is a connection.")
    }
    AppButton {
        visible: !sheet.refused
        width: parent.width
        look: "primary"
        enabled: sheet.files.ready
        text: qsTr("Attach")
        onClicked: sheet.files.attach()
    }
    AppButton {
        visible: sheet.refused || sheet.files.position !== ""
        width: parent.width
        text: sheet.files.position !== "" ? qsTr("Leave this file out") : qsTr("Close")
        onClicked: sheet.files.skip()
    }
}

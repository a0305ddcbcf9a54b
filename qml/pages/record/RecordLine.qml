// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// One line of a record's page: a field for reading or editing, the head of the parts of one kind, or the head of one part.
Column {
    id: line

    required property RecordForm form
    required property Services services
    required property string what
    required property string path
    required property string label
    required property string editor
    required property string text
    required property string input
    required property var chosen
    required property var chosenLabels
    required property var options
    required property string refKind
    required property bool editable
    required property bool needed
    required property bool toSubmit
    required property bool inPart
    required property bool first
    required property bool last
    required property string problem
    required property string mark
    required property string markWords
    required property string original
    required property string writtenIn
    required property var variants
    required property var links
    required property var references
    signal opened(string id)

    function focusIn(): void {
        const first = line.nextItemInFocusChain(true);
        if (first)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    When {
        on: line.what === "field" && !line.editable

        FieldView {
            leftPadding: line.inPart ? Theme.s3 : 0
            width: line.width
            label: line.label
            text: line.text
            mark: line.mark
            markWords: line.markWords
            original: line.original
            links: line.links
            references: line.references
            onOpened: id => line.opened(id)
        }
    }
    When {
        on: line.what === "field" && line.editable

        Item {
            width: line.width
            height: editing.height

            FieldEditor {
                id: editing
                x: line.inPart ? Theme.s3 : 0
                width: parent.width - x
                services: line.services
                editor: line.editor
                label: Words.joined([line.label, line.writtenIn], " · ")
                input: line.input
                text: line.text
                chosen: line.chosen
                chosenLabels: line.chosenLabels
                options: line.options
                refKind: line.refKind
                needed: line.needed
                toSubmit: line.toSubmit
                problem: line.problem
                onEdited: text => line.form.setInput(line.path, text)
                onChose: (element, on) => line.form.choose(line.path, element, on)
            }
        }
    }
    When {
        on: line.what === "field" && line.variants.length > 0

        VariantEditors {
            x: line.inPart ? Theme.s3 : 0
            width: line.width - x
            label: line.label
            prose: line.editor === "long_text"
            variants: line.variants
            onEdited: (lang, text) => line.form.setVariant(line.path, lang, text)
        }
    }
    When {
        on: line.what === "partKind"

        Item {
            id: partKind
            readonly property real room: width - (add.visible ? add.width + Theme.s2 : 0)
            readonly property bool stacked: add.visible && natural.advanceWidth > room
            readonly property real first: Math.max(Theme.target, name.implicitHeight)
            width: line.width
            height: Theme.s2 + first + (stacked ? add.height : 0)

            Divider {
                width: parent.width
            }
            TextMetrics {
                id: natural
                font: name.font
                text: name.text
            }
            AppText {
                id: name
                y: Theme.s2
                width: partKind.stacked ? partKind.width : partKind.room
                height: partKind.first
                verticalAlignment: Text.AlignVCenter
                look: "heading"
                text: qsTr("%1 (%2)").arg(line.label).arg(line.text)
            }
            AppButton {
                id: add
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                visible: line.editable
                iconName: "plus"
                text: qsTr("Add")
                Accessible.name: qsTr("Add: %1").arg(line.label)
                onClicked: line.form.addPart(line.path)
            }
        }
    }
    When {
        on: line.what === "part"

        Rectangle {
            width: line.width
            height: line.editable ? Theme.target : partName.implicitHeight + 2 * Theme.s2
            radius: Theme.radius
            color: Theme.sunken

            AppText {
                id: partName
                x: Theme.s3
                width: parent.width - x - tools.width
                anchors.verticalCenter: parent.verticalCenter
                text: line.label
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Row {
                id: tools
                anchors.right: parent.right
                visible: line.editable
                width: visible ? implicitWidth : 0

                IconButton {
                    iconName: "up"
                    enabled: !line.first
                    name: qsTr("Move up: %1").arg(line.label)
                    onClicked: line.form.movePart(line.path, -1)
                }
                IconButton {
                    iconName: "down"
                    enabled: !line.last
                    name: qsTr("Move down: %1").arg(line.label)
                    onClicked: line.form.movePart(line.path, 1)
                }
                IconButton {
                    iconName: "trash"
                    name: qsTr("Take away: %1").arg(line.label)
                    onClicked: line.form.removePart(line.path)
                }
            }
        }
    }
}

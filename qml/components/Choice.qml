// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// One of several codes with labels. It opens a list, with a search in it when the list is long.
Item {
    id: choice

    property string label: ""
    property var options: [] // [{code, label}]
    property string current: ""
    property string problem: "" // said to screen readers; its words stand where the choice is used
    property string none: "" // words for "nothing chosen"; empty = one must be chosen
    property bool needed: false
    property bool compact: false
    property string iconName: "" // with compact: this drawing instead of words
    readonly property string currentLabel: {
        for (let i = 0; i < options.length; ++i)
            if (options[i].code === current)
                return options[i].label;
        return current === "" ? none : qsTr("%1 (new term)").arg(current);
    }
    signal chosen(string code)

    implicitHeight: column.implicitHeight
    implicitWidth: compact ? button.implicitWidth : 240

    Column {
        id: column
        width: choice.width
        spacing: Theme.s1

        AppText {
            width: parent.width
            visible: choice.label !== "" && !choice.compact
            text: choice.needed ? qsTr("%1 (needed)").arg(choice.label) : choice.label
            look: "small"
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        T.Button {
            id: button
            readonly property bool isField: true
            width: parent.width
            implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.s2)
            implicitWidth: choice.iconName !== "" ? Theme.target : Math.ceil(words.implicitWidth) + 2 * Theme.s3 + 23
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            text: choice.currentLabel
            Accessible.role: Accessible.ComboBox
            Accessible.name: choice.label + ": " + (text === "" ? qsTr("nothing chosen") : text)
            Accessible.description: choice.problem
            onClicked: sheet.open()
            Keys.onReturnPressed: sheet.open()
            Keys.onDownPressed: sheet.open()

            background: Rectangle {
                radius: Theme.radius
                color: button.hovered ? Theme.hover : Theme.surface
                border.width: button.visualFocus ? 2 : 1
                border.color: button.visualFocus ? Theme.focus : choice.problem !== "" ? Theme.alert : Theme.border
            }
            Item {
        anchors.fill: parent
                AppText {
                    id: words
                    x: Theme.s3
                    visible: choice.iconName === ""
                    width: parent.width - 2 * Theme.s3 - 22
                    anchors.verticalCenter: parent.verticalCenter
                    single: choice.compact
                    text: button.text === "" ? qsTr("Choose") : button.text
                    soft: button.text === ""
                    Accessible.ignored: true
                }
                Icon {
                    x: choice.iconName === "" ? parent.width - width - Theme.s3 : (parent.width - width) / 2
                    anchors.verticalCenter: parent.verticalCenter
                    name: choice.iconName === "" ? "down" : choice.iconName
                    color: Theme.soft
                    size: 18
                }
            }
        }
    }
    Sheet {
        id: sheet
        title: choice.label
        onOpened: choice.options.length > 12 ? find.forceActiveFocus() : list.forceActiveFocus()

        SearchField {
            id: find
            width: parent.width
            visible: choice.options.length > 12
            name: qsTr("Search in the list")
            Keys.onDownPressed: list.forceActiveFocus()
            onSearched: words => list.words = Looking.folded(words)
        }
        RowList {
            id: list
            property string words: ""
            width: parent.width
            height: Math.min(contentHeight, 420)
            model: {
                const all = choice.none === "" ? [] : [
                    {
                        "code": "",
                        "label": choice.none
                    }
                ];
                return all.concat(choice.options).filter(o => list.words === "" || Looking.holds(o.label, list.words));
            }
            Accessible.name: choice.label
            function take(code: string): void {
                sheet.close();
                choice.chosen(code);
            }
            delegate: PickRow {
                required property int index
                required property var modelData
                width: ListView.view.width
                text: modelData.label
                picked: modelData.code === choice.current
                marked: ListView.isCurrentItem && ListView.view.activeFocus
                onClicked: list.take(modelData.code)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The editor that fits a field's type. It knows no record; it says what was typed or chosen.
Column {
    id: field

    required property Services services
    property string editor: ""
    property string label: ""
    property string input: ""
    property string text: ""
    property var chosen: []
    property var chosenLabels: []
    property var options: []
    property string refKind: ""
    property string problem: ""
    property bool needed: false
    property bool toSubmit: false
    readonly property string hint: toSubmit && !needed && text === "" ? qsTr("Needed before it can be submitted.") : ""

    readonly property string said: problem !== "" ? problem : hint // to screen readers, beside the name
    function focusIn(): void {
        field.nextItemInFocusChain(true)?.forceActiveFocus(Qt.TabFocusReason);
    }

    signal edited(string text)
    signal chose(string element, bool on)
    signal accepted // Return in its last text

    readonly property string shape: editor === "boolean" ? "yesNo" : editor === "code" ? "one" : editor === "codes" ? (options.length > 14 ? "pickMany" : "chips") : editor === "ref" || editor === "refs" ? "reference" : editor === "items" || editor === "json" ? "plain" : "typed"

    When {
        on: field.shape === "typed"

        AppField {
            width: field.width
            label: field.label
            text: field.input
            problem: field.problem
            needed: field.needed
            lines: field.editor === "long_text" ? 3 : 1
            inputHints: field.editor === "number" ? Qt.ImhFormattedNumbersOnly : Qt.ImhNone
            hint: field.hint !== "" ? field.hint : field.editor === "date" ? qsTr("Year-month-day, such as 2027-03-17") : field.editor === "instant" ? qsTr("In your time, such as 2027-03-17 14:30") : field.editor === "money" ? qsTr("Amount and currency, such as 1200 EUR") : ""
            onEdited: text => field.edited(text)
            onAccepted: field.accepted()
        }
    }
    When {
        on: field.shape === "yesNo"

        AppCheck {
            width: field.width
            text: field.label
            checked: field.input === "true"
            Accessible.description: field.said
            onToggled: field.edited(checked ? "true" : "false")
        }
    }
    When {
        on: field.shape === "one"

        Choice {
            width: field.width
            label: field.label
            needed: field.needed
            options: field.options
            problem: field.problem
            current: field.input
            none: field.needed ? "" : qsTr("Nothing chosen")
            onChosen: code => field.edited(code)
        }
    }
    When {
        on: field.shape === "chips"

        Column {
            width: field.width
            id: group
            spacing: Theme.s2

            AppText {
                width: parent.width
                text: field.label
                look: "small"
                font.weight: Font.Medium
            }
            Flow {
                width: parent.width
                spacing: Theme.s2

                Repeater {
                    model: field.options

                    Chip {
                        required property var modelData
                        most: group.width
                        text: modelData.label
                        checked: field.chosen.indexOf(modelData.code) >= 0
                        Accessible.description: Words.joined([field.label, field.said], ", ")
                        onToggled: field.chose(modelData.code, checked)
                    }
                }
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: field.chosen.length === 0 && field.toSubmit ? qsTr("Needed before it can be submitted.") : ""
                look: "small"
                soft: true
            }
        }
    }
    When {
        on: field.shape === "pickMany"

        Column {
            width: field.width
            spacing: Theme.s2

            Choice {
                width: parent.width
                label: field.label
                options: field.options
                problem: field.problem
                none: qsTr("Add one")
                onChosen: code => field.chose(code, true)
            }
            ChosenChips {
                width: parent.width
                elements: field.chosen
                labels: field.chosenLabels
                onRemoved: element => field.chose(element, false)
            }
        }
    }
    When {
        on: field.shape === "reference"

        RefPicker {
            width: field.width
            services: field.services
            label: field.label
            kind: field.refKind
            needed: field.needed
            problem: field.problem
            many: field.editor === "refs"
            elements: field.editor === "refs" ? field.chosen : field.input === "" ? [] : [field.input]
            labels: field.editor === "refs" ? field.chosenLabels : field.text === "" ? [] : [field.text]
            onChose: id => field.editor === "refs" ? field.chose(id, true) : field.edited(id)
            onRemoved: id => field.editor === "refs" ? field.chose(id, false) : field.edited("")
        }
    }
    When {
        on: field.shape === "plain"

        FieldView {
            width: field.width
            label: field.label
            text: field.text
        }
    }
    AppText {
        width: parent.width
        visible: field.problem !== "" && field.shape !== "typed"
        text: field.problem
        look: "small"
        color: Theme.alert
        Accessible.ignored: true
    }
}

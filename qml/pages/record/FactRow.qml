// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The facts that a record's page begins with: each name over its value, as many beside one another as there is room for.
Flow {
    id: row

    property var facts: []
    readonly property int most: Math.max(1, Math.min(facts.length, Math.floor((width + spacing) / (150 * Math.max(1, Theme.scale) + spacing))))
    signal opened(string id)

    spacing: Theme.s4
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Key facts")

    Repeater {
        model: row.facts

        FieldView {
            required property var modelData
            width: Math.floor((row.width - (row.most - 1) * row.spacing) / row.most)
            beside: false
            label: modelData.label
            text: modelData.text
            mark: modelData.mark
            markWords: modelData.markWords
            original: modelData.original
            links: modelData.links
            references: modelData.references
            onOpened: id => row.opened(id)
        }
    }
}

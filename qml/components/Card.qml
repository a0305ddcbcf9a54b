// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// A bordered surface for things that belong together. Its children stand below one another.
Rectangle {
    id: card

    default property alias content: column.data
    property int padding: Theme.s4
    property int gap: Theme.s3

    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: 320
    radius: Theme.radius
    color: Theme.surface
    border.width: 1
    border.color: Theme.line

    Column {
        id: column
        x: card.padding
        y: card.padding
        width: card.width - 2 * card.padding
        spacing: card.gap
    }
}

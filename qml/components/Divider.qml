// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// A thin line between things.
Rectangle {
    implicitHeight: 1
    implicitWidth: 1
    color: Theme.line
}

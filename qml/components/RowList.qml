// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Components

/// Rows of which one is current. The list is one stop for Tab. The arrows and the keys for scrolling move in it, and Return takes the row.
ListView {
    id: list

    function choose(row: var): void {
        if (row)
            row.clicked();
    }

    clip: true
    keyNavigationEnabled: true
    activeFocusOnTab: count > 0
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    Accessible.role: Accessible.List
    onActiveFocusChanged: {
        if (!activeFocus || count === 0)
            return;
        currentIndex = Math.max(0, currentIndex);
        // The current row may have been scrolled away meanwhile.
        positionViewAtIndex(currentIndex, ListView.Contain);
    }
    Keys.onReturnPressed: choose(currentItem)
    Keys.onEnterPressed: choose(currentItem)
    T.ScrollBar.vertical: ScrollMark {}
}

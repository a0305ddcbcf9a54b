// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// The part of a page that scrolls. It follows the keyboard: the control that has it, and the line that is being written, stay in sight.
Flickable {
    id: scroller

    readonly property Item keyboard: scroller.Window.activeFocusItem

    function holds(item: Item): bool {
        for (let up = item; up; up = up.parent)
            if (up === contentItem)
                return true;
        return false;
    }
    /// The place in a text where one writes; undefined in anything else.
    function lineIn(item: var): var {
        return item.cursorRectangle;
    }
    function follow(): void {
        const item = keyboard;
        if (!item || !holds(item))
            return;
        const line = lineIn(item);
        if (line && item.height > height)
            reveal(item.mapToItem(contentItem, line.x, line.y, line.width, line.height));
        else
            reveal(item.mapToItem(contentItem, 0, 0, item.width, item.height));
    }
    /// Leaves some room around it, for a label or the ring. Of a control that is higher than the page, it shows the beginning.
    function reveal(box: rect): void {
        const room = Math.max(0, Math.min(Theme.s6, (height - box.height) / 2));
        const last = Math.max(0, contentHeight - height);
        if (box.y - room < contentY || box.height > height)
            contentY = Math.max(0, Math.min(last, box.y - room));
        else if (box.y + box.height + room > contentY + height)
            contentY = Math.max(0, Math.min(last, box.y + box.height + room - height));
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollMark {}
    onKeyboardChanged: soon.restart()
    onHeightChanged: soon.restart()

    Timer {
        id: soon
        interval: 0
        onTriggered: scroller.follow()
    }

    Connections {
        target: scroller.keyboard
        ignoreUnknownSignals: true
        function onCursorRectangleChanged(): void {
            scroller.follow();
        }
    }
}

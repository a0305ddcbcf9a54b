// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/// What the keys for scrolling move.
QtObject {
    /// The nearest thing that has more than it shows: around the item, else beside it, the last one first.
    function near(item: Item): Flickable {
        for (let up = item; up; up = up.parent) {
            const found = within(up);
            if (found)
                return found;
        }
        return null;
    }
    function within(item: Item): Flickable {
        if (!item.visible)
            return null;
        if (item instanceof Flickable && item.contentHeight > item.height + 1)
            return item;
        for (let i = item.children.length - 1; i >= 0; --i) {
            const found = within(item.children[i]);
            if (found)
                return found;
        }
        return null;
    }
    /// `pages` onward, or back; beyond the end it stops there.
    function turn(item: Item, pages: real): void {
        const flick = near(item);
        if (!flick)
            return;
        if (flick instanceof ListView && flick.activeFocus) {
            const rows = Math.max(1, Math.floor(flick.height * flick.count / flick.contentHeight) - 1);
            flick.currentIndex = Math.max(0, Math.min(flick.count - 1, flick.currentIndex + Math.round(pages * rows)));
            flick.positionViewAtIndex(flick.currentIndex, ListView.Contain);
            return;
        }
        // A list guesses how long it is; its ends it knows.
        if (flick instanceof ListView && Math.abs(pages) > 1) {
            pages > 0 ? flick.positionViewAtEnd() : flick.positionViewAtBeginning();
            return;
        }
        const step = Math.max(flick.height / 2, flick.height - 64);
        const last = flick.originY + flick.contentHeight - flick.height;
        flick.contentY = Math.max(flick.originY, Math.min(last, flick.contentY + pages * step));
    }
}

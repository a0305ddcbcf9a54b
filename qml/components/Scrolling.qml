// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick
import QtQuick.Templates as T

/// What the keys for scrolling move.
QtObject {
    id: scrolling

    /// A list that was sent to an end stays there while its rows are made, because until then it only guesses how long it is. Whoever moves
    /// it frees it.
    property ListView held: null
    property bool heldLast: false
    property int corrections: 0
    readonly property int enough: 200
    readonly property bool grasped: held !== null && (held.moving || (held.T.ScrollBar.vertical?.pressed ?? false))

    // `item` is a ListView. Qt 6.4's qmllint falls over the type, so it is not declared as one.
    function hold(list: var, last: bool): void {
        list.cancelFlick();
        held = list;
        heldLast = last;
        corrections = 0;
        settle();
    }
    function release(): void {
        held = null;
    }
    function settle(): void {
        if (!held || ++corrections > enough)
            return;
        heldLast ? held.positionViewAtEnd() : held.positionViewAtBeginning();
    }

    onGraspedChanged: if (grasped)
        scrolling.releasing.restart()

    readonly property Timer settling: Timer {
        interval: 0
        onTriggered: scrolling.settle()
    }
    readonly property Timer releasing: Timer {
        interval: 0
        onTriggered: scrolling.release()
    }
    readonly property Connections watch: Connections {
        target: scrolling.held
        ignoreUnknownSignals: true
        function onContentHeightChanged(): void {
            scrolling.settling.restart();
        }
        function onOriginYChanged(): void {
            scrolling.settling.restart();
        }
        function onHeightChanged(): void {
            scrolling.settling.restart();
        }
        function onMovementStarted(): void {
            scrolling.release();
        }
        function onCurrentIndexChanged(): void {
            scrolling.release();
        }
        function onCountChanged(): void {
            scrolling.release();
        }
    }

    /// The nearest thing that has more than it shows: one around the item, else one beside it, the last one first.
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
    /// Scrolls `pages` onward, or back. Beyond the end it stops there.
    function turn(item: Item, pages: real): void {
        const flick = near(item);
        release();
        if (!flick)
            return;
        if (flick instanceof ListView && flick.activeFocus) {
            const rows = Math.max(1, Math.floor(flick.height * flick.count / flick.contentHeight) - 1);
            flick.currentIndex = Math.max(0, Math.min(flick.count - 1, flick.currentIndex + Math.round(pages * rows)));
            flick.positionViewAtIndex(flick.currentIndex, ListView.Contain);
            return;
        }
        const overlap = 64;
        const step = Math.max(flick.height / 2, flick.height - overlap);
        const first = flick.originY;
        const last = first + flick.contentHeight - flick.height;
        let to = flick.contentY + pages * step;
        // A rest that is smaller than what two pages share is no page of its own.
        if (to < first + overlap && pages < 0)
            to = first;
        else if (to > last - overlap && pages > 0)
            to = last;
        // A list whose last row is not made yet has only guessed where its end is.
        const ended = pages > 0 ? to >= last : to <= first;
        if (flick instanceof ListView && ended && (Math.abs(pages) > 1 || flick.itemAtIndex(pages > 0 ? flick.count - 1 : 0)))
            hold(flick, pages > 0);
        else
            flick.contentY = Math.max(first, Math.min(last, to));
    }
}

// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// A passing notice at the bottom, announced to screen readers.
Rectangle {
    id: toast

    function say(sentence: string): void {
        words.text = sentence;
        pause.restart();
    }
    readonly property bool shown: pause.running

    implicitHeight: words.implicitHeight + 2 * Theme.s3
    width: Math.min(parent ? parent.width - 2 * Theme.s4 : 320, words.implicitWidth + 2 * Theme.s4 + 1)
    radius: Theme.radius
    color: Theme.text
    visible: shown
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text
    Accessible.ignored: !shown

    AppText {
        id: words
        x: Theme.s4
        y: Theme.s3
        width: toast.width - 2 * Theme.s4
        color: Theme.window
        Accessible.ignored: true
    }
    Timer {
        id: pause
        interval: 6000
    }
}

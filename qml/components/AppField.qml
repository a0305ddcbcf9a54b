// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A labelled field for one line or, with `lines` above 1, for prose. It says `edited` as its user types, also for the word that an input
/// method is still composing, and never when its text is set. Return leads to the next field of the form, and at the last one says
/// `accepted`.
Item {
    id: field

    property string label: ""
    property string text: ""
    property string hint: ""
    property string problem: ""
    property string placeholder: ""
    property bool needed: false
    property int lines: 1
    property int inputHints: Qt.ImhNone
    property bool late: false // `text` was set while somebody typed
    readonly property Item input: lines > 1 ? area : line
    readonly property string words: Words.shown(input)

    property bool last: false // what stands below on the page is another form
    signal edited(string text)
    signal accepted

    implicitHeight: column.implicitHeight
    implicitWidth: 240

    function focusIn(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }
    /// What was copied takes the place of what stands here, as if its user had typed it.
    function takeCopied(): void {
        focusIn();
        line.selectAll();
        line.paste();
    }
    function touched(): void {
        if (!input.activeFocus)
            input.forceActiveFocus(Qt.MouseFocusReason);
        offerEditing();
    }
    function offerEditing(): void {
        menu.on = true;
        menu.made().open();
    }
    /// The text is replaced only while nobody types.
    function lay(): void {
        late = input.activeFocus;
        if (late || (input === line ? line.text : area.text) === text)
            return;
        input.text = text;
        if (input === line)
            line.cursorPosition = 0;
    }
    function rest(): void {
        Composing.end(input);
        if (late)
            lay();
    }
    /// Moves to the next field of the Scroller around this one. After the last, says `accepted`.
    function goOn(): void {
        if (last)
            return accepted();
        let form = field.parent;
        while (form && !(form instanceof Flickable))
            form = form.parent;
        const height = item => item.mapToItem(form, 0, 0).y;
        for (let next = input.nextItemInFocusChain(true); form && next; next = next.nextItemInFocusChain(true)) {
            let up = next;
            while (up && up !== form)
                up = up.parent;
            // The next item is out of the form, or the search came round to the form's beginning.
            if (!up || next === input || height(next) < height(input))
                break;
            if (next.cursorPosition === undefined && next.checkable !== true && next.isField !== true)
                continue;
            next.forceActiveFocus(Qt.TabFocusReason);
            return;
        }
        accepted();
    }
    function keyed(event: var): void {
        if (event.key !== Qt.Key_F10 || !(event.modifiers & Qt.ShiftModifier))
            return;
        offerEditing();
        event.accepted = true;
    }
    onTextChanged: lay()
    onWordsChanged: if (input.activeFocus)
        edited(words)
    Component.onCompleted: lay()

    Column {
        id: column
        width: field.width
        spacing: Theme.s1

        AppText {
            width: parent.width
            visible: field.label !== ""
            text: field.needed ? qsTr("%1 (needed)").arg(field.label) : field.label
            look: "small"
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        T.TextField {
            id: line
            visible: field.lines === 1
            width: parent.width
            height: Math.max(Theme.target, implicitHeight)
            implicitHeight: contentHeight + 2 * Theme.s3
            padding: Theme.s3
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.text
            selectionColor: Theme.primary
            selectedTextColor: Theme.primaryInk
            font.family: Theme.family
            font.pixelSize: Theme.body
            placeholderText: field.placeholder
            inputMethodHints: field.inputHints
            selectByMouse: true
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.problem !== "" ? field.problem : field.hint
            onAccepted: field.goOn()
            onActiveFocusChanged: if (!activeFocus)
                field.rest()
            Keys.onMenuPressed: field.offerEditing()
            Keys.onPressed: event => field.keyed(event)
            background: Rectangle {
                radius: Theme.radius
                color: Theme.surface
                border.width: line.activeFocus ? 2 : 1
                border.color: field.problem !== "" ? Theme.alert : line.activeFocus ? Theme.focus : Theme.border
            }
            TapHandler {
                acceptedButtons: Qt.RightButton
                onTapped: field.touched()
            }
            TapHandler {
                acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
                onLongPressed: field.touched()
            }
            AppText {
                anchors.fill: parent
                anchors.margins: Theme.s3
                verticalAlignment: Text.AlignVCenter
                single: true
                soft: true
                text: line.placeholderText
                visible: line.text === "" && line.preeditText === ""
                Accessible.ignored: true
            }
        }
        T.TextArea {
            id: area
            visible: field.lines > 1
            width: parent.width
            implicitHeight: Math.max(field.lines * Theme.body * 1.45 + 2 * Theme.s3, contentHeight + 2 * Theme.s3)
            padding: Theme.s3
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            color: Theme.text
            selectionColor: Theme.primary
            selectedTextColor: Theme.primaryInk
            font.family: Theme.family
            font.pixelSize: Theme.body
            selectByMouse: true
            activeFocusOnTab: true
            KeyNavigation.priority: KeyNavigation.BeforeItem
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onMenuPressed: field.offerEditing()
            Keys.onPressed: event => field.keyed(event)
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.problem !== "" ? field.problem : field.hint
            onActiveFocusChanged: if (!activeFocus)
                field.rest()
            background: Rectangle {
                radius: Theme.radius
                color: Theme.surface
                border.width: area.activeFocus ? 2 : 1
                border.color: field.problem !== "" ? Theme.alert : area.activeFocus ? Theme.focus : Theme.border
            }
            TapHandler {
                acceptedButtons: Qt.RightButton
                onTapped: field.touched()
            }
            TapHandler {
                acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
                onLongPressed: field.touched()
            }
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: field.problem !== "" ? field.problem : field.hint
            color: field.problem !== "" ? Theme.alert : Theme.soft
            look: "small"
        }
    }
    When {
        id: menu

        EditMenu {
            y: field.height
            target: field.input
        }
    }
}

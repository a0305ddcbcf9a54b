// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Where one is in the window, and where "back" leads.
QtObject {
    id: trail

    property string place: "today"
    property string recordId: ""
    property string detail: ""     // of the sync place: pending, refusals, proposals
    property string newKind: ""
    property string parentField: ""
    property string parentId: ""
    property var past: []
    readonly property bool inDetail: recordId !== "" || newKind !== "" || detail !== ""

    function remember(): void {
        past = past.concat([[place, recordId, detail, newKind, parentField, parentId]]).slice(-30);
    }
    function put(to: string, record: string, part: string, kind: string, field: string, parent: string): void {
        place = to;
        recordId = record;
        detail = part;
        // The form is made with what it hangs on. So the parent is set before the kind, which makes the form.
        parentField = field;
        parentId = parent;
        newKind = kind;
    }
    function go(to: string): void {
        if (to === place && !inDetail)
            return;
        remember();
        put(to, "", "", "", "", "");
    }
    function openRecord(id: string): void {
        if (id === "" || (id === recordId && newKind === ""))
            return;
        remember();
        put(place, id, detail, "", "", "");
    }
    function openDetail(to: string, part: string): void {
        remember();
        put(to, "", part, "", "", "");
    }
    function begin(kind: string, field: string, parent: string): void {
        remember();
        put(place, "", "", kind, field, parent);
    }
    /// A new record was kept. Its page takes the place of the form.
    function became(id: string): void {
        put(place, id, "", "", "", "");
    }
    function goBack(home: string): void {
        if (past.length === 0) {
            put(home, "", "", "", "", "");
            return;
        }
        const last = past[past.length - 1];
        past = past.slice(0, -1);
        put(last[0], last[1], last[2], last[3], last[4], last[5]);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/// Small helps with words.
QtObject {
    /// The parts that are not empty, with a sign between them.
    function joined(parts: var, sign: string): string {
        return parts.filter(part => part !== "").join(sign);
    }
    /// What a field shows, with the word that is still being composed in it.
    function shown(input: var): string {
        const at = input.cursorPosition;
        return input.preeditText === "" ? input.text : input.text.slice(0, at) + input.preeditText + input.text.slice(at);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma Singleton
import QtQuick

/// Small helps with words.
QtObject {
    /// The parts that are not empty, with a sign between them.
    function joined(parts: var, sign: string): string {
        return parts.filter(part => part !== "").join(sign);
    }
}

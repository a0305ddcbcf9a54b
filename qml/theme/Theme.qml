// SPDX-License-Identifier: Apache-2.0
// Colours, sizes and spaces: the only place that names any. Every text colour has a contrast of 4.5 or more on its ground.
pragma Singleton
import QtQuick

QtObject {
    id: theme

    property string mode: "light" // light, dark, contrast
    property real scale: 1.0
    property bool still: false

    readonly property bool dark: mode === "dark"
    readonly property bool contrast: mode === "contrast"

    function pick(light: color, dusk: color, strong: color): color {
        return theme.contrast ? strong : theme.dark ? dusk : light;
    }

    // Grounds
    readonly property color window: pick("#F4F6F8", "#10161C", "#000000")
    readonly property color surface: pick("#FFFFFF", "#19212A", "#000000")
    readonly property color raised: pick("#FFFFFF", "#202A34", "#0B0B0B")
    readonly property color sunken: pick("#EBEFF3", "#141B22", "#141414")
    readonly property color hover: pick("#EEF3F6", "#222D38", "#2A2A2A")
    readonly property color line: pick("#D8DFE6", "#303C48", "#FFFFFF")
    readonly property color border: pick("#707E8B", "#70808F", "#FFFFFF")

    // Words
    readonly property color text: pick("#17222C", "#E7EDF2", "#FFFFFF")
    readonly property color soft: pick("#51606E", "#A8B5C1", "#FFFFFF")
    readonly property color focus: pick("#0A5C7F", "#8AD1EE", "#FFE14D")

    // The product's own colour
    readonly property color primary: pick("#0A5C7F", "#79C6E6", "#FFE14D")
    readonly property color primaryInk: pick("#FFFFFF", "#05222F", "#000000")
    readonly property color primaryPressed: pick("#08455F", "#9AD7F0", "#FFF0A0")
    readonly property color primarySoft: pick("#DFEEF5", "#173746", "#1E1E1E")
    readonly property color primarySoftInk: pick("#07415A", "#BFE6F6", "#FFE14D")

    // The word ladder and notices: ground and words
    readonly property color good: pick("#17653A", "#7FD6A2", "#7CFFB0")
    readonly property color goodSoft: pick("#E2F3E8", "#16332A", "#0E0E0E")
    readonly property color sent: pick("#1B4FA0", "#9DC2FF", "#A9CCFF")
    readonly property color sentSoft: pick("#E4ECFA", "#1A2B47", "#0E0E0E")
    readonly property color local: pick("#5A4A12", "#E6CE84", "#FFE14D")
    readonly property color localSoft: pick("#F7EFD3", "#37301A", "#0E0E0E")
    readonly property color alert: pick("#A3231B", "#FFB1A8", "#FF9C91")
    readonly property color alertSoft: pick("#FBE7E4", "#43211F", "#0E0E0E")
    readonly property color neutralSoft: pick("#E9EDF1", "#28333E", "#1E1E1E")

    // Sizes of letters, in pixels
    readonly property int tiny: Math.round(12 * scale)
    readonly property int small: Math.round(13 * scale)
    readonly property int body: Math.round(15 * scale)
    readonly property int heading: Math.round(Math.min(18 * scale, 18 + 8 * (scale - 1)))
    readonly property int title: Math.round(Math.min(22 * scale, 22 + 8 * (scale - 1)))
    readonly property string family: "Noto Sans"

    // Spaces
    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s5: 24
    readonly property int s6: 32
    readonly property int radius: 8
    readonly property int target: 48
    readonly property int narrow: 600
    readonly property int wide: 840
    readonly property int quick: still ? 0 : 120
}

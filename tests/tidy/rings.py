# SPDX-License-Identifier: Apache-2.0
"""Rooms that include each other in a ring. A room is a folder of the product's sources; an arrow is an include."""


class Rings:
    def __init__(self):
        self.arrows = {}

    def include(self, name, target):
        """The file `name` includes `target`; both are paths from the root."""
        room, other = name.rpartition("/")[0], target.rpartition("/")[0]
        self.arrows.setdefault(other, {})
        if room != other:
            self.arrows.setdefault(room, {}).setdefault(other, f"{name} -> {target}")

    def found(self):
        """Each ring as its rooms, in order, with an include for each of its arrows."""
        out = []
        for ring in self._components():
            arrows = [include for room in ring for other, include in sorted(self.arrows[room].items()) if other in ring]
            out.append((sorted(ring), arrows))
        return sorted(out)

    def _components(self):
        reach = {room: self._reach(room) for room in self.arrows}
        seen = set()
        for room in sorted(self.arrows):
            ring = {other for other in reach[room] if room in reach[other]}
            if ring and room not in seen:
                seen |= ring
                yield ring

    def _reach(self, room):
        found, ahead = set(), [room]
        while ahead:
            for other in self.arrows[ahead.pop()]:
                if other not in found:
                    found.add(other)
                    ahead.append(other)
        return found

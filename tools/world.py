#!/usr/bin/env python3
"""Turns outlines of countries into what the map draws: world.py COUNTRIES-110M.json COUNTRIES-50M.json OUT

Reads TopoJSON (npm world-atlas: Natural Earth). OUT: "DRGWRLD1", then for each of the two a u32 (little-endian) number of lines and the lines:
a byte (0 coast, 1 border between countries, 2 where the map is cut open), a varint number of points, and the points as varints of zigzag differences of longitude and
latitude in fiftieths of a degree, the first from 0, 0. Coasts and cuts together close around the land: wherever a coast crosses the 180th
meridian, a cut goes from there to the south pole on both sides of the map (two of them cancel each other). Same files, same bytes.
"""
import json
import struct
import sys
from pathlib import Path

STEPS = 50  # a degree


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7f | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def uses(topology):
    """How many countries each arc bounds."""
    count = [0] * len(topology['arcs'])

    def walk(arcs):
        for arc in arcs:
            if isinstance(arc, list):
                walk(arc)
            else:
                count[arc if arc >= 0 else ~arc] += 1
    for shape in topology['objects']['countries']['geometries']:
        walk(shape.get('arcs', []))
    return count


def simplified(points, tolerance):
    """Douglas and Peucker 1973, on an explicit stack; ends stay."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        worst, far = tolerance, -1
        for i in range(a + 1, b):
            px, py = points[i][0] - ax, points[i][1] - ay
            off = abs(dx * py - dy * px) / length if length else (px * px + py * py) ** 0.5
            if off > worst:
                worst, far = off, i
        if far >= 0:
            keep.add(far)
            stack += [(a, far), (far, b)]
    return [points[i] for i in sorted(keep)]


def pieces(points):
    """A line where it does not jump from one side of the map to the other, and the latitudes where it does."""
    half = 180 * STEPS
    parts, jumps = [[points[0]]], []
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if abs(x1 - x0) > half:
            side = half if x0 > 0 else -half
            past = x1 + 2 * side  # where the next point would be without the jump
            y = y0 + (y1 - y0) * (side - x0) / (past - x0) if past != x0 else y0
            parts[-1].append((side, y))
            parts.append([(-side, y)])
            jumps.append(y)
        parts[-1].append((x1, y1))
    return parts, jumps


def lines(topology, tolerance):
    scale, move = topology['transform']['scale'], topology['transform']['translate']
    out, number = b'', 0
    for arc, used in zip(topology['arcs'], uses(topology)):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * scale[0] + move[0]) * STEPS, (y * scale[1] + move[1]) * STEPS))
        if used == 0:
            continue
        parts, jumps = pieces(points)
        kind = 0 if used == 1 else 1
        drawn = [(kind, simplified(part, tolerance)) for part in parts]
        if kind == 0:
            for y in jumps:
                south = [min(y, step * STEPS) for step in range(90, -91, -3) if step * STEPS <= y + 3 * STEPS]
                drawn += [(2, [(side * 180 * STEPS, lat) for lat in south]) for side in (1, -1)]
        for kind, part in drawn:
            line = encoded(kind, part)
            number += bool(line)
            out += line
    return struct.pack('<I', number) + out


def encoded(kind, points):
    grid = []
    for point in points:
        rounded = (round(point[0]), round(point[1]))
        if not grid or grid[-1] != rounded:
            grid.append(rounded)
    if len(grid) < 2:
        return b''  # smaller than the grid
    out = bytes([kind]) + varint(len(grid))
    x = y = 0
    for gx, gy in grid:
        out += zigzag(gx - x) + zigzag(gy - y)
        x, y = gx, gy
    return out


def main(coarse, fine, out):
    data = b'DRGWRLD1' + b''.join(lines(json.loads(Path(path).read_text()), tolerance) for path, tolerance in ((coarse, 0.5), (fine, 1.2)))
    part = Path(out + '.part')
    part.write_bytes(data)
    part.replace(out)


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])

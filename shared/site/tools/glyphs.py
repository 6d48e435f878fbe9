# SPDX-License-Identifier: EUPL-1.2
"""Writes the outlines of the vendored fonts as text: python3 glyphs.py (needs fonttools and brotli)

Pictures are drawn from these outlines rather than by the text engine of a Java, whose pixels differ from one machine to another.
A line a glyph: its code point, its advance, its path in straight lines and quadratic curves, in thousandths of the em, y upwards.
"""

import pathlib

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = pathlib.Path(__file__).parent.parent / "src/main/resources/fr/parution/site/fonts"
FACES = {"serif": ("source-serif-4.woff2", 620), "sans": ("inter.woff2", 450), "sans-bold": ("inter.woff2", 650)}


def path(glyphs, name, scale):
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    steps = []
    point = lambda p: f"{round(p[0] * scale)} {round(p[1] * scale)}"
    for operator, points in pen.value:
        if operator == "moveTo":
            start = points[0]
            steps.append("M" + point(start))
        elif operator == "lineTo":
            steps.append("L" + point(points[0]))
        elif operator == "qCurveTo":
            *offs, end = points
            if end is None:  # a contour without a point on it
                end = ((offs[0][0] + offs[-1][0]) / 2, (offs[0][1] + offs[-1][1]) / 2)
                steps.append("M" + point(end))
            for i, off in enumerate(offs):
                last = i + 1 == len(offs)
                on = end if last else ((off[0] + offs[i + 1][0]) / 2, (off[1] + offs[i + 1][1]) / 2)
                steps.append("Q" + point(off) + " " + point(on))
        elif operator in ("closePath", "endPath"):
            steps.append("Z")
        else:
            raise ValueError(operator)
    return "".join(steps)


for face, (file, weight) in FACES.items():
    font = instantiateVariableFont(TTFont(FONTS / file), {"wght": weight})
    scale = 1000 / font["head"].unitsPerEm
    glyphs = font.getGlyphSet()
    lines = []
    for code, name in sorted(font.getBestCmap().items()):
        if code >= 32:
            lines.append(f"{code:x} {round(font['hmtx'][name][0] * scale)} {path(glyphs, name, scale)}".rstrip())
    (FONTS / f"{face}.glyphs").write_text("\n".join(lines) + "\n", encoding="ascii")
    print(face, len(lines))

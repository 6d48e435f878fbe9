# SPDX-License-Identifier: EUPL-1.2
"""Reads one page of each kind as the HTML standard says, and prints for each how many errors its parser met.

Of pages that are made alike for many things, the first is read.
"""

import pathlib
import sys

import html5rdf


def kind(path):
    """The folder of a page without the name of the thing that it is about."""
    parts = path.parts
    return tuple("*" if i > 0 and parts[i - 1] in ("datasets", "territories", "releases") else part for i, part in enumerate(parts))


def main(store):
    seen = {}
    for path in sorted(p.relative_to(store) for p in store.rglob("*.html")):
        seen.setdefault(kind(path), path)
    for path in seen.values():
        parser = html5rdf.HTMLParser()
        parser.parse((store / path).read_text("utf-8"))
        for place, error, details in parser.errors[:3]:
            print(path, place, error, details, file=sys.stderr)
        print(path, len(parser.errors))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

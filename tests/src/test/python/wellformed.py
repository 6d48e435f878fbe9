# SPDX-License-Identifier: EUPL-1.2
"""Reads one page of each kind as the HTML standard says, and prints for each how many errors its parser met.

Of pages that are made alike for many things, the first is read.
"""

import pathlib
import sys

import html5rdf


def kind(path, datasets):
    """The folders of a page without the names of what it is about: a data set, a place, a period, a release, an edition."""
    parts = list(path.parts)
    if parts[0] == "embed":
        after = next(i for i, part in enumerate(parts) if part in datasets) + 2
        parts[after:-1] = ["*"] * len(parts[after:-1])
    return tuple("*" if part in datasets or any(c.isdigit() for c in part.removesuffix(".html")) else part for part in parts)


def main(store):
    datasets = {folder.name for folder in (store / "datasets").iterdir()}
    seen = {}
    for path in sorted(p.relative_to(store) for p in store.rglob("*.html")):
        seen.setdefault(kind(path, datasets), path)
    for path in seen.values():
        parser = html5rdf.HTMLParser()
        parser.parse((store / path).read_text("utf-8"))
        for place, error, details in parser.errors[:3]:
            print(path, place, error, details, file=sys.stderr)
        print(path, len(parser.errors))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

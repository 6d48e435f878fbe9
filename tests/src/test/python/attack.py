# SPDX-License-Identifier: EUPL-1.2
"""
Attacks what a store publishes, with nothing but its files, and tells which hidden figures it finds: by their places, never by
their values. Ends with 1 when it finds any.

    attack.py STORE [--places N] [--report] [--alone FILE] [--programs N]

Each attack that finds something is a line, `found ATTACK: COUNT`, and some of its places below. What is counted apart is no
finding: zeros that can be known, sums over many. `--places` says how many places to tell, `--report` ends with 0 all the same.
The file names hidden rows of one person each, a line for each: what those know who are alone there. `--programs`
solves linear programs over so many periods of each data set's last release, the last ones: some seconds each.
"""

import html
import itertools
import pathlib
import re
import sys
import time

import attack_links
from attack_finds import Attack, Findings
from attack_tables import Table, directories

PROMISE = re.compile(r"moins de\s+(\d+)\s+personnes")
ALWAYS = re.compile(r"toujours montrée\s*:\s*([^.]*)\.")
MANY_RELEASES = 4


def promise(store, dataset):
    """What the page of a data set says: how many persons a shown row has at least, and what is always shown."""
    page = pathlib.Path(store) / "datasets" / dataset / "index.html"
    text = html.unescape(page.read_text("utf-8")) if page.exists() else ""
    least = PROMISE.search(text)
    always = ALWAYS.search(text)
    return int(least[1]) if least else 5, set(always[1].split(", ")) if always else set()


def attack(store, alone=frozenset(), programs=0):
    found = Findings()
    promises, newest = {}, []
    for dataset, places in sorted(directories(store).items()):
        promises[dataset] = promise(store, dataset)
        tables = [Table(directory, dataset) for directory in places]
        if not tables[-1].is_protected:
            found.counts["data sets without protection"] += 1
            continue
        for table in tables:
            periods = programs if table is tables[-1] else 0
            found.merge(Attack(table, promises[dataset], alone=alone, programs=periods).run())
        for older, newer in compared(tables):
            found.merge(attack_links.releases(older, newer, promises[dataset]))
        newest.append(tables[-1])
    found.merge(attack_links.sisters(newest, promises))
    return found


def compared(tables):
    """All pairs of few releases; of many, each with the next and with the last."""
    if len(tables) <= MANY_RELEASES:
        return list(itertools.combinations(tables, 2))
    pairs = list(zip(tables, tables[1:]))
    return pairs + [(table, tables[-1]) for table in tables[:-2]]


def main(store, *options):
    shown = int(options[options.index("--places") + 1]) if "--places" in options else 3
    alone = pathlib.Path(options[options.index("--alone") + 1]).read_text("utf-8").split("\n") if "--alone" in options else ()
    start = time.monotonic()
    programs = int(options[options.index("--programs") + 1]) if "--programs" in options else 0
    found = attack(store, frozenset(alone), programs)
    for what, count in sorted(found.counts.items()):
        print(f"{what}: {count}")
    for name, places in sorted(found.places.items()):
        if places:
            print(f"found {name}: {len(places)}")
            for place in itertools.islice(places, shown):
                print(f"  {place}")
    print(f"seconds: {time.monotonic() - start:.1f}")
    print(f"findings: {found.total()}")
    return 1 if found.total() and "--report" not in options else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

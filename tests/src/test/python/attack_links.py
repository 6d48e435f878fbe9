# SPDX-License-Identifier: EUPL-1.2
"""What data sets tell of each other, and what two releases of one tell together."""

import math
from collections import defaultdict

import numpy as np
from attack_finds import Attack, Findings
from attack_tables import SAME_PERIOD

MOST_SERIES = 400
FEW_SERIES = 10
LEAST_TELLING = 5
TELLING_DIGITS = 9


def quarter(period):
    """The quarter of a period, and whether it is one of the quarter's months."""
    year, part = SAME_PERIOD.match(str(period)).groups()
    if part is None or part.startswith("T"):
        return str(period), False
    return f"{year}-T{(int(part) + 2) // 3}", True


class Series:
    """One figure over time: for each quarter the rows that add up to it."""

    def __init__(self, table, measure, of):
        self.table, self.measure = table, measure
        # A small series of a fine level may be alike by chance: the same file stands in both.
        self.least_alike = 3 if of <= FEW_SERIES else 8
        self.rows = defaultdict(list)
        self.monthly = False

    def value(self, when):
        values = self.table.values[self.measure][self.rows[when]]
        complete = len(values) == (3 if self.monthly else 1)
        return float(values.sum()) if complete and not np.isnan(values).any() and not self.hidden(when) else None

    def hidden(self, when):
        table = self.table
        return [row for row in self.rows[when] if table.hidden_of[self.measure][row]]


def series(table):
    """The figures of a table's coarser levels."""
    if table.period is None:
        return
    table.hidden_of = {name: table.hidden(name) for name in table.additive()}
    for level in table.levels:
        keys = table.keys(level.kept - period_columns(table), level.rows)
        size = len(np.unique(keys))
        if level.latent or size > MOST_SERIES:
            continue
        for measure in table.additive():
            found = defaultdict(lambda measure=measure, size=size: Series(table, measure, size))
            for key, row in zip(keys.tolist(), level.rows.tolist()):
                when, monthly = quarter(table.periods[row])
                found[key].rows[when].append(row)
                found[key].monthly |= monthly
            yield from found.values()


def period_columns(table):
    """Columns that say when, in any form: no more values than the period has."""
    periods = table.codes[table.period]
    return {d for d in table.dimensions if len(np.unique(periods * 100_000 + table.codes[d])) == len(np.unique(periods))}


def sisters(tables, promises):
    """Totals that two data sets share, found by their equal figures; hidden in one and known from the other."""
    found = Findings()
    learnt = defaultdict(list)
    by_value = defaultdict(list)
    pairs = 0
    for table in tables:
        own = list(series(table))
        for one in own:
            for other in candidates(one, by_value):
                if agree(one, other):
                    pairs += 1
                    tell(one, other, found, learnt)
                    tell(other, one, found, learnt)
        for one in own:
            for when in list(one.rows):
                value = one.value(when)
                if value is not None and value >= LEAST_TELLING:
                    by_value[(when, value)].append(one)
    found.counts["totals shared by two data sets"] = pairs
    for table in tables:
        if learnt[table.dataset]:
            again = Attack(table, promises[table.dataset], learnt[table.dataset])
            again.bounds.settle()
            before = Attack(table, promises[table.dataset])
            before.bounds.settle()
            for name in table.additive():
                new = table.hidden(name) & again.bounds.exact(name) & ~before.bounds.exact(name)
                new &= again.bounds.most[name] > 0.5
                for row in np.flatnonzero(new[: table.size]).tolist():
                    found.add("shared total", table.place(row), name)
    return found


def candidates(one, by_value):
    """Series that have the same figures, too many and too large to be so by chance."""
    common = defaultdict(list)
    for when in list(one.rows):
        value = one.value(when)
        for other in by_value.get((when, value), ()) if value is not None and value >= LEAST_TELLING else ():
            common[other].append(value)
    return [
        other
        for other, values in common.items()
        if len(set(values)) >= max(one.least_alike, other.least_alike) and sum(map(digits(one), values)) >= TELLING_DIGITS
    ]


def digits(one):
    """How many decimal digits a figure says: 600 euros say little where all amounts are multiples of 600."""
    table = one.table
    figures = table.values[one.measure][table.shown[one.measure]].astype(np.int64)
    unit = max(1, int(np.gcd.reduce(figures)))
    return lambda value: math.log10(max(1, value / unit))


def agree(one, other):
    for when in one.rows.keys() & other.rows.keys():
        mine, its = one.value(when), other.value(when)
        if mine is not None and its is not None and abs(mine - its) > 0.5:
            return False
    return True


def tell(one, other, found, learnt):
    """What the second series tells of the first."""
    for when in one.rows.keys() & other.rows.keys():
        total = other.value(when)
        hidden = one.hidden(when)
        if total is None or len(hidden) != 1 or len(one.rows[when]) != (3 if one.monthly else 1):
            continue
        table, row = one.table, hidden[0]
        if not one.monthly and says_so_itself(table, row, total):
            # The figure is that of all, as far as anybody has seen: its own row says as much as the sister does.
            found.counts["equal to another figure of the row"] += 1
            continue
        rest = [r for r in one.rows[when] if r != row]
        value = total - float(table.values[one.measure][rest].sum())
        if value < 0.5:
            found.counts["known zeros"] += 1
            continue
        found.add("shared total", table.place(row), one.measure)
        learnt[table.dataset].append((one.measure, row, value))


def says_so_itself(table, row, value):
    return any(table.shown[name][row] and abs(table.values[name][row] - value) < 0.5 for name in table.additive())


def releases(older, newer, promise):
    """What two releases of one data set give away together."""
    found = Findings()
    pairs = matched(older, newer)
    if not len(pairs):
        return found
    old, new = pairs[:, 0], pairs[:, 1]
    shared = [name for name in [*newer.counts, *newer.persons] if name in older.shown and name not in promise[1]]
    for name in shared:
        both = older.shown[name][old] & newer.shown[name][new] & ~newer.carried[new]
        gap = np.abs(older.values[name][old] - newer.values[name][new])
        small = both & (gap > 0.5) & (gap < promise[0] - 0.5)
        for row in new[small].tolist():
            found.add("small difference", newer.place(row), name)
    above = parents(newer)
    older_row = dict(zip(new.tolist(), old.tolist()))
    for name in [name for name in newer.additive() if name in older.shown]:
        for here, there in ((newer, older), (older, newer)):
            mine, its = (new, old) if here is newer else (old, new)
            opened = here.shown[name][mine] & ~here.carried[mine] & there.hidden(name)[its] & ~there.carried[its]
            for row in new[opened].tolist():
                if unmoved(name, row, newer, older, above, older_row):
                    found.add("hidden in one release", newer.place(row), name)
                else:
                    found.counts["hidden in one release, where something moved"] += 1
    merge(older, newer, old, new, promise, found)
    return found


def matched(older, newer):
    """Rows of the same level and codes."""

    def names(table):
        for level in table.levels:
            if not level.latent:
                kept = [d for d in table.dimensions if d in level.kept]
                texts = [table.columns[d].take(level.rows).to_pylist() for d in kept]
                yield from zip(level.rows.tolist(), zip(*texts, strict=True), [level.label] * len(level.rows))

    places = {(label, key): row for row, key, label in names(older)}
    return np.array([(places[label, key], row) for row, key, label in names(newer) if (label, key) in places])


def parents(table):
    above = defaultdict(list)
    for relation in table.relations:
        for child, parent in zip(relation.child.tolist(), relation.above[relation.parent].tolist()):
            above[child].append(parent)
    return above


def unmoved(name, row, newer, older, above, older_row):
    """Whether both releases show all totals above, and the same of each."""
    todo, seen = list(above[row]), 0
    while todo:
        total = todo.pop()
        before = older_row.get(total)
        known = before is not None and newer.shown[name][total] and older.shown[name][before]
        if not known or newer.carried[total]:
            # Files may have moved between the parts of a total further up.
            return False
        if abs(newer.values[name][total] - older.values[name][before]) > 0.5:
            return False
        seen += 1
    return seen > 0


def merge(older, newer, old, new, promise, found):
    """Periods where nothing that both show has moved are one table with the figures of both."""
    names = [name for name in [*newer.additive(), *newer.persons] if name in older.shown]
    moved = set()
    for name in names:
        both = older.shown[name][old] & newer.shown[name][new] & ~newer.carried[new]
        changed = both & (np.abs(older.values[name][old] - newer.values[name][new]) > 0.5)
        moved |= {newer.periods[row] for row in new[changed].tolist()}
    still = np.array([newer.periods[row] not in moved for row in new.tolist()])
    filled = False
    kept = {name: (newer.values[name].copy(), newer.shown[name].copy()) for name in names}
    for name in names:
        fill = still & older.shown[name][old] & ~newer.shown[name][new]
        filled |= bool(fill.any())
        newer.values[name][new[fill]] = older.values[name][old[fill]]
        newer.shown[name][new[fill]] = True
    if filled:
        known = Attack(newer, promise).run()
        for attack in ("exact", "exact by whole numbers", "by a single person", "within a tenth"):
            for place in known.places[attack]:
                found.places["two releases, " + attack][place] = None
    for name, (values, shown) in kept.items():
        newer.values[name], newer.shown[name] = values, shown

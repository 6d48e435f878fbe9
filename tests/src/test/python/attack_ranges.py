# SPDX-License-Identifier: EUPL-1.2
"""
How closely all sums together bound hidden amounts, which are never negative: linear programs, by HiGHS.

Two programs for each amount would take hours. Whatever solves the sums is possible, so amounts that differ between two solutions
are open between them. Programs with objectives by chance, over all amounts that are still to be judged, give very different
solutions; for what they leave, two programs each tell the least and the most.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

# Amounts are in cents; programs are solved in units that keep numbers small.
UNIT = 10_000
MOST_ALONE = 60


class Ranges:
    """The amounts of one table, period by period."""

    def __init__(self, table, bounds, threshold, periods):
        """
        :param periods: how many periods are judged, the last ones
        """
        self.table, self.bounds, self.most = table, bounds, periods
        self.few = ~bounds.is_many(threshold)
        self.few[table.size :] = False
        self.programs = 0
        self.left = 0

    def run(self):
        """Amounts of few that are known to a tenth, as pairs of name and row."""
        table = self.table
        joint = [table.split[0], *table.split[1]] if table.split else []
        groups = [joint] if joint else []
        groups += [[name] for name in table.amounts if name not in joint]
        periods = np.array([str(period) for period in table.periods])
        for period in sorted(set(periods))[-self.most :]:
            for names in groups:
                yield from self.judge(names, np.flatnonzero(periods == period))

    def judge(self, names, rows):
        system = self.system(names, rows)
        if system is None:
            return
        places, matrix, right, box = system
        low, high = np.full(len(places), np.inf), np.full(len(places), -np.inf)
        judged = np.array([self.few[row] and self.table.is_published(row) for _, row in places], bool)
        open_ = judged.copy()
        rng = np.random.default_rng(len(places))
        before = 2 * open_.sum() + 1
        while open_.any() and open_.sum() < 0.95 * before:
            before = open_.sum()
            cost = np.where(open_, rng.uniform(1, 2, len(places)) * rng.choice([-1, 1], len(places)), 0)
            for sign in (1, -1):
                self.look(sign * cost, matrix, right, box, low, high)
            open_ = judged & near(low, high)
        for place in np.flatnonzero(open_)[:MOST_ALONE]:
            for sign in (1, -1):
                cost = np.zeros(len(places))
                cost[place] = sign
                self.look(cost, matrix, right, box, low, high)
        self.left += max(0, int(open_.sum()) - MOST_ALONE)
        for place in np.flatnonzero(open_ & near(low, high))[:MOST_ALONE]:
            yield places[place]

    def look(self, cost, matrix, right, box, low, high):
        answer = linprog(cost, A_eq=matrix, b_eq=right, bounds=box, method="highs")
        self.programs += 1
        if answer.status == 0:
            np.minimum(low, answer.x, out=low)
            np.maximum(high, answer.x, out=high)

    def system(self, names, rows):
        """Unknowns with their bounds, and all sums over them."""
        table = self.table
        inside = np.zeros(len(table.periods), bool)
        inside[rows] = True
        unknown = {name: np.full(len(inside), -1) for name in names}
        places, box = [], []
        for name in names:
            least, most = self.bounds.least[name], self.bounds.most[name]
            free = inside & (table.hidden(name) | table.carried) & (most - least > 0.5)
            for row in np.flatnonzero(free):
                unknown[name][row] = len(places)
                places.append((name, row))
                box.append((least[row] / UNIT, None if np.isinf(most[row]) else most[row] / UNIT))
        lines = []
        for name in names:
            for relation in table.relations:
                starts = np.flatnonzero(inside[relation.above])
                order = np.argsort(relation.parent, kind="stable")
                edges = np.searchsorted(relation.parent[order], np.arange(len(relation.above) + 1))
                for number in starts:
                    below = relation.child[order[edges[number] : edges[number + 1]]]
                    lines.append([(name, relation.above[number], -1), *((name, row, 1) for row in below)])
        if len(names) > 1:
            lines.extend([(names[0], row, -1), *((part, row, 1) for part in names[1:])] for row in rows)
        entries, right = [], []
        for line in lines:
            own = [(unknown[name][row], sign) for name, row, sign in line if unknown[name][row] >= 0]
            if own:
                known = sum(sign * self.bounds.most[name][row] for name, row, sign in line if unknown[name][row] < 0)
                entries.extend((len(right), column, sign) for column, sign in own)
                right.append(-known / UNIT)
        if not entries:
            return None
        at, column, sign = zip(*entries)
        matrix = csr_array((sign, (at, column)), shape=(len(right), len(places)))
        return places, matrix, np.array(right), box


def near(low, high):
    """Where what was seen lies within a tenth of some value on both sides."""
    return (high * UNIT > 0.5) & (high * 0.9 <= low * 1.1)

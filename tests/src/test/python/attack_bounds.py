# SPDX-License-Identifier: EUPL-1.2
"""Between which two numbers a hidden figure lies: bounds are passed up and down all sums until nothing moves.

A row exists because it has one file at least; a person has one file at least; a part is no more than its whole; a mean times a
count is a sum, within what two decimals leave.
"""

import numpy as np

ROUNDS = 60


class Bounds:
    """The least and the most that every figure of a table can be."""

    def __init__(self, table, extra_known=()):
        self.table = table
        self.least, self.most = {}, {}
        for name in [*table.additive(), *table.persons]:
            self.start(name)
        for name, row, value in extra_known:
            self.least[name][row] = self.most[name][row] = value
        for mean, amount, _ in table.means:
            if amount is None:
                self.least[mean], self.most[mean] = np.zeros(len(table.periods)), np.full(len(table.periods), np.inf)
        self.added = [*table.additive(), *(mean for mean, amount, _ in table.means if amount is None)]

    def start(self, name):
        table = self.table
        known = table.shown[name] & ~table.carried
        floor = 1.0 if name == table.files or (name in table.persons and table.files) else 0.0
        # What two levels have in common was not published, but each row of it has rows below.
        self.least[name] = np.where(known, table.values[name], floor)
        self.most[name] = np.where(known, table.values[name], np.inf)
        # A figure that stands nowhere in a row that hides nothing does not exist.
        absent = ~table.shown[name] & ~table.secret
        self.least[name][absent] = 0

    def settle(self):
        for _ in range(ROUNDS):
            before = sum(float(least.sum()) - float(most[np.isfinite(most)].sum()) for least, most in self.pairs())
            finite = sum(int(np.isfinite(most).sum()) for _, most in self.pairs())
            self.within_rows()
            for name in self.added:
                for relation in self.table.relations:
                    self.up(name, relation)
                for relation in reversed(self.table.relations):
                    self.down(name, relation)
            for name in self.table.persons:
                for relation in self.table.relations:
                    self.persons(name, relation)
            after = sum(float(least.sum()) - float(most[np.isfinite(most)].sum()) for least, most in self.pairs())
            if before == after and finite == sum(int(np.isfinite(most).sum()) for _, most in self.pairs()):
                return self
        return self

    def pairs(self):
        return zip(self.least.values(), self.most.values())

    def raise_to(self, name, rows, value):
        least = self.least[name]
        least[rows] = np.maximum(least[rows], value)

    def lower_to(self, name, rows, value):
        most = self.most[name]
        most[rows] = np.minimum(most[rows], value)

    def sides(self, name, relation):
        """For every sum the least and the most of what stands below, the latter without what has no bound."""
        size = len(relation.above)
        least = np.bincount(relation.parent, self.least[name][relation.child], size)
        most = self.most[name][relation.child]
        endless = ~np.isfinite(most)
        finite = np.bincount(relation.parent, np.where(endless, 0, most), size)
        return least, finite, np.bincount(relation.parent, endless, size)

    def up(self, name, relation):
        least, finite, endless = self.sides(name, relation)
        self.raise_to(name, relation.above, least)
        self.lower_to(name, relation.above, np.where(endless > 0, np.inf, finite))

    def down(self, name, relation):
        least, finite, endless = self.sides(name, relation)
        child, parent = relation.child, relation.parent
        top_least, top_most = self.least[name][relation.above], self.most[name][relation.above]
        self.lower_to(name, child, top_most[parent] - (least[parent] - self.least[name][child]))
        mine = self.most[name][child]
        own = ~np.isfinite(mine)
        others = np.where(endless[parent] - own > 0, np.inf, finite[parent] - np.where(own, 0, mine))
        self.raise_to(name, child, top_least[parent] - others)

    def persons(self, name, relation):
        """Persons of parts may be the same: the largest part is no more than the whole, the whole no more than the sum."""
        child, parent = relation.child, relation.parent
        biggest = np.zeros(len(relation.above))
        np.maximum.at(biggest, parent, self.least[name][child])
        self.raise_to(name, relation.above, biggest)
        _, finite, endless = self.sides(name, relation)
        self.lower_to(name, relation.above, np.where(endless > 0, np.inf, finite))
        self.lower_to(name, child, self.most[name][relation.above][parent])
        mine = self.most[name][child]
        own = ~np.isfinite(mine)
        others = np.where(endless[parent] - own > 0, np.inf, finite[parent] - np.where(own, 0, mine))
        self.raise_to(name, child, self.least[name][relation.above][parent] - others)

    def within_rows(self):
        table = self.table
        every = slice(None)
        if table.files:
            for name in [*table.counts, *table.persons]:
                if name != table.files:
                    self.lower_to(name, every, self.most[table.files])
                    self.raise_to(table.files, every, self.least[name])
        if table.split:
            self.split(*table.split)
        for mean, amount, count in table.means:
            self.mean(mean, amount or mean, count)

    def split(self, whole, parts):
        every = slice(None)
        self.raise_to(whole, every, sum(self.least[part] for part in parts))
        self.lower_to(whole, every, sum(self.most[part] for part in parts))
        low = sum(self.least[part] for part in parts)
        endless = sum(~np.isfinite(self.most[part]) for part in parts)
        high = sum(np.where(np.isfinite(self.most[part]), self.most[part], 0) for part in parts)
        for part in parts:
            self.lower_to(part, every, self.most[whole] - (low - self.least[part]))
            own = ~np.isfinite(self.most[part])
            others = np.where(endless - own > 0, np.inf, high - np.where(own, 0, self.most[part]))
            self.raise_to(part, every, self.least[whole] - others)

    def mean(self, mean, amount, count):
        rows = np.flatnonzero(self.table.shown[mean] & ~self.table.carried)
        value = self.table.values[mean][rows]
        if not len(rows):
            return
        self.raise_to(amount, rows, np.maximum(0, (value - 0.5) * self.least[count][rows]))
        self.lower_to(amount, rows, (value + 0.5) * self.most[count][rows])
        safe = value > 1
        rows, value = rows[safe], value[safe]
        self.raise_to(count, rows, np.ceil(self.least[amount][rows] / (value + 0.5) - 1e-6))
        most = self.most[amount][rows] / (value - 0.5)
        self.lower_to(count, rows, np.where(np.isfinite(most), np.floor(np.where(np.isfinite(most), most, 0) + 1e-6), np.inf))

    def exact(self, name):
        return self.most[name] - self.least[name] < 0.5

    def near(self, name):
        """Where some true value leaves at most a tenth of itself on both sides."""
        least, most = self.least[name], self.most[name]
        with np.errstate(invalid="ignore"):
            return np.isfinite(most) & (most > 0) & (most * 0.9 <= least * 1.1)

    def is_many(self, threshold):
        """Rows that surely hold so many persons, or so many files: figures of few are what is looked for."""
        names = [*self.table.persons, *([self.table.files] if self.table.files else [])]
        return np.any([self.least[name] >= threshold for name in names], axis=0) if names else np.zeros(len(self.table.periods), bool)

    def contradictions(self):
        return sum(int((least > most + 0.5).sum()) for least, most in self.pairs())

# SPDX-License-Identifier: EUPL-1.2
"""The attacks on one data set of one release."""

import random
from collections import Counter, defaultdict

import numpy as np
from attack_bounds import Bounds
from attack_linear import System, determined, linked
from attack_ranges import Ranges

SEED = 20261125
EXACT = "exact"
# Not by sums alone: every row has a file, and no figure is less than nothing.
BOUNDED = "exact by whole numbers"


class Findings:
    """Places by attack, and what is counted apart."""

    def __init__(self):
        self.places = defaultdict(dict)
        self.counts = Counter()

    def add(self, attack, place, measure):
        self.places[attack][f"{place}/{measure}"] = None

    def merge(self, other):
        for attack, places in other.places.items():
            self.places[attack].update(places)
        self.counts.update(other.counts)

    def total(self):
        return sum(len(places) for places in self.places.values())


class Attack:
    """Everything that one data set gives away by itself."""

    def __init__(self, table, promise, known=(), alone=frozenset(), programs=0):
        """
        :param promise: the least number of persons of a shown row, and the measures that are always shown
        :param known: figures that are known from elsewhere: measure, row, value
        :param alone: places of rows of one person, who knows
        :param programs: of how many periods linear programs are solved, too, which take long
        """
        self.table = table
        self.threshold, self.always = promise
        self.found = Findings()
        self.alone = alone
        self.programs = programs
        self.bounds = Bounds(table, known)

    def run(self):
        table = self.table
        self.found.counts["rows"] += table.size
        self.found.counts["hidden figures"] += sum(int(table.hidden(m)[: table.size].sum()) for m in table.additive())
        self.found.counts["sums"] += sum(len(relation.above) for relation in table.relations)
        self.bounds.settle()
        self.found.counts["contradictions"] += self.bounds.contradictions()
        self.small_counts()
        self.parts_without_count()
        self.means_of_hidden()
        self.linear()
        self.whole_numbers()
        self.few()
        if self.programs:
            self.ranges()
        return self.found

    def tell(self, attack, rows, measure):
        for row in rows:
            if self.table.is_published(row):
                old = attack in (EXACT, BOUNDED) and self.table.carried[row]
                if old and measure in self.always:
                    continue
                place = self.table.place(row)
                if attack != BOUNDED or f"{place}/{measure}" not in self.found.places[EXACT]:
                    self.found.add("carried row known" if old else attack, place, measure)

    def small_counts(self):
        """Persons or files from 1 to 4 in plain sight."""
        table = self.table
        for name in [*table.counts, *table.persons]:
            if name in self.always:
                continue
            small = table.shown[name] & (table.values[name] > 0) & (table.values[name] < self.threshold)
            part = table.files and name != table.files and name not in table.persons
            self.tell("small part shown" if part else "small count shown", np.flatnonzero(small), name)

    def parts_without_count(self):
        """A part that is shown where the number of those who have it is not."""
        table = self.table
        for part in table.amounts:
            count = self.count_of(part)
            if count is not None and count not in self.always:
                alone = table.shown[part] & (table.values[part] > 0) & ~table.shown[count] & table.secret
                self.tell("part shown without its count", np.flatnonzero(alone), part)

    def count_of(self, part):
        """The count of a name that ends alike, or else the one that is 0 exactly where the part is 0."""
        table = self.table
        name = part.removeprefix("part_")
        best = next((count for count in table.counts if count.endswith(("_" + name, "_" + name + "s"))), None)
        if best:
            return best
        for count in table.counts:
            both = table.shown[part] & table.shown[count]
            zeros = table.values[part][both] == 0
            if both.any() and zeros.any() and (zeros == (table.values[count][both] == 0)).mean() > 0.99:
                best = count
        return best

    def means_of_hidden(self):
        table = self.table
        for name in table.quotients:
            told = next((mean for mean in table.means if mean[0] == name), (name, None, table.files))
            for other in told[1:]:
                if other and other not in self.always:
                    self.tell("mean of hidden", np.flatnonzero(table.shown[name] & ~table.shown[other] & table.secret), name)

    def linear(self):
        """Exact recovery and pairs, once for each pattern of hidden figures."""
        table = self.table
        patterns = defaultdict(list)
        joint = self.partial_rows()
        for name in table.additive():
            if not (joint.any() and table.split and name in (table.split[0], *table.split[1])):
                patterns[table.hidden(name).tobytes()].append(name)
        for names in patterns.values():
            self.solve(names)
        if joint.any():
            self.solve_split(joint)

    def solve(self, names):
        hidden = self.table.hidden(names[0])
        system = System()
        for equation in self.equations(hidden):
            system.add(equation)
        moved = system.moves(random.Random(SEED))
        self.found.counts["equations"] += len(system.equations)
        self.found.counts["eliminated"] += system.core
        for row in determined(moved):
            for name in names:
                if not self.is_zero(name, row):
                    self.tell(EXACT, [row], name)
        for group in linked(moved):
            self.pairs(group, names)
        for name in names:
            free = self.bounds.exact(name) & hidden
            if system.core and free.any():
                self.solve_again(name, hidden & ~free)

    def solve_again(self, name, hidden):
        """The same, once what bounds alone have told is known."""
        system = System()
        for equation in self.equations(hidden):
            system.add(equation)
        for row in determined(system.moves(random.Random(SEED))):
            if not self.is_zero(name, row):
                self.tell(BOUNDED, [row], name)

    def equations(self, hidden, key=lambda row: row):
        for relation in self.table.relations:
            below = hidden[relation.child]
            children, parents = relation.child[below], relation.parent[below]
            order = np.argsort(parents, kind="stable")
            children, parents = children[order].tolist(), parents[order]
            starts = np.searchsorted(parents, np.arange(len(relation.above) + 1)).tolist()
            above_hidden = hidden[relation.above].tolist()
            for number, above in enumerate(relation.above.tolist()):
                start, end = starts[number], starts[number + 1]
                if start < end or above_hidden[number]:
                    equation = {key(child): 1 for child in children[start:end]}
                    if above_hidden[number]:
                        equation[key(above)] = -1
                    yield equation

    def partial_rows(self):
        """Rows where an amount and its parts are not shown or hidden together."""
        table = self.table
        if not table.split:
            return np.zeros(len(table.periods), bool)
        whole, parts = table.split
        return np.any([table.hidden(part) != table.hidden(whole) for part in parts], axis=0)

    def solve_split(self, partial):
        """
        All parts at once. A row whose whole is hidden says nothing of its parts, and the sums of the whole follow from those of
        its parts; so the parts are the unknowns, and a row that shows its whole is one more equation.
        """
        table = self.table
        whole, parts = table.split
        system = System()
        # Most of the unknown parts are known to be nothing, which makes the system a good deal smaller.
        hidden = {part: table.hidden(part) & (self.bounds.most[part] > 0.5) for part in parts}
        for part in parts:
            for equation in self.equations(hidden[part], lambda row, part=part: (part, row)):
                system.add(equation)
        for row in np.flatnonzero(partial & table.shown[whole] & ~table.carried).tolist():
            system.add({(part, row): 1 for part in parts if hidden[part][row]})
        moved = system.moves(random.Random(SEED))
        self.found.counts["equations"] += len(system.equations)
        self.found.counts["eliminated"] += system.core
        for part, row in determined(moved):
            if not self.is_zero(part, row):
                self.tell(EXACT, [row], part)
        for row in np.flatnonzero(table.hidden(whole) & (self.bounds.most[whole] > 0.5)).tolist():
            moves = [moved.get((part, row), (0, 0)) for part in parts if hidden[part][row]]
            free = any((part, row) not in moved for part in parts if hidden[part][row])
            if not free and all(sum(move[i] for move in moves) % ((1 << 61) - 1) == 0 for i in (0, 1)):
                if not self.is_zero(whole, row):
                    self.tell(EXACT, [row], whole)
        for group in linked(moved):
            names = {part for (part, _), _ in group}
            if len(names) == 1:
                self.pairs([(row, sign) for (_, row), sign in group], list(names))

    def is_zero(self, name, row):
        return self.bounds.most[name][row] < 0.5

    def are_all(self, name, exact):
        """
        Rows where a count is known to be that of all files, whose number is shown. Like a zero, that is what is known of those
        who have not: of nobody.
        """
        files = self.table.files
        if files is None or name not in [*self.table.counts, *self.table.persons]:
            return np.zeros(len(exact), bool)
        return exact & self.table.shown[files] & (self.bounds.least[name] == self.table.values[files])

    def is_few(self, row):
        return self.table.files is None or self.bounds.most[self.table.files][row] < self.threshold

    def is_alone(self, row):
        counts = [name for name in [self.table.files, *self.table.persons] if name]
        return any(self.bounds.most[name][row] == 1 for name in counts) or (
            bool(self.alone) and self.table.is_published(row) and self.table.place(row) in self.alone
        )

    def pairs(self, group, names):
        """A person who is alone in a hidden row knows it, and what it makes with one other."""
        table = self.table
        published = [(row, sign) for row, sign in group if table.is_published(row)]
        alone = [(row, sign) for row, sign in published if self.is_alone(row)]
        for row, sign in alone:
            for other, its_sign in published:
                if other == row or (sign == its_sign and (self.is_alone(other) or table.is_within(row, other))):
                    continue
                if not self.is_few(other):
                    self.found.counts["sums over many that a single person knows"] += 1
                    continue
                for name in names:
                    if name not in self.always and not self.is_zero(name, other):
                        self.tell("by a single person", [other], name)
        if not alone and table.files and {1, -1} <= {sign for _, sign in published}:
            self.found.counts["pairs, one of which may be of one person"] += any(
                self.bounds.least[table.files][row] <= 1 for row, _ in published
            )

    def whole_numbers(self):
        """What bounds alone tell: exactly, or within a tenth."""
        table = self.table
        many = self.bounds.is_many(self.threshold)
        for name in [*table.additive(), *table.persons]:
            hidden = table.hidden(name)
            hidden[table.size :] = False
            exact = hidden & self.bounds.exact(name)
            zero = exact & (self.bounds.most[name] < 0.5)
            self.found.counts["known zeros"] += int(zero.sum())
            everyone = self.are_all(name, exact)
            self.found.counts["known to be all"] += int((everyone & ~zero).sum())
            self.tell(BOUNDED, np.flatnonzero(exact & ~zero & ~everyone), name)
            near = hidden & ~exact & self.bounds.near(name)
            told = set(np.flatnonzero(near & many).tolist())
            self.found.counts["within a tenth, of five files or more"] += len(told)
            self.tell("within a tenth", np.flatnonzero(near & ~many), name)
        for mean, amount, count in table.means:
            if amount is None:
                hidden = table.hidden(count)
                hidden[table.size :] = False
                self.tell("sum by mean", np.flatnonzero(hidden & self.bounds.near(mean) & ~many), mean)

    def ranges(self):
        """What all sums of amounts tell together, within a tenth."""
        ranges = Ranges(self.table, self.bounds, self.threshold, self.programs)
        for name, row in ranges.run():
            self.tell("within a tenth by all sums", [row], name)
        self.found.counts["linear programs"] += ranges.programs
        self.found.counts["amounts that no program judged"] += ranges.left

    def few(self):
        """Sums that subtraction leaves over fewer files than persons are asked for."""
        for name in self.table.counts:
            if name not in self.always:
                self.few_left(name)
        patterns = {self.table.hidden(name).tobytes(): name for name in self.table.amounts}
        for name in patterns.values():
            self.few_behind(name)

    def few_left(self, name):
        """The count itself says how few are left."""
        table = self.table
        known = np.where(table.hidden(name), 0, np.nan_to_num(table.values[name]))
        for relation in table.relations:
            sums = relation.sums(known)
            open_rows = table.hidden(name)[relation.above]
            known[relation.above] = np.where(open_rows, np.maximum(known[relation.above], sums), known[relation.above])
            left = table.values[name][relation.above] - sums
            few = ~open_rows & (left > 0.5) & (left < self.threshold - 0.5)
            self.tell("few left", relation.above[few], name)

    def few_behind(self, name):
        """The files of the hidden rows say it."""
        table = self.table
        if not table.files:
            return
        hidden = table.hidden(name)
        most = np.where(hidden, self.bounds.most[table.files], 0)
        for relation in table.relations:
            sums = np.bincount(relation.parent, most[relation.child], len(relation.above))
            open_rows = hidden[relation.above]
            most[relation.above] = np.where(open_rows, np.minimum(most[relation.above], sums), 0)
            few = ~open_rows & (sums > 0.5) & (sums < self.threshold - 0.5)
            self.tell("few left", relation.above[few], name)

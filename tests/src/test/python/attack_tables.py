# SPDX-License-Identifier: EUPL-1.2
"""What an attacker reads: the published rows of one data set, which of them add up to which, and which columns add up.

Nothing is told to him but the files: a column with a unit is a measure, `niveau` tells the level of a row, a column that says
`_T`, `Ensemble` or nothing on every row of a level is summed over there, and the rest is found out from the figures shown.
"""

import json
import pathlib
import re

import numpy as np
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

TOTALS = {"_T", "Ensemble", None}
PERSONS = {"personnes", "persons"}
QUANTITIES = {"heures", "hours", "jours", "days"}
NO_SUM = re.compile(r"moyen|_min$|_max$")
SAME_PERIOD = re.compile(r"^(\d{4})(?:-(T[1-4]|\d\d)(?:-\d\d)?)?$")


class Level:
    """Rows of one kind, or what two levels have in common, which nobody published."""

    def __init__(self, label, kept, rows, latent=False):
        self.label, self.kept, self.rows, self.latent = label, frozenset(kept), rows, latent


class Relation:
    """Every row `above[i]` is the sum of the rows `child` whose `parent` is i."""

    def __init__(self, above, child, parent):
        self.above, self.child, self.parent = above, child, parent

    def sums(self, figures):
        """What stands below each sum, in all."""
        return np.bincount(self.parent, figures[self.child], len(self.above))


class Table:
    """One data set in one release. Amounts are in cents; `shown` says where a figure stands."""

    def __init__(self, directory, dataset):
        self.dataset = dataset
        self.names = []
        tables = [read(directory, dataset)]
        if has(directory, dataset + "-totaux"):
            tables.append(read(directory, dataset + "-totaux"))
        self.fields = tables[-1][0]
        self.size = sum(len(columns["secret_statistique"]) for _, columns in tables if "secret_statistique" in columns)
        self.is_protected = self.size > 0
        if not self.is_protected:
            self.size = sum(len(next(iter(columns.values()))) for _, columns in tables)
        self.columns = {name: joined(name, tables) for name in self.fields}
        self.measures = [name for name, field in self.fields.items() if "unit" in field and not self.is_alias(name)]
        self.values = {name: figures(self.columns[name], self.fields[name]["type"]) for name in self.measures}
        self.shown = {name: ~np.isnan(self.values[name]) for name in self.measures}
        marks = self.columns["secret_statistique"].to_pylist() if self.is_protected else [None] * self.size
        self.carried = np.array([mark is not None and "R" in mark for mark in marks])
        self.secret = np.array([mark is not None for mark in marks])
        self.find_dimensions()
        self.find_levels()
        self.add_latent()
        # The finest first: what stands below a sum is settled before it.
        pairs = sorted(self.covers(), key=lambda pair: -len(pair[1].kept))
        self.relations = [self.relation(*pair) for pair in pairs]
        self.sort_measures()

    def is_alias(self, name):
        """Whether an earlier measure holds the same cells."""
        names = list(self.fields)
        mine = self.columns[name]
        return any(
            "unit" in self.fields[other] and self.columns[other].equals(mine) for other in names[: names.index(name)]
        )

    def find_dimensions(self):
        plain = [name for name, field in self.fields.items() if "unit" not in field]
        self.level_of = self.columns["niveau"].to_pylist() if "niveau" in plain else ["detail"] * self.size
        told = {"niveau", "secret_statistique", "date_chargement"}
        self.dimensions = [name for name in plain if name not in told]
        self.codes = {name: encoded(self.columns[name]) for name in self.dimensions}
        self.period = max(
            (name for name in self.dimensions if is_period(self.columns[name])), key=lambda n: self.codes[n].max(), default=None
        )
        self.periods = self.columns[self.period].to_pylist() if self.period else ["all"] * self.size

    def find_levels(self):
        levels = np.array(self.level_of)
        self.levels = []
        for label in dict.fromkeys(self.level_of):
            rows = np.flatnonzero(levels == label)
            kept = [d for d in self.dimensions if not set(pc.unique(self.columns[d].take(rows)).to_pylist()) <= TOTALS]
            self.levels.append(Level(label, kept, rows))

    def add_latent(self):
        """What two published levels have in common joins them, although nobody published it."""
        published = list(self.levels)
        known = {level.kept for level in published}
        total = self.size
        todo = list(published)
        while todo:
            one = todo.pop()
            for other in list(self.levels):
                kept = one.kept & other.kept
                if kept in known:
                    continue
                known.add(kept)
                keys = self.keys(kept, one.rows)
                first = np.unique(keys, return_index=True)[1]
                rows = np.arange(total, total + len(first))
                total += len(first)
                self.extend(one.rows[first])
                level = Level("+".join(sorted({one.label, other.label})), kept, rows, latent=True)
                self.levels.append(level)
                todo.append(level)

    def extend(self, rows):
        """More rows at the end, with the codes of these and no figure."""
        for name in self.dimensions:
            self.codes[name] = np.concatenate([self.codes[name], self.codes[name][rows]])
        self.periods += [self.periods[row] for row in rows]
        self.carried = np.concatenate([self.carried, np.zeros(len(rows), bool)])
        self.secret = np.concatenate([self.secret, np.ones(len(rows), bool)])
        for name in self.measures:
            self.values[name] = np.concatenate([self.values[name], np.full(len(rows), np.nan)])
            self.shown[name] = np.concatenate([self.shown[name], np.zeros(len(rows), bool)])

    def keys(self, kept, rows):
        """One number a row, the same for rows that agree on all these columns. Only to be compared within one call."""
        key = np.zeros(len(rows), np.int64)
        for name in self.dimensions:
            if name in kept:
                codes = self.codes[name]
                key = np.unique(key * (int(codes.max()) + 1) + codes[rows], return_inverse=True)[1]
        return key

    def covers(self):
        """Each level with those just above it."""
        for fine in self.levels:
            coarser = [level for level in self.levels if level.kept < fine.kept]
            for coarse in coarser:
                if not any(coarse.kept < between.kept for between in coarser):
                    yield fine, coarse

    def relation(self, fine, coarse):
        keys = self.keys(coarse.kept, np.concatenate([coarse.rows, fine.rows]))
        place = np.full(keys.max() + 1, -1)
        place[keys[: len(coarse.rows)]] = np.arange(len(coarse.rows))
        parent = place[keys[len(coarse.rows) :]]
        # A row below no total says nothing by subtraction.
        there = parent >= 0
        return Relation(coarse.rows, fine.rows[there], parent[there])

    def agreement(self, name):
        """How often the figures of a column add up, and how often they do not, where all are shown."""
        yes = no = 0
        for relation in self.relations:
            told = self.shown[name] & ~self.carried
            bad = np.bincount(relation.parent, ~told[relation.child], len(relation.above))
            sums = np.bincount(relation.parent, np.nan_to_num(self.values[name][relation.child]), len(relation.above))
            several = np.bincount(relation.parent, minlength=len(relation.above)) > 1
            whole = (bad == 0) & several & told[relation.above]
            equal = np.abs(sums - np.nan_to_num(self.values[name][relation.above])) < 0.5
            told = whole & (sums > 0)
            yes += int((told & equal).sum())
            no += int((told & ~equal).sum())
        return yes, no

    def sort_measures(self):
        """Persons never add up; other whole numbers do; amounts do unless their figures say otherwise."""
        self.persons = [m for m in self.measures if self.fields[m]["unit"] in PERSONS]
        self.counts, self.amounts, self.quotients = [], [], []
        for name in self.measures:
            if name in self.persons:
                continue
            yes, no = self.agreement(name)
            if self.fields[name]["unit"] == "%" or no > yes / 10 or NO_SUM.search(name):
                self.quotients.append(name)
            else:
                whole = self.fields[name]["type"] == "integer" and self.fields[name]["unit"] not in QUANTITIES
                (self.counts if whole else self.amounts).append(name)
        self.files = self.find_files()
        self.split = self.find_split()
        self.means = [mean for name in self.quotients if (mean := self.find_mean(name)) is not None]

    def find_files(self):
        """The count that is one at least in every row, and that no other exceeds."""
        for name in self.counts:
            shown = self.shown[name]
            if not shown.any() or self.values[name][shown].min() < 1:
                continue
            if all(self.never_exceeds(other, name) for other in self.counts):
                return name
        return None

    def never_exceeds(self, small, large):
        both = self.shown[small] & self.shown[large]
        return bool((self.values[small][both] <= self.values[large][both]).all())

    def find_split(self):
        """An amount with those that add up to it in every row."""
        for whole in self.amounts:
            parts = [name for name in self.amounts if name != whole]
            rows = self.shown[whole].copy()
            for name in parts:
                rows &= self.shown[name]
            if len(parts) > 1 and rows.any():
                total = sum(self.values[name][rows] for name in parts)
                equal = np.abs(total - self.values[whole][rows]) < 0.5
                if equal.mean() > 0.99:
                    return whole, parts
        return None

    def find_mean(self, name):
        """A mean with its sum (None where nobody published it) and its count."""
        for count in self.counts:
            for amount in self.amounts:
                rows = self.shown[name] & self.shown[count] & self.shown[amount]
                rows &= np.nan_to_num(self.values[count]) > 0
                if rows.sum() < 2:
                    continue
                left = np.abs(self.values[name][rows] * self.values[count][rows] - self.values[amount][rows])
                if (left <= 0.5001 * self.values[count][rows] + 0.5).mean() > 0.99:
                    return name, amount, count
        if name.startswith(("part_du_", "taux_")):
            # A share of an amount is a mean over that amount, which nobody published, not over files.
            return None

        # A mean is shown where its count is, but for a slip here and there.
        def apart(count):
            return int((self.shown[name] ^ self.shown[count]).sum())

        rows = max(1, int(self.shown[name].sum()))
        alike = [count for count in self.counts if apart(count) < rows / 10 and self.fit(name, count, unknown=1) > 0.9]
        if alike:
            return name, None, min(alike, key=lambda count: (-self.fit(name, count), apart(count)))
        counts = [count for count in self.counts if (self.shown[name] & ~self.shown[count]).sum() < rows / 10]
        best = max(counts, key=lambda count: self.fit(name, count), default=None)
        return (name, None, best) if best and self.fit(name, best) > 0.9 else None

    def fit(self, name, count, unknown=0):
        """Share of the families, shown in whole, where mean times count adds up within what rounding leaves; or unknown."""
        total = np.nan_to_num(self.values[name]) * np.nan_to_num(self.values[count])
        shown = (self.shown[name] | (self.values[count] == 0)) & self.shown[count]
        good = made = 0
        if name.endswith(("_min", "_max")) or not self.shown[name].any():
            return 0
        for relation in self.relations:
            size = len(relation.above)
            bad = np.bincount(relation.parent, ~shown[relation.child], size)
            whole = (bad == 0) & shown[relation.above] & (np.bincount(relation.parent, minlength=size) > 1)
            left = np.abs(np.bincount(relation.parent, total[relation.child], size) - total[relation.above])
            fits = left <= 1.01 * np.nan_to_num(self.values[count][relation.above])
            made += int(whole.sum())
            good += int((whole & fits).sum())
        return good / made if made else unknown

    def additive(self):
        return self.counts + self.amounts

    def hidden(self, name):
        """Where a figure is wanted: nothing stands there, or an old value."""
        return (~self.shown[name] & self.secret) | self.carried

    def place(self, row):
        """A row by its period, level and codes, without figures."""
        level = next((level for level in self.levels if not level.latent and row in set_of(level)), None)
        kept = level.kept if level else ()
        codes = [str(self.columns[d][row].as_py()) for d in self.naming() if d in kept]
        return f"{self.dataset}/{self.periods[row]}/{level.label if level else '-'}/{'.'.join(codes)}"

    def naming(self):
        """The columns that it takes to name a row: none that says in other words what one before it says."""
        if not self.names:
            for d in self.dimensions:
                if not any(self.same(d, other) for other in self.names) and not self.tells(self.period, d):
                    self.names.append(d)
        return self.names

    def same(self, one, other):
        return self.tells(one, other) and self.tells(other, one)

    def tells(self, one, other):
        """Whether the other column follows from the first."""
        if one is None:
            return False
        here, there = self.codes[one], self.codes[other]
        return len(np.unique(here * (int(there.max()) + 1) + there)) == len(np.unique(here))

    def is_published(self, row):
        return row < self.size

    def is_within(self, one, other):
        """Whether a row is part of another, by their codes."""
        kept = next(level.kept for level in self.levels if other in set_of(level))
        mine = next(level.kept for level in self.levels if one in set_of(level))
        return kept <= mine and all(self.codes[d][one] == self.codes[d][other] for d in kept)


def set_of(level):
    if not hasattr(level, "row_set"):
        level.row_set = set(level.rows.tolist())
    return level.row_set


def has(directory, name):
    return any((directory / f"{name}{ending}").exists() for ending in (".parquet", ".csv", ".csv.gz"))


def read(directory, name):
    fields = json.loads((directory / f"{name}.json-table-schema.json").read_text("utf-8"))["fields"]
    fields = {field["name"]: field for field in fields}
    parquet = directory / f"{name}.parquet"
    if parquet.exists():
        table = pyarrow.parquet.read_table(parquet)
    else:
        path = next(p for ending in (".csv", ".csv.gz") if (p := directory / f"{name}{ending}").exists())
        texts = pyarrow.csv.ConvertOptions(
            column_types={n: pyarrow.string() for n in fields}, strings_can_be_null=True, null_values=[""]
        )
        table = pyarrow.csv.read_csv(path, parse_options=pyarrow.csv.ParseOptions(delimiter=";"), convert_options=texts)
    return fields, {field: table.column(field).combine_chunks() for field in fields}


def joined(name, tables):
    """A column of all files of a data set; the file without a level column has the rows of the full cross."""
    parts = []
    for _, columns in tables:
        size = len(next(iter(columns.values())))
        parts.append(columns.get(name, pyarrow.array(["detail"] * size if name == "niveau" else [None] * size)))
    kind = parts[-1].type if not pyarrow.types.is_null(parts[-1].type) else pyarrow.string()
    return pyarrow.chunked_array([part.cast(kind) for part in parts]).combine_chunks()


def figures(column, kind):
    """Whole numbers as they are, decimals in cents, nothing as not a number."""
    values = pc.cast(column, pyarrow.float64(), safe=False).to_numpy(zero_copy_only=False)
    return np.round(values * 100) if kind == "number" else values.copy()


def encoded(column):
    codes = pc.dictionary_encode(column, null_encoding="encode").indices
    return codes.to_numpy(zero_copy_only=False).astype(np.int64)


def is_period(column):
    values = [str(value) for value in pc.unique(column).to_pylist()]
    return bool(values) and all(SAME_PERIOD.match(value) for value in values)


def directories(store):
    """The data sets of a store, each with the directories of its releases, the newest last."""
    store = pathlib.Path(store)
    found = {}
    for manifest in sorted(store.glob("releases/*.json")):
        if manifest.name.endswith(".intoto.json"):
            continue
        for dataset, entry in json.loads(manifest.read_text("utf-8"))["datasets"].items():
            directory = store / "v" / dataset / entry["tag"]
            if directory not in found.setdefault(dataset, []) and directory.exists():
                found[dataset].append(directory)
    latest = store / "latest"
    for path in sorted(latest.glob("*.json-table-schema.json")):
        name = path.name.removesuffix(".json-table-schema.json")
        if not name.endswith("-totaux"):
            found[name] = [*found.get(name, [])[:-1], latest]
    return found

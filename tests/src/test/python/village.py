# SPDX-License-Identifier: EUPL-1.2
"""An invented store that hides well, for tests that change it so that it does not."""

import csv
import gzip
import json
import pathlib
from collections import defaultdict
from decimal import Decimal

FIELDS = (
    ("trimestre", "string", None),
    ("niveau", "string", None),
    ("region", "string", None),
    ("departement", "string", None),
    ("genre", "string", None),
    ("nb_dossiers", "integer", "dossiers"),
    ("nb_titulaires", "integer", "personnes"),
    ("prix_moyen", "number", "euros"),
    ("nb_dossiers_a_duree_connue", "integer", "dossiers"),
    ("duree_moyenne", "number", "heures"),
    ("montant_engage", "number", "euros"),
    ("part_compte", "number", "euros"),
    ("nb_dossiers_finances_par_compte", "integer", "dossiers"),
    ("part_region", "number", "euros"),
    ("nb_dossiers_finances_par_region", "integer", "dossiers"),
    ("secret_statistique", "string", None),
)
MEASURES = [name for name, _, unit in FIELDS if unit]
NESTED = (("departement", ("region", "departement")), ("region", ("region",)), ("france", ()))
CROSSED = (NESTED[0], ("region_genre", ("region", "genre")), *NESTED[1:])
KEYS = ("region", "departement", "genre")
QUARTERS = ("2024-T1", "2024-T2", "2024-T3", "2024-T4")


class Village:
    """Cells of a full cross with whole figures; levels over them; and what is hidden, by place and measure."""

    def __init__(self, levels=CROSSED, dataset="village"):
        self.levels, self.dataset = levels, dataset
        self.cells = {}
        self.hidden = set()
        self.printed = {}
        self.carried = {}
        for quarter, when in enumerate(QUARTERS):
            for d, departement in enumerate(("11", "12", "13", "21", "22", "23")):
                for g, genre in enumerate("FM"):
                    files = 20 + (7 * d + 11 * g + 5 * quarter + d * g) % 23
                    self.cells[(when, f"R{departement[0]}", departement, genre)] = cell(files, 101 + 13 * d + 7 * g + quarter)
        # A row of three persons, and the block of rows that covers it in both directions.
        for departement, genre, files in (("11", "F", 3), ("11", "M", 14), ("12", "F", 17), ("12", "M", 19)):
            self.set("2024-T1", "R1", departement, genre, files)
            self.hide("2024-T1", "R1", departement, genre)

    def set(self, when, region, departement, genre, files, **figures):
        self.cells[(when, region, departement, genre)] = {**cell(files, 97 + files), **figures}

    def hide(self, *place, measures=MEASURES):
        self.hidden |= {(place, measure) for measure in measures}

    def show(self, *place, measures=MEASURES):
        self.hidden -= {(place, measure) for measure in measures}

    def rows(self):
        """Every published row: its place, then its figures."""
        for label, kept in (("detail", KEYS), *self.levels):
            sums = defaultdict(lambda: defaultdict(int))
            for (when, *codes), figures in self.cells.items():
                place = (when, *(code if key in kept else "_T" for key, code in zip(KEYS, codes)))
                for name, value in figures.items():
                    sums[place][name] += value
            for place, figures in sorted(sums.items()):
                yield label, place, figures

    def row(self, label, place, figures):
        mean = Decimal(figures["montant_engage"]) / figures["nb_dossiers"]
        known = figures["nb_dossiers_a_duree_connue"]
        told = {
            **figures,
            "prix_moyen": cents(mean),
            "duree_moyenne": cents(Decimal(100 * figures.pop("heures")) / known) if known else "",
        }
        for name in ("montant_engage", "part_compte", "part_region"):
            told[name] = cents(Decimal(figures[name]))
        for name in MEASURES:
            if (place, name) in self.hidden:
                told[name] = ""
            told[name] = self.printed.get((place, name), told[name])
        mark = "S" if any(told[name] == "" for name in MEASURES) else ""
        mark = "R" if place in self.carried else mark
        told |= self.carried.get(place, {})
        when, region, departement, genre = place
        return [when, label, region, departement, genre, *(told[name] for name in MEASURES), mark]

    def write(self, directory):
        directory.mkdir(parents=True, exist_ok=True)
        fields = [{"name": n, "type": kind, **({"unit": unit} if unit else {})} for n, kind, unit in FIELDS]
        schema = directory / f"{self.dataset}.json-table-schema.json"
        schema.write_text(json.dumps({"fields": fields}), "utf-8")
        with gzip.open(directory / f"{self.dataset}.csv.gz", "wt", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, delimiter=";", lineterminator="\n")
            lines.writerow([name for name, _, _ in FIELDS])
            lines.writerows(self.row(*row) for row in self.rows())

    def publish(self, store, always=()):
        """As the newest release of a store."""
        store = pathlib.Path(store)
        number = len(list(store.glob("releases/*.json"))) + 1
        self.write(store / "latest")
        self.write(store / "v" / self.dataset / f"t{number}")
        (store / "releases").mkdir(exist_ok=True)
        manifest = {"datasets": {self.dataset: {"tag": f"t{number}"}}}
        (store / "releases" / f"{number:06d}-{self.dataset}.json").write_text(json.dumps(manifest), "utf-8")
        page = store / "datasets" / self.dataset
        page.mkdir(parents=True, exist_ok=True)
        exception = f" Exception, toujours montrée : {', '.join(always)}." if always else ""
        (page / "index.html").write_text(f"<p>Moins de choses ; moins de 5 personnes.{exception}</p>", "utf-8")
        return store


def cell(files, price):
    """Figures of so many files: every second funded by the region too, for half its price."""
    by_region = files // 2
    amount = files * price * 100 + files * 7
    part = by_region * price * 50
    return {
        "nb_dossiers": files,
        "nb_titulaires": files,
        "montant_engage": amount,
        "part_region": part,
        "part_compte": amount - part,
        "nb_dossiers_finances_par_region": by_region,
        "nb_dossiers_finances_par_compte": files,
        "nb_dossiers_a_duree_connue": files - 1 if files > 12 else files,
        "heures": files * (price % 40 + 3),
    }


def cents(value):
    return str((value / 100).quantize(Decimal("0.01")))

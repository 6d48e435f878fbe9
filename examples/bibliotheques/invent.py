# SPDX-License-Identifier: EUPL-1.2
"""Invents the drop of this example again: python3 invent.py. Nobody in it lives, and Rivemont is on no map."""

import csv
import pathlib
from datetime import date, timedelta
from random import Random

FIRST, DAYS, READERS, LOANS = date(2025, 10, 1), 396, 2000, 9600
SUPPORTS = ("LIV", "BD", "MUS", "FIL", "JEU")
# A library's share of the readers, and how much each age class goes there; what each age class borrows; each month.
LIBRARIES = {"TAN": (34, 4, 5, 5), "QUA": (27, 4, 5, 3), "CAR": (20, 3, 4, 6), "COT": (19, 6, 3, 3)}
TASTES = ((36, 32, 6, 10, 16), (36, 16, 15, 23, 10), (52, 6, 17, 22, 3))
SEASON = (0.9, 0.9, 1.05, 1.0, 0.95, 0.9, 1.15, 0.7, 1.05, 1.1, 1.1, 1.0)


def age(birth):
    return sum((FIRST - birth).days >= 365.25 * bound for bound in (18, 60))


def write(name, head, rows):
    with open(pathlib.Path(__file__).parent / "drop" / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((head.split(), *rows))


draw = Random(1)
births = [FIRST - timedelta(days=int(365.25 * draw.triangular(3, 88, 16))) for _ in range(READERS)]
homes = [draw.choices(list(LIBRARIES), [s * w[age(b)] for s, *w in LIBRARIES.values()])[0] for b in births]
open_on = [day for n in range(DAYS) if (day := FIRST + timedelta(days=n)).weekday() not in (0, 6)]
loans = []
for day in sorted(draw.choices(open_on, [SEASON[d.month - 1] * (1 + d.weekday() // 5) for d in open_on], k=LOANS)):
    reader, renewed = int(READERS * draw.random() ** 1.2), draw.choices((0, 1, 2), (80, 15, 5))[0]
    kept = max(1, round(draw.gauss(15 + 14 * renewed, 6)))
    back, late = kept if draw.random() < 0.99 else "", int(kept > 21 + 14 * renewed)
    support = draw.choices(SUPPORTS, TASTES[age(births[reader])])[0]
    loans.append((len(loans) + 1, 1001 + reader, day, homes[reader], support, back, late, renewed))
write("lecteur", "id date_naissance", ((1001 + n, birth) for n, birth in enumerate(births)))
write("pret", "id lecteur_id date_pret bibliotheque support duree_jours retard prolongations", loans)

# SPDX-License-Identifier: EUPL-1.2
"""Counts the loans of the example again from its drop, and compares with what is published.

Arguments: the published store, the project. Prints level, rows, rows compared.
"""

import sys

import duckdb

import published

LOANS = """
create table loan as
select strftime(p.date_pret, '%Y-%m') as mois, b.parent as code_quartier, p.bibliotheque as code_bibliotheque,
       p.lecteur_id, p.duree_jours, p.retard, s.fr as support,
       case when p.date_pret < l.date_naissance + interval 18 year then 'Moins de 18 ans'
            when p.date_pret < l.date_naissance + interval 60 year then '18 à 59 ans' else '60 ans et plus' end as classe_age
from read_csv('{project}/drop/pret.csv') p
join read_csv('{project}/drop/lecteur.csv') l on l.id = p.lecteur_id
join {bibliotheques} b on b.code = p.bibliotheque
join {supports} s on s.code = p.support
"""
LIST = "read_csv('{project}/reference/{name}.csv', delim=';', header=true, all_varchar=true, comment='#')"
LEVELS = {
    "detail": ("code_quartier", "code_bibliotheque", "classe_age", "support"),
    "bibliotheque": ("code_quartier", "code_bibliotheque"),
    "quartier": ("code_quartier",),
    "ville": (),
}
MEASURES = {
    "nb_prets": "count(*)",
    "nb_emprunteurs": "count(distinct lecteur_id)",
    "nb_prets_rendus": "count(duree_jours)",
    # Halves away from zero, in hundredths of whole numbers alone.
    "duree_moyenne": "case when count(duree_jours) > 0 then ((200 * sum(duree_jours) + count(duree_jours))"
    " // (2 * count(duree_jours)))::decimal(18, 0) * 0.01 end",
    "nb_retards": "sum(retard)",
}


def compare(connection, rows, level, keys):
    columns = ", ".join(("mois", *keys))
    figures = ", ".join(f"{sql} as {name}" for name, sql in MEASURES.items())
    counted = connection.sql(f"select {columns}, {figures} from loan group by {columns}").fetchall()
    computed = {row[: len(keys) + 1]: dict(zip(MEASURES, row[len(keys) + 1 :])) for row in counted}
    found = {(row["mois"], *(row[key] for key in keys)): row for row in rows if row["niveau"] == level}
    assert set(found) == set(computed), (level, len(found), len(computed))
    shown = 0
    for place, row in found.items():
        assert computed[place]["nb_emprunteurs"] >= 5 or row["nb_prets"] is None, (level, place)
        for name, value in computed[place].items():
            if row["secret_statistique"] is None or row[name] is not None:
                assert row[name] == value, (level, place, name)
        shown += row["nb_prets"] is not None
    print(level, len(found), shown)


def main(store, project):
    rows = published.Edition(store, "prets-par-quartier").rows()
    lists = {name: LIST.format(project=project, name=name) for name in ("bibliotheques", "supports")}
    with duckdb.connect() as connection:
        connection.execute(LOANS.format(project=project, **lists))
        for level, keys in LEVELS.items():
            compare(connection, rows, level, keys)


main(*sys.argv[1:])

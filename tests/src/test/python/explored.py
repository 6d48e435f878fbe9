# SPDX-License-Identifier: EUPL-1.2
"""Asks DuckDB what the page of the explorer was asked, in queries written by hand and in those that the page offers.

Takes the store and a JSON file with, for each question, the CSV and the SQL of the page. Prints one line a question: its name,
groups, figures shown, secret rows that are in no sum.
"""

import csv
import io
import json
import pathlib
import re
import sys

import duckdb

USERS = "moncompteformation-les-usagers"
PURCHASES = "moncompteformation_formations_engagees"
OFFER = "moncompteformation_catalogueformation"
ENTRIES = "entree_sortie_formation"
COFINANCING = "moncompteformation_abondements"

def added(name, protected=True):
    return f'sum("{name}"), ' + hidden(name, protected)


def alone(name, protected=True):
    """A measure that does not add up, where one row stands for the group; nothing about hidden ones elsewhere."""
    tells = hidden(name, protected)
    return f'case when count(*) = 1 then any_value("{name}") end, case when count(*) = 1 then {tells} end'


def hidden(name, protected):
    return f"count(*) filter (\"{name}\" is null and secret_statistique like '%S%')" if protected else "0"


QUERIES = {
    "quarters": f"""select trimestre_entree, {added('nb_dossiers')}, {added('montant_engage')}
        from '{USERS}.parquet' where niveau = 'france' group by 1""",
    "regions-of-an-age": f"""select nom_region, {added('nb_dossiers')}, {added('montant_engage')}, {alone('prix_moyen')}
        from '{USERS}.parquet' where niveau = 'region_age' and classe_age in ('25-34 ans', '35-44 ans') group by 1""",
    "departments-of-a-quarter": f"""select code_departement, {alone('nb_titulaires')}, {alone('prix_moyen')}
        from '{USERS}.parquet' where niveau = 'departement' and trimestre_entree = '2024-T3' group by 1""",
    "everything": f"""select {added('nb_dossiers')}
        from '{USERS}.parquet' where niveau = 'region_genre' and genre = 'Femme' and nom_region = 'Occitanie'""",
    "purchases-by-month-and-mode": f"""
        select "date validation", modalite_presence, {added('nb_dossiers')}, {added('montant_engage')}
        from '{PURCHASES}.parquet' group by 1, 2""",
    "purchases-outside-directories": f"""select "année de validation", {added('nb_dossiers')}
        from '{PURCHASES}.parquet' where type_referentiel is null group by 1""",
    "purchases-of-a-certification": f"""select departement_lieu_formation, {added('nb_dossiers')}
        from '{PURCHASES}.parquet' where code_rs in (5252, 6151) group by 1""",
    "offer": f"""select nom_region, {added('nb_action', False)}, {alone('frais_ttc_tot_max', False)}
        from '{OFFER}.parquet' where type_referentiel = 'RS' group by 1""",
    "entries": f"""select intitule_certification, annee, {added('entrees_formation')}
        from '{ENTRIES}-totaux.parquet' where niveau = 'certification' group by 1, 2""",
    "aid": f"""select financeur, trimestre_validation, {added('montant')}, {alone('part_du_prix')}
        from '{COFINANCING}.parquet' where niveau = 'financeur' group by 1, 2""",
}


def rows(cursor):
    return sorted(tuple("" if value is None else str(value) for value in row) for row in cursor.fetchall())


def answered(text):
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True)
    names = next(lines)
    return names, sorted(tuple(line) for line in lines)


def offered(sql, store):
    """The page's own query over the files of the store, in the place of their public address."""
    return re.sub(r"FROM 'https?://[^/]+/([^']+)'", lambda found: f"FROM '{store / found[1]}'", sql)


def main(store, answers):
    database = duckdb.connect()
    for name, answer in json.loads(pathlib.Path(answers).read_text("utf-8")).items():
        names, page = answered(answer["csv"])
        expected = rows(database.sql(QUERIES[name].replace("from '", f"from '{store}/latest/")))
        assert page == expected, (name, names, sorted(set(page) ^ set(expected))[:6])
        again = database.sql(offered(answer["sql"], store))
        kept = [i for i, n in enumerate(names) if n in again.columns]
        places = [again.columns.index(names[i]) for i in kept]
        theirs = sorted(tuple("" if row[p] is None else str(row[p]) for p in places) for row in again.fetchall())
        # The query counts the secret rows of a measure that does not add up, too, where the page says nothing of them.
        ours = [tuple(row[i] for i in kept) for row in page]
        assert len(ours) == len(theirs) and all(
            o == t or o == "" for a, b in zip(ours, theirs) for o, t in zip(a, b)
        ), (name, ours[:3], theirs[:3])
        figures = [line[i] for line in page for i, n in enumerate(names) if "secr" not in n]
        secret = sum(int(line[i] or 0) for line in page for i, n in enumerate(names) if "secr" in n)
        print(name, len(page), sum(1 for figure in figures if figure), secret)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])

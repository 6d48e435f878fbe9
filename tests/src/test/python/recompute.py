# SPDX-License-Identifier: EUPL-1.2
"""Computes the users' data set again from the source's own files, and compares with what is published.

Arguments: the published store, the source directory, the directory of code lists. Prints level, rows, rows compared.
"""

import sys

import duckdb

import published

DATASET = "moncompteformation-les-usagers"
FUNDERS = {
    "france_competences": "FRANCE_COMPETENCES",
    "titulaire": "TITULAIRE",
    "etat": "ETAT",
    "france_travail": "FRANCE_TRAVAIL",
    "region": "REGION",
    "opco": "OPCO",
    "entreprise": "ENTREPRISE",
    "cec": "CEC",
}
COUNTED = {"titulaire": "titulaires", "region": "regions", "entreprise": "entreprises"}

FILES = """
create view purchase as
select d.*, p.code_departement, p.genre, year(d.date_entree) || '-T' || quarter(d.date_entree) as period,
       date_sub('year', p.date_naissance, d.date_entree) as age
from read_parquet('{source}/dossier/*.parquet') d join read_parquet('{source}/titulaire/*.parquet') p on p.id = d.titulaire_id
where d.date_entree >= date '2020-01-01' and d.date_entree < date '{end}'
"""

ROWS = """
create table file as
select f.period, r.fr as nom_region, r.code as code_region, dep.fr as nom_departement, dep.code as code_departement,
       coalesce(g.fr, missing_g.fr) as genre, c.fr as classe_age, coalesce(s.fr, missing_s.fr) as situation,
       st.fr as statut_dossier, f.id, f.titulaire_id, f.prix_ttc, f.duree_heures, {paid}
from purchase f
join departements dep on dep.code = f.code_departement
join regions r on r.code = dep.parent
join statuts st on st.code = f.statut
left join genres g on g.code = f.genre
join genres missing_g on missing_g.code = 'NR'
join classes_age c on c.code = case when f.age < 25 then 'MOINS_25' when f.age < 35 then '25_34' when f.age < 45 then '35_44'
                                    when f.age < 55 then '45_54' else '55_PLUS' end
left join situations s on s.code = case when f.demandeur_emploi then 'DE' else f.csp end
join situations missing_s on missing_s.code = 'NR'
left join (pivot read_parquet('{source}/financement/*.parquet') on financeur in ({funders}) using sum(montant) group by dossier_id) m
  on m.dossier_id = f.id
"""

LEVELS = {
    "detail": ("code_region", "code_departement", "genre", "classe_age", "situation", "statut_dossier"),
    "departement": ("code_region", "code_departement"),
    "region": ("code_region",),
    "france": (),
}


def half_up(numerator, denominator):
    """SQL for a quotient in cents: whole numbers alone, halves away from zero."""
    cents = f"({numerator} * 100)::hugeint"
    return f"case when {denominator} > 0 then ((2 * {cents} + {denominator}) // (2 * {denominator}))::decimal(18, 0) * 0.01 end"


def measures():
    yield "nb_dossiers", "count(*)"
    yield "nb_titulaires", "count(distinct titulaire_id)"
    yield "prix_moyen", half_up("sum(prix_ttc)", "count(*)")
    yield "nb_dossiers_a_duree_connue", "count(duree_heures)"
    yield "duree_moyenne", half_up("coalesce(sum(duree_heures), 0)", "count(duree_heures)")
    yield "montant_engage", "sum(prix_ttc)"
    for family in FUNDERS:
        yield f"part_{family}", f"coalesce(sum(paid_{family}), 0.00)"
        yield f"nb_dossiers_finances_par_{COUNTED.get(family, family)}", f"count(paid_{family})"


def load(connection, source, lists, end):
    for name in ("regions", "departements", "genres", "classes_age", "situations", "statuts"):
        connection.execute(
            f"create table {name} as from read_csv('{lists}/{name}.csv', delim=';', header=true, all_varchar=true, comment='#')"
        )
    connection.execute(FILES.format(source=source, end=end))
    paid = ", ".join(f"m.{code} as paid_{family}" for family, code in FUNDERS.items())
    funders = ", ".join(f"'{code}'" for code in FUNDERS.values())
    connection.execute(ROWS.format(source=source, paid=paid, funders=funders))
    (purchases,), (files,) = connection.sql("select count(*) from purchase union all select count(*) from file").fetchall()
    assert purchases == files > 0, (purchases, files)


def level_rows(connection, keys):
    columns = ["period", *keys]
    computed = ", ".join(f"{sql} as {name}" for name, sql in measures())
    relation = connection.sql(f"select {', '.join(columns)}, {computed} from file group by {', '.join(columns)}")
    return {row[: len(columns)]: dict(zip(relation.columns[len(columns) :], row[len(columns) :])) for row in relation.fetchall()}


def compare(edition_rows, level, keys, computed):
    rows = [row for row in edition_rows if row["niveau"] == level]
    found = {(row["trimestre_entree"], *(row[key] for key in keys)): row for row in rows}
    assert len(found) == len(rows) and set(found) == set(computed), (level, len(rows), len(computed))
    shown = 0
    for place, row in found.items():
        persons = computed[place]["nb_titulaires"]
        # Who is few is hidden, whatever else is.
        assert persons >= 5 or row["nb_dossiers"] is None, (level, place)
        for name, value in computed[place].items():
            if row["secret_statistique"] is None or row[name] is not None:
                assert row[name] == value, (level, place, name)
        shown += row["nb_dossiers"] is not None
    print(level, len(rows), shown)


def main(store, source, lists):
    edition = published.Edition(store, DATASET)
    rows = edition.rows()
    last = max(row["trimestre_entree"] for row in rows)
    year, quarter = int(last[:4]), int(last[-1])
    end = f"{year + quarter // 4}-{quarter % 4 * 3 + 1:02d}-01"
    with duckdb.connect() as connection:
        load(connection, source, lists, end)
        for level, keys in LEVELS.items():
            compare(rows, level, keys, level_rows(connection, keys))


main(*sys.argv[1:])

# SPDX-License-Identifier: EUPL-1.2
"""The users' set by DuckDB and by Polars, and their tables held against the published one."""

import pathlib

from metered import (
    ALL_CODE,
    ALL_LABEL,
    Meter,
    code_list,
    connect,
    literal,
    one,
    pl,
    polars_rounded_half_up,
    relation,
    rounded_half_up,
    size,
    write_with_duckdb,
    write_with_polars,
)

DATASET = "moncompteformation-les-usagers"
FLAT = "/flat.parquet"
DIMENSIONS = ["code_region", "code_departement", "genre", "classe_age", "situation", "statut_dossier"]
PROFILE = {"genre": "genre", "age": "classe_age", "situation": "situation", "statut": "statut_dossier"}
LEVELS = {"detail": DIMENSIONS, "region_detail": DIMENSIONS[:1] + DIMENSIONS[2:], "departement": DIMENSIONS[:2]}
LEVELS |= {f"region_{level}": ["code_region", name] for level, name in PROFILE.items()} | {"region": ["code_region"]}
LEVELS |= {level: [name] for level, name in PROFILE.items()} | {"france": []}
ALL = {"code_region": ALL_CODE, "code_departement": ALL_CODE}
FUNDED = {
    "FRANCE_COMPETENCES": ("part_france_competences", "nb_dossiers_finances_par_france_competences"),
    "TITULAIRE": ("part_titulaire", "nb_dossiers_finances_par_titulaires"),
    "ETAT": ("part_etat", "nb_dossiers_finances_par_etat"),
    "FRANCE_TRAVAIL": ("part_france_travail", "nb_dossiers_finances_par_france_travail"),
    "REGION": ("part_region", "nb_dossiers_finances_par_regions"),
    "OPCO": ("part_opco", "nb_dossiers_finances_par_opco"),
    "ENTREPRISE": ("part_entreprise", "nb_dossiers_finances_par_entreprises"),
    "CEC": ("part_cec", "nb_dossiers_finances_par_cec"),
}
MEASURES = ["nb_dossiers", "nb_titulaires", "prix_moyen", "nb_dossiers_a_duree_connue", "duree_moyenne", "montant_engage"]
MEASURES += [name for pair in FUNDED.values() for name in pair]
KEYS = ["trimestre_entree", "niveau", *DIMENSIONS]
# What the product publishes besides: labels of codes, and the mark of secrecy.
BESIDES = ["nom_region", "nom_departement", "secret_statistique"]


def plain(source, reference, first, before, directory):
    flat = directory + FLAT
    meter = Meter()
    connection = connect()
    amounts = ", ".join(f"sum(montant) FILTER (financeur = '{funder}') AS {funder}" for funder in FUNDED)
    shown = ", ".join(f"CAST(coalesce(f.{funder}, 0) AS DECIMAL(12,2)) AS {FUNDED[funder][0]}" for funder in FUNDED)
    age = "date_sub('year', t.date_naissance, d.date_entree)"
    code = f"CASE WHEN {age} < 25 THEN 0 WHEN {age} < 35 THEN 1 WHEN {age} < 45 THEN 2 WHEN {age} < 55 THEN 3 ELSE 4 END"
    connection.execute(
        f"""
        COPY (
          SELECT year(d.date_entree) || '-T' || quarter(d.date_entree) AS trimestre_entree, dep.parent AS code_region,
            dep.code AS code_departement, g.fr AS genre, a.fr AS classe_age, s.fr AS situation, st.fr AS statut_dossier,
            d.titulaire_id, CAST(d.prix_ttc AS DECIMAL(12,2)) AS prix_ttc, d.duree_heures, {shown}
          FROM {relation(source, "dossier")} d
          JOIN {relation(source, "titulaire")} t ON t.id = d.titulaire_id
          LEFT JOIN (SELECT dossier_id, {amounts} FROM {relation(source, "financement")} GROUP BY dossier_id) f
            ON f.dossier_id = d.id
          JOIN {code_list(reference, "departements")} dep ON dep.code = t.code_departement
          JOIN {code_list(reference, "genres")} g ON g.code = coalesce(t.genre, 'NR')
          JOIN (SELECT *, row_number() OVER () - 1 AS place FROM {code_list(reference, "classes_age")}) a ON a.place = {code}
          JOIN {code_list(reference, "situations")} s
            ON s.code = CASE WHEN d.demandeur_emploi THEN 'DE' ELSE coalesce(d.csp, 'NR') END
          JOIN {code_list(reference, "statuts")} st ON st.code = d.statut
          WHERE d.date_entree >= DATE {literal(first)} AND d.date_entree < date_trunc('quarter', DATE {literal(before)})
        ) TO {literal(flat)} (FORMAT parquet, COMPRESSION zstd)
        """
    )
    rows = one(connection, f"SELECT count(*) FROM {literal(flat)}")
    meter.end("plain", rows, size(flat))
    return {"phases": meter.phases}


def level_sql(flat, level, kept):
    keys = [name if name in kept else f"'{ALL.get(name, ALL_LABEL)}' AS {name}" for name in DIMENSIONS]
    cents, hours = "CAST(sum(prix_ttc) * 100 AS BIGINT)", "CAST(sum(duree_heures) * 100 AS BIGINT)"
    funders = ", ".join(
        f"CAST(sum({part}) AS DECIMAL(18,2)) AS {part}, count_if({part} <> 0) AS {count}" for part, count in FUNDED.values()
    )
    return f"""
        SELECT trimestre_entree, '{level}' AS niveau, {", ".join(keys)}, count(*) AS nb_dossiers,
          count(DISTINCT titulaire_id) AS nb_titulaires, {rounded_half_up(cents, "count(*)")} AS prix_moyen,
          count(duree_heures) AS nb_dossiers_a_duree_connue,
          {rounded_half_up(hours, "count(duree_heures)")} AS duree_moyenne,
          CAST(sum(prix_ttc) AS DECIMAL(18,2)) AS montant_engage, {funders}
        FROM {literal(flat)} GROUP BY {", ".join(["trimestre_entree", *kept])}
    """


def duckdb(plain_directory, directory):
    flat = plain_directory + FLAT
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    connection = connect()
    for number, (level, kept) in enumerate(LEVELS.items()):
        sql = level_sql(flat, level, kept)
        connection.execute(f"CREATE TABLE cells AS {sql}" if number == 0 else f"INSERT INTO cells {sql}")
    connection.execute(f"CREATE TABLE sorted AS SELECT * FROM cells ORDER BY {', '.join(KEYS)}")
    meter.end("aggregate", rows, size(flat))
    return write_with_duckdb(connection, meter, directory)


def polars_level(table, level, kept):
    grouped = table.group_by(["trimestre_entree", *kept]).agg(
        pl.len().alias("nb_dossiers"),
        pl.col("titulaire_id").n_unique().alias("nb_titulaires"),
        pl.col("duree_heures").count().alias("nb_dossiers_a_duree_connue"),
        pl.col("duree_heures").sum().alias("heures"),
        pl.col("prix_ttc").sum().alias("montant_engage"),
        *[pl.col(part).sum() for part, _ in FUNDED.values()],
        *[(pl.col(part) != 0).sum().alias(count) for part, count in FUNDED.values()],
    )
    cents = (pl.col("montant_engage") * 100).cast(pl.Int64)
    hundredths = pl.col("heures").cast(pl.Int64) * 100
    return grouped.with_columns(
        pl.lit(level).alias("niveau"),
        *[pl.lit(ALL.get(name, ALL_LABEL)).alias(name) for name in DIMENSIONS if name not in kept],
        polars_rounded_half_up(cents, pl.col("nb_dossiers")).alias("prix_moyen"),
        polars_rounded_half_up(hundredths, pl.col("nb_dossiers_a_duree_connue")).alias("duree_moyenne"),
    ).select(KEYS + MEASURES)


def polars(plain_directory, directory):
    flat = plain_directory + FLAT
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    table = pl.scan_parquet(flat)
    levels = pl.collect_all([polars_level(table, level, kept) for level, kept in LEVELS.items()], engine="streaming")
    cells = pl.concat(levels).sort(KEYS)
    meter.end("aggregate", rows, size(flat))
    return write_with_polars(cells, meter, directory)


def staging(directory):
    files = sorted(pathlib.Path(directory).rglob(f"staging/{DATASET}/*/*.parquet"))
    meter = Meter()
    connection = connect()
    values = [c[0] for c in connection.execute(f"DESCRIBE SELECT * FROM {literal(files[0])}").fetchall() if c[0] not in "kp"]
    inner = ", ".join(f"sum({v}) AS {v}" for v in values)
    outer = ", ".join(f"sum({v}) AS {v}" for v in values)
    cells = rows = 0
    for file in files:
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE cells AS SELECT k, sum(n) AS n, count(*) AS persons, {outer}
            FROM (SELECT k, p, count(*) AS n, {inner} FROM {literal(file)} GROUP BY k, p) GROUP BY k"""
        )
        found = connection.execute("SELECT count(*), sum(n) FROM cells").fetchone()
        cells, rows = cells + found[0], rows + int(found[1])
    meter.end("aggregate", rows, sum(file.stat().st_size for file in files))
    return {"phases": meter.phases, "cells": cells}


def compare(published, _plain, *others):
    connection = connect()
    ours = f"read_parquet({literal(f'{published}/{DATASET}.parquet')})"
    columns = [c[0] for c in connection.execute(f"DESCRIBE SELECT * FROM {ours}").fetchall()]
    unknown = [name for name in columns if name not in KEYS + MEASURES + BESIDES]
    missing = [name for name in KEYS + MEASURES if name not in columns]
    rows, details, shown = connection.execute(
        f"SELECT count(*), count_if(niveau = 'detail'), count_if(secret_statistique IS NULL) FROM {ours}"
    ).fetchone()
    differences = len(unknown) + len(missing)
    for other in others:
        # A row that hides nothing must be equal in all; one that hides something, in what it still shows.
        wrong = " OR ".join(
            f"((o.secret_statistique IS NULL OR o.{name} IS NOT NULL)"
            f" AND CAST(o.{name} AS DECIMAL(18,2)) IS DISTINCT FROM CAST(b.{name} AS DECIMAL(18,2)))"
            for name in MEASURES
            if name in columns
        )
        theirs = f"read_parquet({literal(other + '/cells.parquet')})"
        alone = " AND ".join(f"o.{name} = b.{name}" for name in KEYS)
        differences += one(connection, f"SELECT count(*) FROM {ours} o ANTI JOIN {theirs} b ON {alone}")
        differences += one(connection, f"SELECT count(*) FROM {theirs} b ANTI JOIN {ours} o ON {alone}")
        differences += one(connection, f"SELECT count(*) FROM {ours} o JOIN {theirs} b ON {alone} WHERE {wrong}")
    return {"rows": rows, "details": details, "shown": shown, "differences": differences, "columns": unknown + missing}

# SPDX-License-Identifier: EUPL-1.2
"""What "parution bench" measures beside the product: DuckDB and Polars, each alone, on a plain flat file.

One step a process; each answers one JSON document on standard output. Costs run from after the imports. Steps:
  check                                              versions
  plain SOURCE REFERENCE FROM BEFORE FLAT            joins the source into one plain Parquet file
  duckdb FLAT DIRECTORY | polars FLAT DIRECTORY      all levels of the users' set, exactly, in three formats
  staging DIRECTORY                                  the finest cells with DuckDB from the product's own staging
  compare PUBLISHED DUCKDB POLARS                    counts where they differ; prints no figure of a table
"""

import json
import os
import pathlib
import resource
import sys
import time

THREADS = 2
os.environ["POLARS_MAX_THREADS"] = str(THREADS)

import duckdb  # noqa: E402
import polars as pl  # noqa: E402

DIMENSIONS = ["code_region", "code_departement", "genre", "classe_age", "situation", "statut_dossier"]
LEVELS = {"detail": DIMENSIONS, "departement": DIMENSIONS[:2], "region": DIMENSIONS[:1], "france": []}
ALL = {"code_region": "_T", "code_departement": "_T"}
ALL_LABEL = "Ensemble"
FUNDERS = {
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
MEASURES += [name for pair in FUNDERS.values() for name in pair]
KEYS = ["trimestre_entree", "niveau", *DIMENSIONS]
# What the product publishes besides: labels of codes, and the mark of secrecy.
BESIDES = ["nom_region", "nom_departement", "secret_statistique"]


class Meter:
    """Wall, processor and memory of this process, phase by phase."""

    def __init__(self):
        self.phases = []
        self.begin()

    def begin(self):
        try:
            pathlib.Path("/proc/self/clear_refs").write_text("5")
        except OSError:
            pass
        self.wall, self.cpu = time.perf_counter_ns(), processor_nanos()

    def end(self, phase, rows, size):
        self.phases.append(
            {
                "phase": phase,
                "wallNanos": time.perf_counter_ns() - self.wall,
                "cpuNanos": processor_nanos() - self.cpu,
                "peakBytes": peak_bytes(),
                "rows": rows,
                "bytes": size,
            }
        )
        self.begin()


def processor_nanos():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return round((used.ru_utime + used.ru_stime) * 1e9)


def peak_bytes():
    try:
        for line in pathlib.Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def connect():
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    connection.execute("SET preserve_insertion_order = false")
    return connection


def size(path):
    path = pathlib.Path(path)
    return sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


def relation(source, name):
    return f"read_parquet({literal(source + '/' + name + '/*.parquet')})"


def code_list(reference, name):
    file = literal(f"{reference}/{name}.csv")
    return f"read_csv({file}, delim = ';', skip = 1, header = true, all_varchar = true, quote = '\"')"


def plain(source, reference, first, before, flat):
    meter = Meter()
    connection = connect()
    amounts = ", ".join(f"sum(montant) FILTER (financeur = '{funder}') AS {funder}" for funder in FUNDERS)
    shown = ", ".join(f"CAST(coalesce(f.{funder}, 0) AS DECIMAL(12,2)) AS {FUNDERS[funder][0]}" for funder in FUNDERS)
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
          WHERE d.date_entree >= DATE {literal(first)} AND d.date_entree < DATE {literal(before)}
        ) TO {literal(flat)} (FORMAT parquet, COMPRESSION zstd)
        """
    )
    rows = connection.execute(f"SELECT count(*) FROM {literal(flat)}").fetchone()[0]
    meter.end("plain", rows, size(flat))
    return {"phases": meter.phases}


def rounded_half_up(numerator, denominator):
    return f"CAST((2 * ({numerator}) + ({denominator})) // (2 * nullif({denominator}, 0)) AS DECIMAL(18,0)) * 0.01"


def level_sql(flat, level, kept):
    keys = [name if name in kept else f"'{ALL.get(name, ALL_LABEL)}' AS {name}" for name in DIMENSIONS]
    cents, hours = "CAST(sum(prix_ttc) * 100 AS BIGINT)", "CAST(sum(duree_heures) * 100 AS BIGINT)"
    funders = ", ".join(
        f"CAST(sum({part}) AS DECIMAL(18,2)) AS {part}, count_if({part} <> 0) AS {count}" for part, count in FUNDERS.values()
    )
    return f"""
        SELECT trimestre_entree, '{level}' AS niveau, {", ".join(keys)}, count(*) AS nb_dossiers,
          count(DISTINCT titulaire_id) AS nb_titulaires, {rounded_half_up(cents, "count(*)")} AS prix_moyen,
          count(duree_heures) AS nb_dossiers_a_duree_connue,
          {rounded_half_up(hours, "count(duree_heures)")} AS duree_moyenne,
          CAST(sum(prix_ttc) AS DECIMAL(18,2)) AS montant_engage, {funders}
        FROM {literal(flat)} GROUP BY {", ".join(["trimestre_entree", *kept])}
    """


def with_duckdb(flat, directory):
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    connection = connect()
    for number, (level, kept) in enumerate(LEVELS.items()):
        sql = level_sql(flat, level, kept)
        connection.execute(f"CREATE TABLE cells AS {sql}" if number == 0 else f"INSERT INTO cells {sql}")
    connection.execute(f"CREATE TABLE sorted AS SELECT * FROM cells ORDER BY {', '.join(KEYS)}")
    meter.end("aggregate", rows, size(flat))
    written = connection.execute("SELECT count(*) FROM sorted").fetchone()[0]
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.parquet')} (FORMAT parquet)")
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.csv')} (FORMAT csv, HEADER, DELIMITER ';')")
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.jsonl')} (FORMAT json)")
    meter.end("write", written, size(directory))
    return {"phases": meter.phases}


def polars_level(table, level, kept):
    grouped = table.group_by(["trimestre_entree", *kept]).agg(
        pl.len().alias("nb_dossiers"),
        pl.col("titulaire_id").n_unique().alias("nb_titulaires"),
        pl.col("duree_heures").count().alias("nb_dossiers_a_duree_connue"),
        pl.col("duree_heures").sum().alias("heures"),
        pl.col("prix_ttc").sum().alias("montant_engage"),
        *[pl.col(part).sum() for part, _ in FUNDERS.values()],
        *[(pl.col(part) != 0).sum().alias(count) for part, count in FUNDERS.values()],
    )
    cents = (pl.col("montant_engage") * 100).cast(pl.Int64)
    hundredths = pl.col("heures").cast(pl.Int64) * 100
    return grouped.with_columns(
        pl.lit(level).alias("niveau"),
        *[pl.lit(ALL.get(name, ALL_LABEL)).alias(name) for name in DIMENSIONS if name not in kept],
        polars_mean(cents, pl.col("nb_dossiers")).alias("prix_moyen"),
        polars_mean(hundredths, pl.col("nb_dossiers_a_duree_connue")).alias("duree_moyenne"),
    ).select(KEYS + MEASURES)


def polars_mean(numerator, denominator):
    divisor = denominator.cast(pl.Int64)
    hundredths = (2 * numerator + divisor) // (2 * divisor)
    mean = hundredths.cast(pl.Decimal(18, 0)) * pl.lit("0.01").cast(pl.Decimal(18, 2))
    return pl.when(divisor > 0).then(mean).cast(pl.Decimal(18, 2))


def with_polars(flat, directory):
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    table = pl.scan_parquet(flat)
    levels = pl.collect_all([polars_level(table, level, kept) for level, kept in LEVELS.items()], engine="streaming")
    cells = pl.concat(levels).sort(KEYS)
    meter.end("aggregate", rows, size(flat))
    cells.write_parquet(directory + "/cells.parquet")
    cells.write_csv(directory + "/cells.csv", separator=";")
    cells.write_ndjson(directory + "/cells.jsonl")
    meter.end("write", cells.height, size(directory))
    return {"phases": meter.phases}


def staging(directory):
    files = sorted(pathlib.Path(directory).rglob("*.parquet"))
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


def compare(published, *others):
    connection = connect()
    ours = f"read_parquet({literal(published)})"
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
        theirs = f"read_parquet({literal(other)})"
        alone = " AND ".join(f"o.{name} = b.{name}" for name in KEYS)
        differences += connection.execute(f"SELECT count(*) FROM {ours} o ANTI JOIN {theirs} b ON {alone}").fetchone()[0]
        differences += connection.execute(f"SELECT count(*) FROM {theirs} b ANTI JOIN {ours} o ON {alone}").fetchone()[0]
        differences += connection.execute(f"SELECT count(*) FROM {ours} o JOIN {theirs} b ON {alone} WHERE {wrong}").fetchone()[0]
    return {"rows": rows, "details": details, "shown": shown, "differences": differences, "columns": unknown + missing}


def check():
    return {"versions": {"python": sys.version.split()[0], "duckdb": duckdb.__version__, "polars": pl.__version__}}


STEPS = {"check": check, "plain": plain, "duckdb": with_duckdb, "polars": with_polars, "staging": staging, "compare": compare}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))

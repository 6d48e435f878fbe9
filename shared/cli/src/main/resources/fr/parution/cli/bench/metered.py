# SPDX-License-Identifier: EUPL-1.2
"""What every step of the baseline needs: its meter, its engines with as many threads, and exact arithmetic in both."""

import os
import pathlib
import resource
import sys
import time

THREADS = 2
os.environ["POLARS_MAX_THREADS"] = str(THREADS)

import duckdb  # noqa: E402
import polars as pl  # noqa: E402

ALL_CODE = "_T"
ALL_LABEL = "Ensemble"
FUNDERS = ("FRANCE_COMPETENCES", "TITULAIRE", "ETAT", "FRANCE_TRAVAIL", "REGION", "OPCO", "ENTREPRISE", "CEC")


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


def quoted(name):
    return '"' + name + '"'


def one(connection, sql):
    return connection.execute(sql).fetchone()[0]


def relation(source, name):
    return f"read_parquet({literal(source + '/' + name + '/*.parquet')})"


def code_list(reference, name):
    file = literal(f"{reference}/{name}.csv")
    return f"read_csv({file}, delim = ';', skip = 1, header = true, all_varchar = true, quote = '\"')"


def rounded_half_up(numerator, denominator):
    """SQL for a quotient of whole numbers, in hundredths of it."""
    return f"CAST((2 * ({numerator}) + ({denominator})) // (2 * nullif({denominator}, 0)) AS DECIMAL(18,0)) * 0.01"


def polars_rounded_half_up(numerator, denominator):
    divisor = denominator.cast(pl.Int64)
    hundredths = (2 * numerator + divisor) // (2 * divisor)
    mean = hundredths.cast(pl.Decimal(18, 0)) * pl.lit("0.01").cast(pl.Decimal(18, 2))
    return pl.when(divisor > 0).then(mean).cast(pl.Decimal(18, 2))


def write_with_duckdb(connection, meter, directory):
    """Writes the table "sorted"."""
    written = one(connection, "SELECT count(*) FROM sorted")
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.parquet')} (FORMAT parquet)")
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.csv')} (FORMAT csv, HEADER, DELIMITER ';')")
    connection.execute(f"COPY sorted TO {literal(directory + '/cells.jsonl')} (FORMAT json)")
    meter.end("write", written, size(directory))
    return {"phases": meter.phases}


def write_with_polars(cells, meter, directory):
    cells.write_parquet(directory + "/cells.parquet")
    cells.write_csv(directory + "/cells.csv", separator=";")
    cells.write_ndjson(directory + "/cells.jsonl")
    meter.end("write", cells.height, size(directory))
    return {"phases": meter.phases}

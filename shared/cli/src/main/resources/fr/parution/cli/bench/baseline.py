# SPDX-License-Identifier: EUPL-1.2
"""What "parution bench" measures beside the product: DuckDB and Polars, each alone, on a plain flat file a data set.

One step a process; each answers one JSON document on standard output. Costs run from after the imports. Steps:
  check                                              versions, and the data sets that can be computed here
  plain DATASET SOURCE REFERENCE FROM BEFORE FLAT    joins the source into a plain Parquet file in a directory
  duckdb DATASET FLAT OUT | polars DATASET FLAT OUT  all levels, exactly, in three formats
  staging DATASET DIRECTORY                          the finest cells with DuckDB from the product's own staging
  compare DATASET PUBLISHED FLAT DUCKDB POLARS       counts where they differ; prints no figure of a table
"""

import json
import sys

import aggregated
import flat_sets
import metered
import users


def check():
    versions = {"python": sys.version.split()[0], "duckdb": metered.duckdb.__version__, "polars": metered.pl.__version__}
    return {"versions": versions, "datasets": [users.DATASET, *flat_sets.ALL]}


def run(step, dataset, *arguments):
    if dataset == users.DATASET:
        return getattr(users, step)(*arguments)
    return getattr(aggregated, step)(flat_sets.ALL[dataset], *arguments)


if __name__ == "__main__":
    print(json.dumps(check() if sys.argv[1] == "check" else run(*sys.argv[1:])))

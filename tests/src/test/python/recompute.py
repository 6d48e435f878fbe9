# SPDX-License-Identifier: EUPL-1.2
"""Computes every data set again from the source's own files, and compares with what is published.

Arguments: the published store, the source directory, the directory of code lists, the day up to which the source is known.
Prints a line for each level: data set, level, rows, rows with something hidden, and for each group of figures how many are
hidden for the sake of others. Then how many sums that subtraction leaves were looked at, and found safe.
"""

import sys

import duckdb

import recomputed
import recomputed_sets
from recompute_source import load


def main(store, source, lists, as_of):
    end = f"date '{as_of}'"
    for describe in recomputed_sets.ALL:
        dataset = describe(end)
        with duckdb.connect() as connection:
            # The lists and relations of certifications and of code lists differ in name.
            load(connection, source, lists)
            connection.execute(f"create table base as {dataset.rows}")
            for level in dataset.levels:
                recomputed.compute(connection, dataset, level)
                rows, hidden, complementary = recomputed.compare(connection, dataset, store, level)
                print(dataset.id, level, rows, hidden, *complementary)
            if dataset.protected:
                print(dataset.id, "left", recomputed.require_residuals_safe(connection, dataset))


main(*sys.argv[1:])

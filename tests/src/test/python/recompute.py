# SPDX-License-Identifier: EUPL-1.2
"""Computes every data set again from the source's own files, and compares with what is published.

Arguments: the published store, the source directory, the directory of code lists, the day up to which the source is known.
Prints a line for each level: data set, level, rows, rows with something hidden, and for each group of figures how many are
hidden for the sake of others. Then how many sums that subtraction leaves were looked at, and found safe.
"""

import html.parser
import pathlib
import re
import sys

import duckdb

import recomputed
import recomputed_sets

RELATIONS = ("dossier", "titulaire", "financement", "session_formation", "action_formation", "formation", "organisme", "lieu",
             "certification")  # fmt: skip


class Words(html.parser.HTMLParser):
    """The text of a piece of HTML, its blocks held apart."""

    BLOCKS = {"p", "br", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "table", "tr", "td"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)

    def handle_starttag(self, tag, attrs):
        self.parts.append(" " if tag in self.BLOCKS else "")

    def handle_endtag(self, tag):
        self.parts.append(" " if tag in self.BLOCKS else "")


def plain(text):
    words = Words()
    words.feed(text)
    words.close()
    return re.sub(r"\s+", " ", "".join(words.parts)).strip()


def load(connection, source, lists):
    for path in sorted(pathlib.Path(lists).glob("*.csv")):
        connection.execute(
            f"create table {path.stem} as from read_csv('{path}', delim=';', header=true, all_varchar=true, comment='#')"
        )
    for relation in RELATIONS:
        connection.execute(f"create view {relation} as from read_parquet('{source}/{relation}/*.parquet')")
    for view in (recomputed_sets.TERRITORY, recomputed_sets.TRAINED, recomputed_sets.PAID):
        connection.execute(view)
    connection.create_function("plain", plain, ["VARCHAR"], "VARCHAR")


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

# SPDX-License-Identifier: EUPL-1.2
"""The source's own files and code lists, as views of DuckDB."""

import html.parser
import pathlib
import re

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

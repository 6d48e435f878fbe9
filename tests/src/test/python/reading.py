# SPDX-License-Identifier: EUPL-1.2
"""Reads what is published again and again while releases come.

make DIRECTORY N    files for N releases; every row says of which release it is, so that a mixture shows
read ADDRESS STOP   until the file STOP is there, and once at least: DuckDB by ranges, and one that downloads; counts as JSON
"""

import hashlib
import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from email.utils import parsedate_to_datetime

import duckdb
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

ROWS = 24_000
GROUP = 6_000
ATTEMPTS = 5
PAUSE = 0.4
MOST_TOLD = 5


def rows(release):
    # Most releases have files of one size, which is where a reader that goes by the size alone is lost.
    return ROWS + (GROUP if release % 5 == 0 else 0)


def make(directory, releases):
    import pyarrow as pa
    import pyarrow.parquet as pq

    for release in range(1, releases + 1):
        count = rows(release)
        table = pa.table({"release": pa.array([release] * count, pa.int64()), "number": pa.array(range(count), pa.int64())})
        pq.write_table(
            table, f"{directory}/{release}.parquet", row_group_size=GROUP, compression="none", use_dictionary=False
        )
        with open(f"{directory}/{release}.csv", "w", encoding="utf-8", newline="\n") as out:
            out.write("release;number\n")
            out.writelines(f"{release};{number}\n" for number in range(count))


class Ranged(AbstractBufferedFile):
    """Reads by ranges of one state of an object: another one is refused by its tag."""

    def _fetch_range(self, start, end):
        request = urllib.request.Request(
            self.fs.base + self.path,
            headers={"Range": f"bytes={start}-{end - 1}", "If-Match": self.details["tag"]},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()


class Bucket(AbstractFileSystem):
    protocol = "bucket"
    cachable = False

    def __init__(self, base):
        super().__init__()
        self.base = base
        self.tags = {}

    def info(self, path, **kwargs):
        path = self._strip_protocol(path)
        request = urllib.request.Request(self.base + path, method="HEAD")
        with urllib.request.urlopen(request, timeout=20) as answer:
            # DuckDB opens a file more than once: what it learned at first must hold until it is done.
            if self.tags.setdefault(path, answer.headers["ETag"]) != answer.headers["ETag"]:
                raise OSError("another release came meanwhile")
            return {
                "name": path,
                "size": int(answer.headers["Content-Length"]),
                "type": "file",
                "tag": answer.headers["ETag"],
                "modified": parsedate_to_datetime(answer.headers["Last-Modified"]),
            }

    def modified(self, path):
        return self.info(path)["modified"]

    def _open(self, path, mode="rb", **kwargs):
        return Ranged(self, self._strip_protocol(path), mode, block_size=1 << 16, cache_type="none")


class Counts:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {"ranges": 0, "downloads": 0, "retries": 0, "mixed": [], "failed": []}
        self.releases = set()

    def add(self, name, value=1):
        with self.lock:
            self.values[name] += value

    def tell(self, name, text):
        with self.lock:
            if len(self.values[name]) < MOST_TOLD:
                self.values[name].append(text)

    def see(self, release):
        with self.lock:
            self.releases.add(release)

    def check(self, what, first, last, count):
        self.see(first)
        if first != last or count != rows(first):
            self.tell("mixed", f"{what}: releases {first} to {last}, {count} rows")


def by_ranges(base, counts):
    connection = duckdb.connect()
    connection.register_filesystem(Bucket(base))
    connection.execute("set enable_external_file_cache = false")
    first, last, count, distinct = connection.execute(
        "select min(release), max(release), count(*), count(distinct number) from 'bucket://latest/users.parquet'"
    ).fetchone()
    counts.check("ranges", first, last, count)
    if distinct != count:
        counts.tell("mixed", f"ranges: {distinct} of {count} numbers")


def get(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read()


def by_download(base, counts, seen):
    lines = get(base + "latest/users.csv").decode().splitlines()[1:]
    releases = {int(line.split(";")[0]) for line in lines}
    counts.check("download", min(releases), max(releases), len(lines))
    pinned = json.loads(get(base + "latest/users.release.json"))
    if pinned["seq"] < seen[0]:
        counts.tell("mixed", f"release {pinned['seq']} after {seen[0]}")
    seen[0] = pinned["seq"]
    for file in pinned["files"]:
        address = base + file["key"]
        if hashlib.sha256(get(address)).hexdigest() != file["sha256"]:
            counts.tell("mixed", f"{address} is not what its release says")


def loop(name, read, counts, stop):
    while True:
        for attempt in range(ATTEMPTS):
            try:
                read()
                counts.add(name)
                break
            except Exception as error:  # noqa: BLE001 - whatever a reader meets counts
                if attempt == ATTEMPTS - 1:
                    counts.tell("failed", f"{name}: {type(error).__name__} {error}"[:300])
                else:
                    counts.add("retries")
                    time.sleep(0.05)
        if os.path.exists(stop):
            return
        time.sleep(PAUSE)


def read(base, stop):
    counts = Counts()
    seen = [0]
    readers = [
        threading.Thread(target=loop, args=("ranges", lambda: by_ranges(base, counts), counts, stop)),
        threading.Thread(target=loop, args=("downloads", lambda: by_download(base, counts, seen), counts, stop)),
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    print(json.dumps(counts.values | {"releases": len(counts.releases)}))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], int(sys.argv[3]))
    else:
        read(sys.argv[2], sys.argv[3])

// SPDX-License-Identifier: EUPL-1.2
// A published Parquet file, read by ranges of bytes.
import { parquetMetadataAsync, parquetScan } from "./hyparquet.js";

/** Wanted pieces that are nearer than this, in bytes, are fetched together: a request costs more than they do. */
const NEAR = 1 << 14;

/** What is first read of the end of a file: the footer of most. */
const FOOTER = 1 << 16;

/** A file at an address, of which only what is asked for is fetched, and nothing twice. */
class RemoteFile {
  #address;
  #wanted = [];
  #kept = [];

  /** @param {number} byteLength of the whole file, as the release says */
  constructor(address, byteLength) {
    this.#address = address;
    this.byteLength = byteLength;
    this.bytesRead = 0;
    this.requests = 0;
  }

  /** The bytes from start, end excluded; those wanted in one go are fetched in as few requests as they need. */
  slice(start, end = this.byteLength) {
    const kept = this.#kept.find((piece) => piece.start <= start && end <= piece.end);
    if (kept) {
      return kept.bytes.then((bytes) => bytes.slice(start - kept.start, end - kept.start));
    }
    return new Promise((resolve, reject) => {
      this.#wanted.push({ start, end, resolve, reject });
      if (this.#wanted.length === 1) {
        setTimeout(() => this.#fetchWanted());
      }
    });
  }

  #fetchWanted() {
    const wanted = this.#wanted.sort((a, b) => a.start - b.start);
    this.#wanted = [];
    let run = [];
    let end = -Infinity;
    for (const piece of wanted) {
      if (piece.start > end + NEAR && run.length > 0) {
        this.#fetchRun(run, end);
        run = [];
      }
      run.push(piece);
      end = Math.max(run.length === 1 ? piece.end : end, piece.end);
    }
    this.#fetchRun(run, end);
  }

  #fetchRun(run, end) {
    const start = run[0].start;
    const bytes = this.#fetch(start, end);
    this.#kept.push({ start, end, bytes });
    for (const piece of run) {
      bytes.then((all) => piece.resolve(all.slice(piece.start - start, piece.end - start)), piece.reject);
    }
  }

  async #fetch(start, end) {
    this.requests += 1;
    const response = await fetch(this.#address, { headers: { Range: `bytes=${start}-${end - 1}` } });
    if (!response.ok) {
      throw new Error(`${this.#address}: ${response.status}`);
    }
    const bytes = await response.arrayBuffer();
    this.bytesRead += bytes.byteLength;
    // A host that knows no ranges sends the whole file.
    return response.status === 206 ? bytes : bytes.slice(start, end);
  }
}

/** The columns of one file. */
export class ParquetTable {
  #file;
  #metadata;

  /** @param {{href: string, bytes: number}} file */
  constructor(file) {
    this.#file = new RemoteFile(file.href, file.bytes);
  }

  get bytesRead() {
    return this.#file.bytesRead;
  }

  get requests() {
    return this.#file.requests;
  }

  /**
   * What has to be read for these columns in the rows that may have one of the wanted values.
   *
   * @param {string[]} columns
   * @param {Map<string, string[]>} wanted the values wanted of some of the columns; whole parts of the file without them
   *     are left out, but rows are not chosen one by one
   */
  async plan(columns, wanted) {
    this.#metadata ??= this.#readMetadata();
    const metadata = await this.#metadata;
    const conditions = [...wanted].map(([column, values]) => ({ [column]: { $in: values } }));
    const scan = await parquetScan({
      file: this.#file,
      metadata,
      columns,
      pruningFilter: conditions.length > 0 ? { $and: conditions } : undefined,
      usePageIndex: true,
    });
    return new Plan(scan, columns);
  }

  async #readMetadata() {
    const metadata = await parquetMetadataAsync(this.#file, {
      initialFetchSize: Math.min(FOOTER, this.#file.byteLength),
      geoparquet: false,
    });
    // Amounts are then read as the whole hundredths that they are written as, which add up exactly.
    for (const element of metadata.schema) {
      if (element.converted_type === "DECIMAL") {
        delete element.converted_type;
        delete element.logical_type;
      }
    }
    return metadata;
  }
}

/** What is to be read of a file, and about how much that is. */
class Plan {
  #scan;
  #columns;

  constructor(scan, columns) {
    this.#scan = scan;
    this.#columns = columns;
  }

  /** About how many bytes, those that were read before among them. */
  get bytes() {
    let bytes = 0;
    let first = 0;
    for (const group of this.#scan.metadata.row_groups) {
      const rows = Number(group.num_rows);
      const read = this.#scan.ranges
        .filter((range) => range.rowStart >= first && range.rowStart < first + rows)
        .reduce((sum, range) => sum + range.rowEnd - range.rowStart, 0);
      for (const chunk of group.columns) {
        if (this.#columns.includes(chunk.meta_data.path_in_schema[0])) {
          bytes += (Number(chunk.meta_data.total_compressed_size) * read) / rows;
        }
      }
      first += rows;
    }
    return bytes;
  }

  /**
   * Reads the rows, in pieces.
   *
   * @param {(piece: Map<string, ArrayLike<any>>, rows: number) => void} take gets each piece, column by column; null where
   *     a row has no value
   */
  async read(take) {
    await Promise.all(
      this.#scan.ranges.map(async (range) => {
        const read = await Promise.all(this.#columns.map((column) => this.#scan.readColumn({ column, ...range })));
        take(new Map(this.#columns.map((column, i) => [column, read[i]])), range.rowEnd - range.rowStart);
      }),
    );
  }
}

// SPDX-License-Identifier: EUPL-1.2
// What is asked of a data set, which of its published rows answer it, and their sums. Nothing here touches a page.

/**
 * A data set as its page and its certificate describe it.
 *
 * A data set publishes several levels: its rows, and totals over some of its columns. A question is answered from the
 * coarsest level that tells apart every column which it names, since that is where fewest figures are hidden.
 */
export class Dataset {
  /**
   * @param {object} page what the page says: columns, files
   * @param {object} certificate what the audit of the release says of how the rows add up
   */
  constructor(page, certificate) {
    const scheme = certificate.table;
    this.id = page.id;
    this.period = scheme?.period ?? page.by;
    this.columns = new Map(page.columns.map((column) => [column.name, column]));
    this.secrecy = page.columns.find((column) => column.role === "SECRECY")?.name;
    this.#level = page.columns.find((column) => column.role === "LEVEL")?.name;
    this.#files = page.files;
    this.#sums = new Set((scheme?.sums ?? []).map((sum) => sum.column));
    const whole = { label: "detail", columns: [...this.columns.keys()] };
    this.#levels = (scheme?.levels ?? [whole]).map((level) => ({ ...level, columns: new Set(level.columns) }));
  }

  #level;
  #files;
  #sums;
  #levels;

  /** Whether the values of a measure may be added up. */
  addsUp(measure) {
    return this.#sums.has(measure);
  }

  /** The columns that rows may be grouped and chosen by. */
  get groupings() {
    return [...this.columns.values()].filter(
      (column) =>
        column.role === "PERIOD" ||
        (["CODE", "LABEL", "ATTRIBUTE"].includes(column.role) &&
          this.#levels.some((level) => level.columns.has(column.name))),
    );
  }

  get measures() {
    return [...this.columns.values()].filter((column) => column.role === "MEASURE");
  }

  /** Whether some level tells all these columns apart. */
  canAnswer(columns) {
    return this.#coarsest(columns) !== undefined;
  }

  /**
   * Where rows that tell these columns apart stand.
   *
   * @returns {{label: string, file: object, column: string|undefined, value: string|undefined}} column and value choose
   *     them among the rows of other levels in the same file
   */
  source(columns) {
    const level = this.#coarsest(columns);
    const apart = this.#files.totals;
    const mixed = this.#level !== undefined && (apart ? level.label !== "detail" : true);
    return {
      label: level.label,
      file: apart && level.label !== "detail" ? apart : this.#files.main,
      column: mixed ? this.#level : undefined,
      value: mixed ? level.label : undefined,
    };
  }

  #coarsest(columns) {
    const named = columns.filter((name) => this.columns.get(name).role !== "PERIOD");
    return this.#levels
      .filter((level) => named.every((name) => level.columns.has(name)))
      .reduce((best, level) => (best && best.columns.size <= level.columns.size ? best : level), undefined);
  }
}

/** What the reader asks: measures, by which columns, of which rows. It is written whole in the address of the page. */
export class Question {
  /**
   * @param {string[]} show measures, the first being the one that is drawn
   * @param {string[]} by at most two columns
   * @param {Map<string, string[]>} where the values wanted of a column; the empty text for rows that have none
   */
  constructor(show, by, where) {
    this.show = show;
    this.by = by;
    this.where = where;
  }

  /** Reads the fragment of an address, of which only what the data set knows is taken. */
  static parse(fragment, dataset, otherwise) {
    const given = new URLSearchParams(fragment.replace(/^#/, ""));
    const measures = new Set(dataset.measures.map((column) => column.name));
    const groupings = new Set(dataset.groupings.map((column) => column.name));
    const show = known(given.getAll("show"), measures);
    const by = known(given.getAll("by"), groupings).slice(0, 2);
    const where = new Map();
    for (const [name, value] of given) {
      const column = name.startsWith("where.") ? name.slice("where.".length) : "";
      if (groupings.has(column)) {
        where.set(column, [...new Set([...(where.get(column) ?? []), value])]);
      }
    }
    const asked = new Question(
      show.length > 0 ? show : otherwise.show,
      given.has("by") ? by : otherwise.by,
      where,
    );
    return dataset.canAnswer(asked.columns) ? asked : otherwise;
  }

  /** The fragment that {@link Question.parse} reads. */
  get fragment() {
    const written = new URLSearchParams();
    this.show.forEach((name) => written.append("show", name));
    (this.by.length > 0 ? this.by : [""]).forEach((name) => written.append("by", name));
    this.where.forEach((values, name) => values.forEach((value) => written.append(`where.${name}`, value)));
    return `#${written}`;
  }

  /** The columns that the rows must tell apart. */
  get columns() {
    return [...new Set([...this.by, ...this.where.keys()])];
  }
}

function known(names, all) {
  return [...new Set(names)].filter((name) => all.has(name));
}

/** The groups of rows that answer a question. */
export class Answer {
  #question;
  #dataset;
  #source;
  #groups = new Map();

  constructor(question, dataset) {
    this.#question = question;
    this.#dataset = dataset;
    this.#source = dataset.source(question.columns);
    /** Rows, and those whose figures stand as they were printed in an earlier release. */
    this.rows = 0;
    this.carried = 0;
  }

  /** The columns to read. */
  get reads() {
    const { show, columns } = this.#question;
    return [...new Set([...columns, ...show, this.#source.column, this.#dataset.secrecy].filter(Boolean))];
  }

  /** Values by which whole parts of the file can be passed over; whether a column is empty is asked row by row. */
  get wanted() {
    const texts = [...this.#question.where].filter(
      ([name, values]) => this.#dataset.columns.get(name).type === "TEXT" && !values.includes(""),
    );
    return new Map(this.#source.column ? [...texts, [this.#source.column, [this.#source.value]]] : texts);
  }

  /** Adds the rows of a piece of the file. */
  add(piece, rows) {
    const { show, by, where } = this.#question;
    const conditions = [...where].map(([name, values]) => [piece.get(name), new Set(values)]);
    const level = piece.get(this.#source.column);
    const secrecy = piece.get(this.#dataset.secrecy);
    const keys = by.map((name) => piece.get(name));
    const figures = show.map((name) => piece.get(name));
    for (let row = 0; row < rows; row++) {
      if (level && level[row] !== this.#source.value) continue;
      if (!conditions.every(([column, values]) => values.has(text(column[row])))) continue;
      const key = keys.map((column) => text(column[row]));
      const group = this.#group(key);
      const mark = secrecy?.[row];
      group.rows += 1;
      this.rows += 1;
      this.carried += mark?.includes("R") ? 1 : 0;
      figures.forEach((column, i) => {
        const cell = group.cells[i];
        if (column[row] != null) {
          cell.shown += 1;
          cell.sum += BigInt(column[row]);
        } else if (mark?.includes("S")) {
          cell.hidden += 1;
        }
      });
    }
  }

  #group(key) {
    const name = key.join("\u0000");
    let group = this.#groups.get(name);
    if (!group) {
      group = { key, rows: 0, cells: this.#question.show.map(() => ({ shown: 0, hidden: 0, sum: 0n })) };
      this.#groups.set(name, group);
    }
    return group;
  }

  /**
   * The groups in the order of their columns.
   *
   * @returns {{key: string[], figures: Figure[]}[]}
   */
  groups(language) {
    const orders = this.#question.by.map((name) => order(this.#dataset.columns.get(name), language));
    return [...this.#groups.values()]
      .sort((a, b) => orders.reduce((found, compare, i) => found || compare(a.key[i], b.key[i]), 0))
      .map((group) => ({
        key: group.key,
        figures: group.cells.map((cell, i) => this.#figure(this.#question.show[i], cell, group.rows)),
      }));
  }

  /**
   * What may be said of a measure in a group: `value` is the sum of what is shown, or null, in hundredths for a decimal
   * measure; `hidden` counts the rows that are not in it because they are secret; `many` says that the group has several
   * rows and the measure does not add up.
   *
   * @typedef {{value: bigint|null, hidden: number, many: boolean}} Figure
   */
  #figure(measure, cell, rows) {
    const many = rows > 1 && !this.#dataset.addsUp(measure);
    return { value: many || cell.shown === 0 ? null : cell.sum, hidden: many ? 0 : cell.hidden, many };
  }

  /** The same question for DuckDB. */
  sql(hiddenName) {
    const { show, by, where } = this.#question;
    const conditions = [...where].map(([name, values]) => condition(this.#dataset.columns.get(name), values));
    if (this.#source.column) {
      conditions.push(`${quoted(this.#source.column)} = ${literal(this.#source.value)}`);
    }
    const figures = show.flatMap((name) => {
      const column = quoted(name);
      const value = this.#dataset.addsUp(name) ? `sum(${column})` : `CASE WHEN count(*) = 1 THEN min(${column}) END`;
      const hidden = this.#dataset.secrecy
        ? [`count(*) FILTER (${column} IS NULL AND ${quoted(this.#dataset.secrecy)} LIKE '%S%') AS ${quoted(hiddenName(name))}`]
        : [];
      return [`${value} AS ${column}`, ...hidden];
    });
    return [
      `SELECT ${[...by.map(quoted), ...figures].join(",\n       ")}`,
      `FROM ${literal(this.#source.file.address)}`,
      ...(conditions.length > 0 ? [`WHERE ${conditions.join("\n  AND ")}`] : []),
      ...(by.length > 0 ? ["GROUP BY ALL", `ORDER BY ${by.map(quoted).join(", ")}`] : []),
    ].join("\n").concat(";");
  }

  get file() {
    return this.#source.file;
  }

  get level() {
    return this.#source.label;
  }
}

function text(value) {
  return value == null ? "" : String(value);
}

/** By the order in which codes are published, else as the language sorts; what is empty comes last. */
function order(column, language) {
  const places = new Map(column.values.map((value, i) => [value, i]));
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    return (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) || collator.compare(a, b);
  };
}

function condition(column, values) {
  const name = quoted(column.name);
  const filled = values.filter((value) => value !== "").map(literal);
  const parts = [
    ...(filled.length > 0 ? [`CAST(${name} AS VARCHAR) IN (${filled.join(", ")})`] : []),
    ...(values.includes("") ? [`${name} IS NULL`] : []),
  ];
  const written = column.type === "TEXT" ? parts.map((part) => part.replace(`CAST(${name} AS VARCHAR)`, name)) : parts;
  return written.length > 1 ? `(${written.join(" OR ")})` : written[0];
}

function quoted(name) {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(value) {
  return `'${value.replaceAll("'", "''")}'`;
}

// SPDX-License-Identifier: EUPL-1.2
// An answer as files that others read.

/** A whole number as it is, hundredths with their two decimals: exact, with a point. */
export function plain(value, column) {
  if (value === null) return "";
  if (column.type !== "DECIMAL") return value.toString();
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * CSV in the form of the published files. What is secret is an empty cell, and beside each figure stands how many secret
 * rows are not in it.
 */
export function csv(question, dataset, groups, hiddenName) {
  const head = [...question.by, ...question.show.flatMap((name) => [name, hiddenName(name)])];
  const lines = groups.map((group) => [
    ...group.key,
    ...group.figures.flatMap((figure, i) => [
      plain(figure.value, dataset.columns.get(question.show[i])),
      figure.many ? "" : String(figure.hidden),
    ]),
  ]);
  return "\ufeff" + [head, ...lines].map((line) => line.map(field).join(";") + "\n").join("");
}

function field(text) {
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A Vega-Lite chart of the first measure, with its data in it. A figure that is wholly secret is null, never 0.
 *
 * @param {{title: string, description: string, label: (name: string) => string}} words
 */
export function vegaLite(question, dataset, groups, hiddenName, words) {
  const measure = question.show[0];
  const time = question.by.find((name) => dataset.columns.get(name).role === "PERIOD");
  const other = question.by.find((name) => name !== time);
  const value = { field: vegaField(measure), type: "quantitative", title: words.label(measure) };
  const named = (name) => ({ field: vegaField(name), type: "nominal", title: words.label(name), sort: null });
  const across = time ?? other;
  const encoding = time !== undefined
    ? { x: { ...named(time), type: "ordinal" }, y: value }
    : { y: across === undefined ? undefined : named(across), x: value };
  const split = question.by.find((name) => name !== across);
  if (split !== undefined) encoding.color = named(split);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: words.title,
    description: words.description,
    data: {
      values: groups.map((group) => Object.fromEntries([
        ...question.by.map((name, i) => [name, group.key[i]]),
        [measure, group.figures[0].value === null ? null : Number(plain(group.figures[0].value, dataset.columns.get(measure)))],
        [hiddenName(measure), group.figures[0].hidden],
      ])),
    },
    mark: { type: time !== undefined && split !== undefined ? "line" : "bar", tooltip: true },
    encoding,
  };
}

/** A name in which Vega would read a path of names is written as one. */
function vegaField(name) {
  return name.replace(/[.[\]\\]/g, "\\$&");
}

/** Hands a text to the reader as a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

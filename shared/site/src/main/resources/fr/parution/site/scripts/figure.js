// SPDX-License-Identifier: EUPL-1.2
// Drawings of an answer: classes only, no style, as the drawings that pages come with.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 300;
const TOP = 24;
const BOTTOM = 28;
const LEFT = 58;
const RIGHT = 12;

/** How far two dates below the axis must stand apart, in pixels. */
const DATE_WIDTH = 58;

/** Of a drawing, however narrow its place. */
const LEAST_WIDTH = 200;

/** Of what a bar lacks because it is secret, which has no length. */
const SECRET_LENGTH = 12;

/** A new element with its attributes and children; a child that is text stays text, whatever it holds. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function drawn(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** The pattern of what is secret, to be put once into the page. */
export function hatch(id) {
  const path = drawn("path", { class: "hatch", d: "M3 0V6" });
  const pattern = { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return drawn("svg", { class: "off", "aria-hidden": "true", focusable: "false", width: 0, height: 0 },
    drawn("defs", {}, drawn("pattern", pattern, path)));
}

/** A bar in the cell of a table, its length a share of the longest; what is secret is hatched after it. */
export function rowBar(share, secret, hatchId) {
  const length = Math.max(0, share) * (1000 - 4 * SECRET_LENGTH);
  const svg = drawn("svg", {
    class: "row-bar", viewBox: "0 0 1000 14", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false",
  });
  if (share > 0) svg.append(drawn("rect", { class: "bar", x: 0, y: 0, width: length.toFixed(1), height: 14 }));
  if (secret) {
    svg.append(drawn("rect", {
      class: "bar-secret", x: length.toFixed(1), y: 0, width: 4 * SECRET_LENGTH, height: 14, fill: `url(#${hatchId})`,
    }));
  }
  return svg;
}

/**
 * A course over time: columns for one series, lines for several.
 *
 * @param {string[]} dates in order
 * @param {{name: string, points: {value: number|null, hidden: number}[]}[]} series a point for each date
 * @param {{width: number, name: string, hatchId: string, tick: (value: number) => string}} look name is what those hear
 *     who do not see it
 */
export function course(dates, series, look) {
  const values = series.flatMap((one) => one.points.map((point) => point.value ?? 0));
  const step = niceStep(Math.max(...values, 0));
  const most = Math.max(step, step * Math.ceil(Math.max(...values, 0) / step));
  const width = Math.max(LEAST_WIDTH, look.width);
  const slot = (width - LEFT - RIGHT) / dates.length;
  const x = (i) => LEFT + slot * i;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const svg = drawn("svg", {
    class: "chart", viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": look.name,
    focusable: "false",
  });
  for (let value = 0; value <= most; value += step) {
    svg.append(
      drawn("path", { class: value === 0 ? "axis" : "grid", d: `M${LEFT} ${y(value)}H${width - RIGHT}` }),
      drawn("text", { class: "end", x: LEFT - 8, y: y(value) + 4 }, look.tick(value)),
    );
  }
  svg.append(...dateTexts(dates, x, slot, width));
  svg.append(...(series.length === 1
    ? columns(series[0], x, y, slot, look.hatchId)
    : series.flatMap((one, i) => line(one, i, (date) => x(date) + slot / 2, y))));
  return svg;
}

function columns(series, x, y, slot, hatchId) {
  const gap = slot > 6 ? slot * 0.18 : 0;
  const rect = (attributes, i, top, height) => drawn("rect", {
    ...attributes, x: (x(i) + gap / 2).toFixed(1), y: top.toFixed(1), width: (slot - gap).toFixed(1),
    height: height.toFixed(1),
  });
  return series.points.flatMap((point, i) => {
    const top = y(point.value ?? 0);
    const bar = point.value === null ? [] : [rect({ class: "bar" }, i, top, y(0) - top)];
    const secret = { class: "bar-secret", fill: `url(#${hatchId})` };
    if (point.hidden === 0) return bar;
    return point.value === null
      ? [rect(secret, i, TOP, y(0) - TOP)]
      : [...bar, rect(secret, i, Math.max(0, top - SECRET_LENGTH), SECRET_LENGTH)];
  });
}

function line(series, place, x, y) {
  const steps = series.points.map((point, i) => {
    const before = i > 0 && series.points[i - 1].value !== null;
    return point.value === null ? "" : `${before ? "L" : "M"}${x(i).toFixed(1)} ${y(point.value).toFixed(1)}`;
  });
  const dots = series.points.flatMap((point, i) => {
    const alone = point.value !== null && (series.points[i - 1]?.value ?? null) === null
      && (series.points[i + 1]?.value ?? null) === null;
    return alone || (point.value !== null && point.hidden > 0)
      ? [drawn("circle", {
        class: `dot series-${place}${point.hidden > 0 ? " partial" : ""}`, cx: x(i).toFixed(1),
        cy: y(point.value).toFixed(1), r: 3,
      })]
      : [];
  });
  return [drawn("path", { class: `line series-${place}`, d: steps.join("") }), ...dots];
}

/** A short line as the series has it, for a legend. */
export function lineSample(place) {
  return drawn("svg", { class: "sample", viewBox: "0 0 28 10", width: 28, height: 10, "aria-hidden": "true", focusable: "false" },
    drawn("path", { class: `line series-${place}`, d: "M1 5H27" }));
}

/** The first date of each year where dates begin with one, or of so many; as many as have room. */
function dateTexts(dates, x, slot, width) {
  const years = dates.every((date) => /^\d{4}/.test(date)) && dates[0].slice(0, 4) !== dates[dates.length - 1].slice(0, 4);
  const starts = dates.map((date, i) => i).filter((i) => !years || i === 0 || dates[i].slice(0, 4) !== dates[i - 1].slice(0, 4));
  let last = -Infinity;
  return starts.flatMap((i) => {
    const at = years ? x(i) : x(i) + slot / 2;
    if (at - last < DATE_WIDTH || at + DATE_WIDTH / 2 > width) return [];
    last = at;
    const words = years ? dates[i].slice(0, 4) : dates[i];
    return [
      drawn("path", { class: "year-mark", d: `M${at.toFixed(1)} ${HEIGHT - BOTTOM}v5` }),
      drawn("text", { class: years ? "year" : "year middle", x: at.toFixed(1), y: HEIGHT - 8 }, words),
    ];
  });
}

/** 1, 2 or 5 times a power of ten, so that an axis has three to six of them. */
function niceStep(most) {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const ratio = most / 4 / power;
  return power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
}

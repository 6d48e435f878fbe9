// SPDX-License-Identifier: EUPL-1.2
// The page on which a reader asks a data set: what is asked is read from a form and kept in the address.
import { course, element, hatch, lineSample, rowBar } from "./figure.js";
import { Answer, Dataset, Question } from "./question.js";
import { csv, download, plain, vegaLite } from "./save.js";
import { ParquetTable } from "./table.js";

/** Above it, in bytes, a reader is asked before anything is read. */
const MOST_BYTES_UNASKED = 4_000_000;

const MOST_SERIES = 6;
const MOST_ROWS = 100;
const MOST_ROWS_AT_ALL = 5_000;
const MOST_CHOICES = 60;
const HATCH = "secret-answer";

class Explorer {
  #root;
  #page;
  #dataset;
  #tables = new Map();
  #values = new Map();
  #allowed = new Set();
  #turn = 0;

  constructor(root, page, certificate) {
    this.#root = root;
    this.#page = page;
    this.#dataset = new Dataset(page, certificate);
    this.form = element("form", { class: "ask" });
    this.result = element("div", { class: "answer" });
    this.status = element("p", { class: "muted status", role: "status" });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => this.#start());
  }

  show() {
    this.#root.append(hatch(HATCH), this.form, element("div", { class: "answered" }, this.status, this.result));
    this.#start();
  }

  #start() {
    const otherwise = new Question([this.#page.show], [this.#dataset.period], new Map());
    this.#ask(Question.parse(location.hash, this.#dataset, otherwise));
    this.#fillForm();
  }

  // ---------------------------------------------------------------- the form

  #fillForm() {
    const { show, by, where } = this.question;
    const measures = this.#dataset.measures;
    const choose = (label, columns, chosen, none, change) => {
      const options = columns.map((column) => option(column.name, this.#named(column), column.name === chosen));
      const select = element("select", {}, ...(none ? [option("", none, chosen === undefined)] : []), ...options);
      select.addEventListener("change", () => change(select.value));
      return element("label", { class: "field" }, element("span", {}, label), select);
    };
    const group = (place) => (name) => {
      const names = [...this.question.by];
      names[place] = name;
      this.#change({ by: [...new Set(names.filter(Boolean))] });
      if (this.question.by.length !== by.length || name === "") this.#fillForm();
    };
    const more = measures
      .filter((column) => column.name !== show[0])
      .map((column) => this.#box(this.#label(column.name), show.includes(column.name), (on) => {
        const others = this.question.show.filter((name) => name !== column.name);
        this.#change({ show: on ? [...others, column.name] : others });
      }));
    this.filters = element("div", { class: "filters" });
    where.forEach((values, name) => this.filters.append(this.#filter(name, false)));
    const add = choose(this.#say("add"), this.#dataset.groupings.filter((column) => !where.has(column.name)), undefined,
      this.#say("choose"), (name) => {
        const filter = this.#filter(name, true);
        this.filters.append(filter);
        filter.querySelector("summary").focus();
        add.querySelector("select").value = "";
      });
    this.form.replaceChildren(
      choose(this.#say("show"), measures, show[0], undefined, (name) => {
        this.#change({ show: [name, ...this.question.show.slice(1).filter((each) => each !== name)] });
        this.#fillForm();
        this.form.querySelector("select").focus();
      }),
      ...(more.length > 0
        ? [element("details", { class: "more", open: show.length > 1 }, element("summary", {}, this.#say("more")),
          element("div", { class: "boxes" }, ...more))]
        : []),
      choose(this.#say("by"), this.#dataset.groupings, by[0], this.#say("whole"), group(0)),
      ...(by.length > 0
        ? [choose(this.#say("then"), this.#dataset.groupings.filter((column) => column.name !== by[0]), by[1], this.#say("nothing"), group(1))]
        : []),
      this.filters,
      add,
    );
  }

  /** One column by which rows are chosen, with its values, which are read from the file when they are first looked at. */
  #filter(name, open) {
    const summary = element("summary", {});
    const boxes = element("div", { class: "boxes" });
    const find = element("input", { type: "search", "aria-label": this.#say("find", this.#label(name)), placeholder: this.#say("findShort"), hidden: true });
    const rest = element("p", { class: "muted", hidden: true });
    const remove = element("button", { type: "button", class: "plain" }, this.#say("remove", this.#label(name)));
    const filter = element("details", { class: "filter", open }, summary, find, boxes, rest, remove);
    const chosen = () => this.question.where.get(name) ?? [];
    const tell = () => summary.replaceChildren(
      `${this.#label(name)} — ${chosen().length > 0 ? chosen().map((value) => this.#value(value)).join(", ") : this.#say("any")}`);
    const list = async () => {
      const all = await this.#valuesOf(name);
      const sought = folded(find.value);
      const found = all.filter((value) => folded(value).includes(sought));
      const kept = found.slice(0, MOST_CHOICES);
      boxes.replaceChildren(...kept.map((value) => this.#box(this.#value(value), chosen().includes(value), (on) => {
        const values = chosen().filter((each) => each !== value);
        const where = new Map(this.question.where);
        where.set(name, on ? [...values, value] : values);
        if (where.get(name).length === 0) where.delete(name);
        this.#change({ where });
        tell();
      })));
      find.hidden = all.length <= 12;
      rest.hidden = found.length <= MOST_CHOICES;
      rest.textContent = this.#say("rest", this.#whole(found.length - kept.length));
    };
    find.addEventListener("input", list);
    filter.addEventListener("toggle", () => {
      if (filter.open && boxes.childElementCount === 0) list().catch((error) => this.#fail(error));
    });
    remove.addEventListener("click", () => {
      const where = new Map(this.question.where);
      where.delete(name);
      this.#change({ where });
      this.#fillForm();
      this.filters.nextElementSibling.querySelector("select").focus();
    });
    tell();
    return filter;
  }

  #box(label, checked, change) {
    const box = element("input", { type: "checkbox", checked });
    box.addEventListener("change", () => change(box.checked));
    return element("label", { class: "box" }, box, element("span", {}, label));
  }

  /** The values of a column, in order, from the level where it is told apart by the fewest rows. */
  async #valuesOf(name) {
    if (!this.#values.has(name)) {
      const answer = new Answer(new Question([], [name], new Map()), this.#dataset);
      this.#values.set(name, this.#read(answer).then(() =>
        answer.groups(this.#page.language).map((group) => group.key[0])));
    }
    return this.#values.get(name);
  }

  // ---------------------------------------------------------------- asking

  #change(changed) {
    const { show, by, where } = { ...this.question, ...changed };
    this.#ask(new Question(show, by, where));
  }

  #ask(question) {
    this.question = question;
    history.replaceState(null, "", question.fragment);
    const other = document.querySelector("a.language");
    other.href = other.getAttribute("href").split("#")[0] + question.fragment;
    this.#answer(question).catch((error) => this.#fail(error));
  }

  async #answer(question) {
    const turn = ++this.#turn;
    const answer = new Answer(question, this.#dataset);
    this.result.setAttribute("aria-busy", "true");
    this.status.textContent = this.#say("reading");
    const plan = await this.#plan(answer);
    if (turn !== this.#turn) return;
    if (plan.bytes > MOST_BYTES_UNASKED && !this.#allowed.has(question.fragment)) {
      this.#askFirst(question, plan.bytes);
      return;
    }
    await plan.read((piece, rows) => answer.add(piece, rows));
    if (turn !== this.#turn) return;
    this.#present(question, answer);
    const table = this.#tableOf(answer.file);
    this.status.textContent = this.#say("read", this.#bytes(table.bytesRead), this.#whole(table.requests), this.#bytes(answer.file.bytes));
    this.result.removeAttribute("aria-busy");
  }

  #askFirst(question, bytes) {
    const button = element("button", { type: "button", class: "button" }, this.#say("go"));
    button.addEventListener("click", () => {
      this.#allowed.add(question.fragment);
      this.#ask(question);
    });
    this.status.textContent = "";
    this.result.replaceChildren(element("p", {}, this.#say("large", this.#bytes(bytes))), button);
    this.result.removeAttribute("aria-busy");
  }

  async #read(answer) {
    const plan = await this.#plan(answer);
    await plan.read((piece, rows) => answer.add(piece, rows));
  }

  #plan(answer) {
    return this.#tableOf(answer.file).plan(answer.reads, answer.wanted);
  }

  #tableOf(file) {
    if (!this.#tables.has(file.href)) this.#tables.set(file.href, new ParquetTable(file));
    return this.#tables.get(file.href);
  }

  #fail(error) {
    this.status.textContent = "";
    this.result.removeAttribute("aria-busy");
    this.result.replaceChildren(element("p", { role: "alert" }, this.#say("failed", error.message)));
  }

  // ---------------------------------------------------------------- the answer

  #present(question, answer) {
    const groups = answer.groups(this.#page.language);
    const title = this.#title(question);
    const chosen = [...question.where].map(([name, values]) =>
      this.#say("named", this.#label(name), values.map((value) => this.#value(value)).join(", "))).join(" ; ");
    const shown = groups.length === 0 ? [element("p", {}, this.#say("noRows"))] : [
      ...this.#figure(question, groups, title),
      this.#table(question, groups, title),
      ...this.#notes(question, answer, groups),
      ...this.#saves(question, answer, groups, title),
    ];
    this.result.replaceChildren(
      element("h2", { class: "headline" }, title),
      ...(chosen ? [element("p", { class: "under" }, chosen)] : []),
      ...shown);
  }

  #title(question) {
    const measure = this.#label(question.show[0]);
    const names = question.by.map((name) => withinSentence(this.#label(name)));
    return names.length === 0 ? measure : this.#say(names.length === 1 ? "title" : "titlePair", measure, ...names);
  }

  /** A course, where time is among the columns. */
  #figure(question, groups, title) {
    const at = question.by.findIndex((name) => this.#dataset.columns.get(name).role === "PERIOD");
    if (at < 0 || question.by.length > 2) return [];
    const dates = [...new Set(groups.map((group) => group.key[at]))].sort();
    if (dates.length < 2) return [];
    const other = question.by.length === 2 ? 1 - at : undefined;
    const names = other === undefined ? [""] : [...new Set(groups.map((group) => group.key[other]))];
    const decimal = this.#dataset.columns.get(question.show[0]).type === "DECIMAL";
    const series = names.map((name) => {
      const own = new Map(groups.filter((group) => other === undefined || group.key[other] === name)
        .map((group) => [group.key[at], group.figures[0]]));
      const points = dates.map((date) => {
        const figure = own.get(date) ?? { value: null, hidden: 0 };
        return { value: figure.value === null ? null : Number(figure.value) / (decimal ? 100 : 1), hidden: figure.hidden };
      });
      return { name, points, sum: points.reduce((sum, point) => sum + (point.value ?? 0), 0) };
    });
    const drawn = [...series].sort((a, b) => b.sum - a.sum).slice(0, MOST_SERIES);
    const tick = new Intl.NumberFormat(this.#page.language, { notation: "compact", maximumFractionDigits: 1 });
    const name = this.#say("alt", title, this.#whole(dates.length), dates[0], dates[dates.length - 1]);
    const svg = course(dates, drawn, {
      width: this.result.clientWidth - 46, name, hatchId: HATCH, tick: (value) => tick.format(value),
    });
    const legend = other === undefined ? [] : [element("ul", { class: "legend" },
      ...drawn.map((one, i) => element("li", {}, lineSample(i), this.#value(one.name))))];
    const left = series.length > drawn.length
      ? [element("p", { class: "muted note" }, this.#say("series", this.#whole(drawn.length), this.#whole(series.length)))] : [];
    const secret = drawn.some((one) => one.points.some((point) => point.hidden > 0))
      ? [element("p", { class: "muted note" }, this.#say(drawn.length === 1 ? "hatched" : "hollow"))] : [];
    const unit = this.#unit(question.show[0]);
    return [element("figure", { class: "card" },
      ...(unit ? [element("p", { class: "axis-name" }, unit)] : []), svg, ...legend, ...left, ...secret)];
  }

  #table(question, groups, title) {
    const sorted = { by: this.#rankedAtFirst(question) ? 0 : undefined };
    const body = element("tbody", {});
    const more = element("button", { type: "button", class: "plain" });
    const heads = question.show.map((name, i) => {
      const button = element("button", { type: "button", class: "plain" }, this.#label(name));
      const head = element("th", { scope: "col", class: "number" }, button);
      button.addEventListener("click", () => {
        sorted.by = sorted.by === i ? undefined : i;
        fill(MOST_ROWS);
      });
      return head;
    });
    const timeless = !question.by.some((name) => this.#dataset.columns.get(name).role === "PERIOD");
    const bars = timeless && question.by.length > 0;
    const most = groups.reduce((found, group) => Math.max(found, Number(group.figures[0].value ?? 0n)), 0);
    const row = (group) => element("tr", {},
      ...group.key.map((value, i) => element(i === 0 ? "th" : "td", {
        scope: i === 0 ? "row" : undefined,
        lang: this.#foreign(),
        class: this.#dataset.columns.get(question.by[i]).role === "PERIOD" ? "date" : undefined,
      }, this.#value(value))),
      ...(group.key.length === 0 ? [element("th", { scope: "row" }, this.#say("whole"))] : []),
      ...(bars ? [element("td", { class: "bar-cell" },
        rowBar(most > 0 ? Number(group.figures[0].value ?? 0n) / most : 0, group.figures[0].hidden > 0, HATCH))] : []),
      ...group.figures.map((figure, i) => element("td", { class: "number" }, ...this.#figureText(figure, question.show[i]))));
    const fill = (count) => {
      const ordered = sorted.by === undefined ? groups : [...groups].sort((a, b) => descending(a.figures[sorted.by].value, b.figures[sorted.by].value));
      const kept = ordered.slice(0, count);
      body.replaceChildren(...kept.map(row));
      heads.forEach((head, i) => (sorted.by === i ? head.setAttribute("aria-sort", "descending") : head.removeAttribute("aria-sort")));
      more.hidden = kept.length === groups.length || count === MOST_ROWS_AT_ALL;
      more.textContent = this.#say("all", this.#whole(Math.min(groups.length, MOST_ROWS_AT_ALL)));
    };
    more.addEventListener("click", () => fill(MOST_ROWS_AT_ALL));
    fill(MOST_ROWS);
    const columns = question.by.length === 0
      ? [element("td", {})]
      : question.by.map((name) => element("th", { scope: "col" }, this.#label(name)));
    const head = element("tr", {}, ...columns, ...(bars ? [element("td", {})] : []), ...heads);
    const table = element("table", { class: question.show.length > 1 ? "answer-table many" : "answer-table" },
      element("caption", { class: "off" }, title), element("thead", {}, head), body);
    const region = { class: "scroll tall", role: "region", tabindex: 0, "aria-label": this.#say("region", title) };
    return element("div", {}, element("div", region, table), more);
  }

  /** Codes in an order of their own keep it where they are few; all else is ranked. */
  #rankedAtFirst(question) {
    const columns = question.by.map((name) => this.#dataset.columns.get(name));
    return columns.length === 1 && columns[0].role !== "PERIOD" && !(columns[0].values.length > 0 && columns[0].values.length <= 12);
  }

  #figureText(figure, measure) {
    const column = this.#dataset.columns.get(measure);
    const mark = (words) => element("span", { class: "secret" }, words);
    if (figure.many) return [element("span", { class: "muted" }, this.#say("many"))];
    if (figure.value === null) {
      return figure.hidden === 0 ? ["–"] : [mark(figure.hidden === 1 ? this.#say("secret") : this.#say("secretRows", this.#whole(figure.hidden)))];
    }
    const value = this.#number(figure.value, column);
    return figure.hidden === 0 ? [value] : [value, " ", mark(figure.hidden === 1 ? this.#say("plusOne") : this.#say("plus", this.#whole(figure.hidden)))];
  }

  #notes(question, answer, groups) {
    const figures = groups.flatMap((group) => group.figures);
    const hidden = groups.reduce((sum, group) => sum + group.figures[0].hidden, 0);
    const notes = [
      ...(hidden > 0 ? [this.#say("noteHidden", this.#whole(hidden), this.#whole(answer.rows))] : []),
      ...(figures.some((figure) => figure.many) ? [this.#say("noteMany")] : []),
      ...(answer.carried > 0 ? [this.#say("noteCarried", this.#whole(answer.carried))] : []),
      this.#say("noteLevel", answer.level),
    ];
    return notes.map((note) => element("p", { class: "muted note" }, note));
  }

  #saves(question, answer, groups, title) {
    const hiddenName = (name) => this.#say("hiddenColumn", name);
    const name = `${this.#dataset.id}-${[...question.by, question.show[0]].join("-")}`.replace(/[^\p{L}\p{N}_-]+/gu, "_");
    const words = { title, description: this.#page.source, label: (column) => this.#label(column) };
    const link = element("button", { type: "button", class: "button" }, this.#say("link"));
    link.addEventListener("click", () => copy(location.href).then(
      () => { link.textContent = this.#say("copied"); },
      () => { link.replaceWith(element("input", { readonly: true, value: location.href, "aria-label": this.#say("link") })); }));
    const save = (label, act) => {
      const button = element("button", { type: "button", class: "button" }, label);
      button.addEventListener("click", act);
      return button;
    };
    return [
      element("div", { class: "actions" },
        link,
        save("CSV", () => download(`${name}.csv`, "text/csv;charset=utf-8", csv(question, this.#dataset, groups, hiddenName))),
        save("Vega-Lite", () => download(`${name}.vl.json`, "application/json",
          JSON.stringify(vegaLite(question, this.#dataset, groups, hiddenName, words), null, 2)))),
      element("details", { class: "sql" }, element("summary", {}, this.#say("sql")),
        element("pre", { role: "region", tabindex: 0, "aria-label": this.#say("sql") }, element("code", {}, answer.sql(hiddenName)))),
    ];
  }

  // ---------------------------------------------------------------- words

  #say(name, ...parts) {
    return this.#page.words[name].replace(/\{(\d)\}/g, (place, i) => parts[Number(i)]);
  }

  #label(name) {
    return this.#dataset.columns.get(name).label;
  }

  /** The label of a column and its name in the files, since two columns may have one label. */
  #named(column) {
    return column.role === "MEASURE" ? column.label : `${column.label} (${column.name})`;
  }

  #unit(name) {
    return this.#dataset.columns.get(name).unit;
  }

  /** Values are written in French in the files, whatever the language of the page. */
  #foreign() {
    return this.#page.language === "fr" ? undefined : "fr";
  }

  #value(value) {
    return value === "" ? this.#say("empty") : value;
  }

  #whole(number) {
    return new Intl.NumberFormat(this.#page.language).format(number);
  }

  #number(value, column) {
    if (column.type !== "DECIMAL") return this.#whole(value);
    const [whole, cents] = plain(value, column).split(".");
    const point = new Intl.NumberFormat(this.#page.language).formatToParts(0.5).find((part) => part.type === "decimal").value;
    return `${whole === "-0" ? "-0" : this.#whole(BigInt(whole))}${point}${cents}`;
  }

  #bytes(bytes) {
    const [size, unit] = bytes < 1e6 ? [bytes / 1e3, this.#say("kilobytes")] : [bytes / 1e6, this.#say("megabytes")];
    const digits = size < 10 ? 1 : 0;
    return `${new Intl.NumberFormat(this.#page.language, { maximumFractionDigits: digits }).format(size)}\u00a0${unit}`;
  }
}

function option(value, label, selected) {
  return element("option", { value, selected }, label);
}

/** A label as it stands within a sentence: without its capital, unless it begins with an abbreviation. */
function withinSentence(label) {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

function descending(a, b) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? 1 : a > b ? -1 : 0;
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

const root = document.getElementById("explorer");
const page = await json(root.dataset.table);
new Explorer(root, page, await json(page.certificate)).show();

// SPDX-License-Identifier: EUPL-1.2
// Finds data sets, columns and values as their names are typed. The index is fetched when somebody begins to type.
import { element } from "./figure.js";

const MOST_FOUND = 12;

/** What a word of the query is worth in an entry, by where it was found and how. */
const IN_TITLE = 10;
const ELSEWHERE = 3;

/** Lower case without accents, in words. */
function words(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How well a word of the query fits the best of some words: whole, as a beginning, with one slip of the finger, or not. */
function fit(sought, all) {
  let best = 0;
  for (const word of all) {
    if (word === sought) return 1;
    if (word.startsWith(sought)) best = Math.max(best, 0.7);
    else if (best === 0 && sought.length > 4 && differsByOne(sought, word.slice(0, sought.length + 1))) best = 0.3;
  }
  return best;
}

/** Whether one letter more, less or other, or two exchanged, lead from one text to the beginning of the other. */
function differsByOne(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [rest, other] = [a.slice(i), b.slice(i)];
  return other.startsWith(rest.slice(1)) || other.slice(1).startsWith(rest) || other.slice(1).startsWith(rest.slice(1))
    || (rest[0] === other[1] && rest[1] === other[0] && other.slice(2).startsWith(rest.slice(2)));
}

/** The entries that have every word of the query, the best first; equal ones as the index has them. */
function find(index, query) {
  const sought = words(query).filter((word) => !index.unsaid.has(word));
  const found = index.entries.map((entry) => {
    const fits = sought.map((word) => Math.max(IN_TITLE * fit(word, entry.title), ELSEWHERE * fit(word, entry.rest)));
    const score = fits.includes(0) ? 0 : fits.reduce((sum, one) => sum + one, 0);
    return { entry, score: score > 0 ? score / sought.length + 1 / (1 + entry.title.length) : 0 };
  });
  return found.filter((one) => one.score > 0).sort((a, b) => b.score - a.score).map((one) => one.entry);
}

class Search {
  #form;
  #input;
  #found;
  #index;

  constructor(form) {
    this.#form = form;
    this.#input = form.querySelector("input");
    this.#found = form.querySelector(".found");
    this.#input.addEventListener("input", () => this.#show());
    const typed = new URLSearchParams(location.search).get("q");
    if (typed) {
      this.#input.value = typed;
      this.#show();
    }
  }

  async #show() {
    const query = this.#input.value;
    this.#index ??= this.#load();
    const index = await this.#index.catch(() => undefined);
    if (query !== this.#input.value) return;
    if (!index || words(query).length === 0) {
      this.#found.replaceChildren();
      return;
    }
    const all = find(index, query);
    const links = all.slice(0, MOST_FOUND).map((entry) => element("li", {},
      element("a", { href: this.#form.dataset.root + entry.target }, entry.name), " ",
      element("span", { class: "muted" }, entry.detail)));
    const count = all.length === 0 ? index.words.none : all.length > MOST_FOUND
      ? index.words.most.replace("{0}", MOST_FOUND).replace("{1}", all.length)
      : index.words.some.replace("{0}", all.length);
    this.#found.replaceChildren(element("p", { class: "muted" }, count), element("ul", {}, ...links));
  }

  async #load() {
    const response = await fetch(this.#form.dataset.index);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    const index = await response.json();
    return {
      words: index.words,
      unsaid: new Set(index.unsaid),
      entries: index.entries.map(([name, detail, target, more]) => ({
        name, detail, target, title: words(name), rest: words(`${detail} ${more}`),
      })),
    };
  }
}

document.querySelectorAll("form.search").forEach((form) => new Search(form));

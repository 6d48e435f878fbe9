/* SPDX-License-Identifier: EUPL-1.2 */
/* An embedded dashboard is complete without this: it follows ?theme=, ?lang=, ?v= and ?region= or ?dep=, and tells its height. */
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;
  const main = document.querySelector("main");
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }

  /* Whoever frames it is told how high it is, whenever that changes and whenever he asks. */
  const tell = () => {
    if (parent !== window) {
      parent.postMessage({ type: "parution:height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
    }
  };
  addEventListener("message", (event) => {
    if (event.source === parent && event.data?.type === "parution:ask") {
      tell();
    }
  });
  new ResizeObserver(tell).observe(document.body);

  const go = (address, without) => {
    asked.delete(without);
    const rest = asked.toString();
    location.replace(address + (rest === "" ? "" : "?" + rest));
  };

  /* Only addresses that stand in the page are gone to: whatever else is asked for is passed over. */
  for (const link of document.querySelectorAll("link[hreflang]")) {
    if (link.hreflang === asked.get("lang") && link.hreflang !== root.lang) {
      go(link.href, "lang");
      return;
    }
  }

  /* A release that is frozen has an address of its own; where there is none, the reader is told that he sees the last one. */
  const version = asked.get("v");
  const frozen = main.dataset.editions;
  if (version !== null && frozen && version !== main.dataset.edition) {
    const address = new URL(`${frozen}${version}/${main.dataset.board}/`, location.href);
    const known = /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(version)
      ? fetch(address, { method: "HEAD" }).then((answer) => answer.ok, () => false)
      : Promise.resolve(false);
    known.then((there) => {
      if (there) {
        go(address.href, "v");
      } else {
        const told = document.createElement("p");
        told.className = "embed-notice";
        told.setAttribute("role", "status");
        told.textContent = main.dataset.unknown;
        main.querySelector(".embed-head").after(told);
      }
    });
  }

  /* A dimension is asked for by its name or by the beginning of it. */
  const places = [...asked].filter(([name]) => name.length > 2 && name !== "theme" && name !== "lang");
  for (const link of document.querySelectorAll("a[data-place]")) {
    for (const [name, code] of places) {
      if (link.dataset.place.startsWith(name) && link.dataset.code === code) {
        go(link.href, name);
        return;
      }
    }
  }

  /* A territory that has no page of its own stands out on its map, and its value is told. */
  for (const map of document.querySelectorAll(".map")) {
    for (const [name, code] of places) {
      if (map.dataset.dimension.startsWith(name)) {
        for (const shape of map.querySelectorAll("path[data-code]")) {
          if (shape.dataset.code === code) {
            const edge = shape.cloneNode(false);
            edge.setAttribute("class", "picked");
            edge.removeAttribute("fill");
            shape.closest("svg").append(edge);
            map.parentElement.querySelector(".told").textContent = shape.textContent;
          }
        }
      }
    }
  }

  if (root.dataset.theme) {
    for (const link of document.querySelectorAll(".places a, .embed-foot a[data-here]")) {
      link.href += "?theme=" + root.dataset.theme;
    }
  }
})();

/* SPDX-License-Identifier: EUPL-1.2 */
/* An embedded dashboard is complete without this: it follows ?theme=, ?lang= and ?region= or ?dep=, and tells its height. */
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }
  /* A dimension is asked for by its name or by the beginning of it. */
  const places = [...asked].filter(([name]) => name.length > 2 && name !== "theme" && name !== "lang");
  /* Only addresses that stand in the page are gone to: whatever else is asked for is passed over. */
  const wanted = () => {
    for (const link of document.querySelectorAll("link[hreflang]")) {
      if (link.hreflang === asked.get("lang") && link.hreflang !== root.lang) {
        return [link.href, "lang"];
      }
    }
    for (const link of document.querySelectorAll("a[data-place]")) {
      for (const [name, code] of places) {
        if (link.dataset.place.startsWith(name) && link.dataset.code === code) {
          return [link.href, name];
        }
      }
    }
    return null;
  };
  const found = wanted();
  if (found !== null) {
    asked.delete(found[1]);
    const rest = asked.toString();
    location.replace(found[0] + (rest === "" ? "" : "?" + rest));
    return;
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
    for (const link of document.querySelectorAll(".places a")) {
      link.href += "?theme=" + root.dataset.theme;
    }
  }
  const tell = () => parent.postMessage({ type: "parution:height", height: root.scrollHeight }, "*");
  if (parent !== window) {
    new ResizeObserver(tell).observe(document.body);
    tell();
  }
})();

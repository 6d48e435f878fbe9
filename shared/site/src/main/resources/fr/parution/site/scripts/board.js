// SPDX-License-Identifier: EUPL-1.2
// Narrows the dashboards of a page in place: the lists of links become selects, and the figures are those of the page that
// each link leads to. Without this, the links lead there. The address keeps what is chosen.

const made = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
};

const enhance = (section) => {
  const list = section.querySelector(".places");
  const links = [...list.querySelectorAll("a[data-place]")];
  const original = section.querySelector(".board");
  const status = made("p", { class: "muted board-status", role: "status" });
  let shown = original;
  let keys = null;
  let latest = 0;

  const put = (board, newKeys, words) => {
    shown.replaceWith(board);
    shown = board;
    keys?.remove();
    keys = newKeys;
    if (keys !== null) {
      board.before(keys);
    }
    status.textContent = words;
  };

  const selects = [...list.querySelectorAll("ul")].map((ul) => {
    const places = [...ul.querySelectorAll("a[data-place]")];
    const select = made("select", { name: places[0].dataset.place }, new Option(places[0].dataset.place === "period" ? list.dataset.last : list.dataset.all, ""));
    places.forEach((place) => select.append(new Option(place.textContent, place.dataset.code)));
    return select;
  });

  const show = async (link) => {
    const turn = ++latest;
    selects.forEach((select) => {
      select.value = link !== undefined && select.name === link.dataset.place ? link.dataset.code : "";
    });
    if (link === undefined) {
      put(original, null, "");
      return;
    }
    shown.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn === latest) {
        put(
          document.adoptNode(page.querySelector(".board")),
          page.querySelector(".keys") && document.adoptNode(page.querySelector(".keys")),
          page.querySelector("h2").textContent);
      }
    } catch {
      location.assign(link.href);
    }
  };

  const remember = (select) => {
    const address = new URL(location.href);
    selects.forEach((each) => address.searchParams.delete(each.name));
    if (select.value !== "") {
      address.searchParams.set(select.name, select.value);
    }
    history.replaceState(null, "", address);
    const language = document.querySelector("a.language");
    if (language !== null) {
      language.search = address.search;
    }
  };

  const form = made("form", { class: "board-filters", "aria-label": list.querySelector("summary").textContent });
  selects.forEach((select, index) => {
    const label = list.querySelectorAll("p.muted")[index].textContent;
    form.append(made("label", { class: "field" }, label, select));
    select.addEventListener("change", () => {
      remember(select);
      show(links.find((link) => link.dataset.place === select.name && link.dataset.code === select.value));
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  list.replaceWith(form, status);

  const asked = new URLSearchParams(location.search);
  const found = links.find((link) => asked.get(link.dataset.place) === link.dataset.code);
  if (found !== undefined) {
    show(found);
  }
};

document.querySelectorAll("section[data-dashboard]").forEach(enhance);

// Small comforts: find without marks, sort by a column, open what the address names. Every page is whole without them.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  function addFinder(box) {
    const rows = [...box.querySelectorAll(box.dataset.search)];
    if (rows.length < 8) return;
    // Of a row of a table only its name: figures would be found in every row.
    const kept = rows.map((row) => plain((row.tagName === "TR" ? row.querySelector("a") || row : row).textContent));
    const line = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const said = document.createElement("span");
    line.className = "find td";
    input.type = "search";
    input.id = "tim-" + document.querySelectorAll(".find").length;
    label.htmlFor = input.id;
    label.textContent = box.dataset.label;
    said.className = "note";
    said.setAttribute("role", "status");
    line.append(label, input, said);
    box.prepend(line);
    input.addEventListener("input", () => {
      const words = plain(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !words.every((word) => kept[place].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      said.textContent = words.length ? box.dataset.found.replace("{shown}", shown).replace("{total}", rows.length) : "";
    });
  }

  function valueOf(cell) {
    const bar = cell.querySelector("progress");
    if (bar) return bar.value;
    const chip = cell.querySelector(".chip");
    if (chip) return -Number((chip.className.match(/\bb(\d)/) || [0, 9])[1]);
    let text = cell.textContent.trim().replace("−", "-");
    text = language === "vi" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
    return text === "" || Number.isNaN(Number(text)) ? null : Number(text);
  }

  function compare(one, other) {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a !== null && b !== null) return a - b;
    if (a !== null || b !== null) return a === null ? 1 : -1;
    return one.textContent.trim().localeCompare(other.textContent.trim(), language);
  }

  function addSorting(box) {
    const table = box.querySelector("table.ranking");
    if (!table) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = box.dataset.sort + " " + head.textContent;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((one, other) => compare(one.cells[column], other.cells[column]) * (falls ? -1 : 1));
        table.tBodies[0].append(...rows);
      });
    });
  }

  function openNamed() {
    const name = decodeURIComponent(location.hash.slice(1));
    const found = name && (document.getElementById(name) || document.getElementById("xem-" + name));
    if (!found) return;
    for (let each = found; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    found.scrollIntoView();
  }

  document.querySelectorAll("[data-search]").forEach(addFinder);
  document.querySelectorAll("[data-sort]").forEach(addSorting);
  addEventListener("hashchange", openNamed);
  openNamed();
})();

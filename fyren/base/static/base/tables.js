// Tables that become cards on phones: display: block takes their roles away in some browsers, so they are given back;
// a cell without data-label takes its column's heading.
(() => {
  const give = (elements, role) => elements.forEach((element) => element.setAttribute("role", role));

  for (const table of document.querySelectorAll("table.table--cards")) {
    const headings = [...table.querySelectorAll("thead th")].map((heading) => heading.textContent.trim());
    table.setAttribute("role", "table");
    give(table.querySelectorAll("thead, tbody"), "rowgroup");
    give(table.querySelectorAll("tr"), "row");
    give(table.querySelectorAll("td"), "cell");
    give(table.querySelectorAll("thead th"), "columnheader");
    give(table.querySelectorAll("tbody th"), "rowheader");
    for (const row of table.querySelectorAll("tbody tr:not(.group)")) {
      [...row.cells].forEach((cell, place) => {
        if (place && cell.dataset.label === undefined) cell.dataset.label = headings[place] ?? "";
      });
    }
  }
})();

"use strict";
(() => {
  for (const table of document.querySelectorAll("table.sorted")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[column].dataset.k || row.cells[column].textContent;
        const rows = [...body.rows].sort((one, other) => key(one).localeCompare(key(other), "en"));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }
})();

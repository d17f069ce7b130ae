"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const section = (element) => element.closest("section");

  // Filters: choose among the findings of one room, or among the rows of the table of rooms.
  const filterBar = (bar) => {
    const area = section(bar);
    const items = all(bar.dataset.filters === "rooms" ? "tbody tr" : ".finding", area);
    const texts = items.map((item) => item.textContent.toLowerCase().normalize("NFKC"));
    const fields = all("[data-filter]", bar);
    const status = bar.querySelector("[data-status]");
    const nothing = area.querySelector("[data-nothing]");
    const apply = () => {
      let shown = 0;
      items.forEach((item, index) => {
        const fits = fields.every(({ value, dataset }) => {
          if (!value) return true;
          if (dataset.filter !== "text") return item.dataset[dataset.filter] === value;
          return value.toLowerCase().normalize("NFKC").split(/\s+/).every((word) => texts[index].includes(word));
        });
        item.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      all("[data-group]", area).forEach((group) => {
        group.hidden = !group.querySelector(".finding:not([hidden])");
      });
      nothing.hidden = shown > 0;
      status.textContent = status.dataset.text.replace("{shown}", shown).replace("{total}", items.length);
    };
    bar.addEventListener("input", apply);
    bar.hidden = false;
    apply();
  };

  // An area of the table of scores leads to its findings: where they can be chosen, to all of them.
  const leadsToArea = (link) => link.addEventListener("click", (event) => {
    const field = document.querySelector('[data-filters="findings"] [data-filter="area"]');
    if (!field) return;
    event.preventDefault();
    field.value = link.dataset.areaLink;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    section(field).scrollIntoView();
    field.focus({ preventScroll: true });
  });

  // Sorting: each heading becomes a button; equal rows keep the order they have.
  const sortable = (table) => {
    const body = table.tBodies[0];
    const headings = all("thead th", table);
    const value = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.value ?? cell.textContent.trim();
    };
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.title = table.dataset.sortLabel.replace("{column}", heading.textContent);
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach((other) => other.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
        const sign = down ? -1 : 1;
        body.append(...[...body.rows].sort((a, b) => sign * order.compare(value(a, column), value(b, column))));
      });
    });
  };

  // Text that is ready to paste gets a button that copies it.
  const copyable = (pre, words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.title = pre.closest("div")?.querySelector("dt")?.textContent ?? "";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
      } catch {
        const range = document.createRange();
        range.selectNodeContents(pre);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.execCommand("copy");
      }
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    pre.after(button);
  };

  const openAll = (open, root = document) => all("details", root).forEach((details) => { details.open = open; });
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details");
    if (details && !details.open) {
      details.open = true;
      target.scrollIntoView();
    }
  };

  all("[data-filters]").forEach(filterBar);
  all("[data-area-link]").forEach(leadsToArea);
  all("[data-sortable]").forEach(sortable);
  const words = document.body.dataset;
  all(".paste pre").forEach((pre) => copyable(pre, words));
  all("[data-tools]").forEach((tools) => { tools.hidden = false; });
  all("[data-open]").forEach((button) => button.addEventListener("click", () => openAll(true, section(button))));
  all("[data-close]").forEach((button) => button.addEventListener("click", () => openAll(false, section(button))));
  addEventListener("hashchange", openTarget);
  openTarget();

  // Older browsers print only what is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
})();

"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("filter"), status = by("status");
  if (!form) return;
  const printed = (element) => {
    let text = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (!node.matches(".v, ins")) text += printed(node);
    }
    return text;
  };
  const findings = [...document.querySelectorAll(".f")].map((element) => ({
    element,
    text: printed(element).toLowerCase(),
    themes: (element.dataset.t || "").split(" "),
    polarity: element.dataset.p || "",
    paragraph: element.closest(".p"),
  }));
  const paragraphs = [...document.querySelectorAll(".p")];
  const sections = [...document.querySelectorAll("section.s")];
  const fields = ["q", "theme", "polarity"].map((name) => form.elements[name]);
  let hits = [], at = -1;

  const said = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
  const go = (step) => {
    if (!hits.length) return;
    if (at >= 0) hits[at].element.classList.remove("now");
    at = at < 0 ? (step > 0 ? 0 : hits.length - 1) : (at + step + hits.length) % hits.length;
    const { element } = hits[at];
    element.classList.add("now");
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  };
  const apply = () => {
    const [q, theme, polarity] = fields.map((field) => field.value.trim());
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const active = Boolean(q || theme || polarity);
    for (const each of document.querySelectorAll(".now")) each.classList.remove("now");
    hits = findings.filter((each) =>
      active &&
      words.every((word) => each.text.includes(word)) &&
      (!theme || each.themes.includes(theme)) &&
      (!polarity || each.polarity === polarity));
    at = -1;
    for (const each of findings) each.element.classList.remove("hit");
    for (const each of hits) each.element.classList.add("hit");
    const shown = new Set(hits.map((each) => each.paragraph));
    for (const each of paragraphs) each.hidden = active && !shown.has(each);
    for (const each of sections) each.hidden = active && !each.querySelector(".hit");
    document.body.classList.toggle("filtered", active);
    status.textContent = active
      ? `${hits.length} of ${said(findings.length, "finding")} match, in ${said(shown.size, "paragraph")}`
      : said(findings.length, "finding");
    return active;
  };
  const remember = () => {
    const state = new URLSearchParams();
    for (const field of fields) if (field.value) state.set(field.name, field.value);
    history.replaceState(null, "", state.size ? `#?${state}` : "#");
  };
  const recall = () => {
    const hash = location.hash;
    if (hash.startsWith("#?")) {
      const state = new URLSearchParams(hash.slice(2));
      for (const field of fields) field.value = state.get(field.name) || "";
      apply();
    } else {
      const target = hash.length > 1 && by(decodeURIComponent(hash.slice(1)));
      if (target && target.closest("[hidden]")) {
        for (const field of fields) field.value = "";
        apply();
      }
      const inside = target && target.closest("details");
      if (inside) inside.open = true;
      if (target) target.scrollIntoView();
    }
  };
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); go(1); });
  by("previous").addEventListener("click", () => go(-1));
  by("next").addEventListener("click", () => go(1));
  by("clear").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    apply(); remember(); fields[0].focus();
  });
  addEventListener("hashchange", recall);
  by("finder").hidden = false;
  apply();
  recall();
})();

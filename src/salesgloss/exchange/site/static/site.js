// What every page does: search, language, light and dark, calculators, bars, the map of neighbors.
"use strict";
(() => {
  const page = document.documentElement, body = document.body;
  const { root, home } = body.dataset;
  const version = new URL(document.currentScript.src).searchParams.get("v");
  const say = (key, values = {}) => (salesgloss.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const lang = page.lang;
  const LIKELY = 0.3, RIVALS = 3; // a description must fit so well, and others be no further behind the best (log odds)

  /** Return an element with attributes and children; a text is a text, never markup. */
  function make(tag, attributes = {}, ...children) {
    const svg = ["svg", "g", "path", "line", "circle", "rect", "text", "title"].includes(tag);
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // What the reader chose stays in the browser; where that keeps nothing, nothing is lost but comfort.
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(`glossary.${key}`)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(`glossary.${key}`, JSON.stringify(value)); } catch { /* private windows */ } },
  };

  function languages() {
    for (const link of document.querySelectorAll("a[data-lang]")) {
      link.addEventListener("click", () => store.set("lang", link.dataset.lang));
    }
    const wanted = store.get("lang");
    const other = wanted && wanted !== lang && document.querySelector(`a[data-lang="${CSS.escape(wanted)}"]`);
    if (other) location.replace(other.href.replace(/#.*$/, "") + location.search + location.hash);
  }

  function theme() {
    const chosen = store.get("theme");
    if (chosen === "light" || chosen === "dark") page.dataset.theme = chosen;
    const button = make("button", { type: "button", class: "theme", "aria-label": say("theme") },
      make("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" },
        make("circle", { cx: 12, cy: 12, r: 9, fill: "none", stroke: "currentColor", "stroke-width": 2 }), make("path", { d: "M12 3a9 9 0 0 1 0 18z", fill: "currentColor" })));
    document.querySelector(".bar nav").append(button);
    button.addEventListener("click", () => {
      const dark = page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      page.dataset.theme = dark ? "light" : "dark";
      store.set("theme", page.dataset.theme);
    });
  }

  // The terms are many, so their script comes only when somebody is about to search.
  const loading = new Map();
  function load(name) {
    if (!loading.has(name)) loading.set(name, new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src: `${root}${name}?v=${version}`, onload: done, onerror: failed }));
    }));
    return loading.get(name);
  }
  const searchable = () => Promise.all([load("data/find.js"), load("search.js"), load(`data/glosses-${lang}.js`)]);
  const describable = () => Promise.all([load("data/meaning.js"), load("meaning.js"), ...salesgloss.find.languages.map((each) => load(`data/glosses-${each}.js`))]);

  function search() {
    const holder = document.querySelector(".find");
    const input = make("input", { id: "q", name: "q", type: "search", autocomplete: "off", spellcheck: "false", maxlength: 300,
      placeholder: say(holder.classList.contains("big") ? "search long" : "search short") });
    const found = make("div", { class: "found" }), status = make("p", { class: "hidden", role: "status" });
    const form = make("form", { role: "search" }, make("label", { class: "hidden", for: "q" }, say("search")), input, make("kbd", { "aria-hidden": "true" }, "/"), found, status);
    holder.append(form);
    found.hidden = true;
    let latest = 0;

    async function show() {
      const mine = ++latest, asked = input.value.trim();
      if (!asked) return hide();
      found.setAttribute("aria-busy", "true");
      await searchable();
      if (mine !== latest) return;
      const { groups, open } = results(asked);
      if (open) {
        await describable();
        if (mine !== latest) return;
        groups.push(...described(asked, groups.flatMap((group) => group.terms)));
      }
      found.replaceChildren(...groups.map(({ title, terms, kind }) => make("section", { class: kind ?? "" },
        make("h2", {}, title), ...(terms.length ? [make("ul", {}, ...terms.map((term) => make("li", {}, link(term))))] : []))));
      found.hidden = false;
      found.removeAttribute("aria-busy");
      const count = groups.reduce((sum, group) => sum + group.terms.length, 0);
      status.textContent = `${groups[0].title} ${say("results", { count })}`;
    }
    function hide() {
      latest++;
      found.hidden = true;
      found.removeAttribute("aria-busy");
      found.replaceChildren();
      status.textContent = "";
    }

    input.addEventListener("focus", searchable, { once: true });
    input.addEventListener("input", show);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await show();
      form.querySelector(".found a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      const links = [...form.querySelectorAll(".found a")], at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
      else if (event.key === "Escape") { input.focus(); input.value = ""; hide(); }
      else return;
      event.preventDefault();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    document.addEventListener("click", (event) => { if (!form.contains(event.target) && !event.target.closest("[data-try]")) hide(); });
    for (const button of document.querySelectorAll("[data-try]")) {
      button.disabled = false;
      button.addEventListener("click", () => { input.value = button.dataset.try; input.focus(); show(); });
    }
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) { input.value = asked; show(); }
    else if (input.value) show();
  }

  /** Return what is shown for a query: groups of terms, each with what it is. */
  function results(asked) {
    const { match, hits, near, versus } = salesgloss.search.find(asked);
    const shown = new Set(hits.map((hit) => hit.term));
    const groups = [];
    if (hits.length) {
      const wrong = hits.every((hit) => hit.kind === 5), wider = hits.every((hit) => hit.kind >= 4);
      const title = versus ? say("versus") : wrong ? say("misnomer", { asked }) : wider ? say("keyword", { asked })
        : match === "named" ? say("named") : match === "close" ? say("closest", { asked }) : say("found");
      groups.push({ title, terms: hits.map((hit) => hit.term), kind: "best" });
    }
    const holding = salesgloss.search.holding(asked, 12).filter((term) => !shown.has(term));
    holding.forEach((term) => shown.add(term));
    if (!hits.length && !holding.length) {
      groups.push({ title: say("nothing", { asked }), terms: [] });
      const perhaps = near.slice(0, 5).map((hit) => hit.term);
      if (perhaps.length) groups.push({ title: say("perhaps"), terms: perhaps });
    }
    if (holding.length) groups.push({ title: say(hits.length ? "more" : "containing"), terms: holding.slice(0, hits.length ? 6 : 12) });
    return { groups, open: match === "named" || !(hits.length || holding.length) };
  }

  /** Return the group of terms that `asked` describes, but for those `shown` already; none where nothing fits. */
  function described(asked, shown) {
    const found = salesgloss.describe(asked, 8);
    const terms = found.filter(({ fit, score }) => fit >= LIKELY && score > found[0].score - RIVALS).map(({ term }) => term);
    const other = terms.filter((term) => !shown.includes(term)).slice(0, 5);
    return other.length ? [{ title: say("described"), terms: other }] : [];
  }

  function link(term) {
    const [id, acronym, names, , , state] = salesgloss.find.terms[term];
    const name = (lang === "en" ? names[0] : names[1]) || names[0];
    const other = lang === "en" ? names[1] : names[0];
    return make("a", { href: `${home}term/${id}.html` },
      make("b", {}, acronym || name), acronym ? ` ${name}` : "",
      make("i", { lang: lang === "en" ? "zh-Hant" : "en" }, other === name ? "" : ` ${other}`),
      state & 4 ? make("span", { class: "badge own" }, say("own")) : null,
      state & 3 ? make("span", { class: `badge ${state & 1 ? "draft" : "deprecated"}` }, say(state & 1 ? "draft" : "deprecated")) : null,
      make("small", {}, salesgloss.glosses[lang][term]));
  }

  function calculators() {
    for (const form of document.querySelectorAll("form.calc")) {
      const output = form.querySelector("output"), inputs = [...form.querySelectorAll("input")];
      for (const input of inputs) Object.assign(input, { inputMode: "decimal", autocomplete: "off" });
      const compute = salesgloss.calc.compile(form.dataset.expression), percent = "percent" in form.dataset;
      form.hidden = false;
      const show = () => {
        const values = {};
        for (const input of inputs) {
          const value = salesgloss.calc.read(input.value, "percent" in input.dataset);
          const wrong = input.value.trim() !== "" && Number.isNaN(value);
          input.setAttribute("aria-invalid", String(wrong));
          values[input.name] = value;
        }
        let result = NaN;
        if (Object.values(values).every((value) => !Number.isNaN(value))) try { result = compute(values); } catch { /* no value */ }
        output.textContent = Number.isNaN(result) ? "–" : form.dataset.pattern.replace("#", () => salesgloss.calc.write(result, percent));
        form.dispatchEvent(new CustomEvent("computed", { bubbles: true, detail: result }));
      };
      form.addEventListener("input", () => { form.dataset.touched = "yes"; show(); });
      form.addEventListener("submit", (event) => event.preventDefault());
      show();
    }
  }

  function bars() {
    for (const group of document.querySelectorAll(".bench")) {
      const rows = [...group.querySelectorAll("li")].map((row) => ({
        low: "low" in row.dataset ? Number(row.dataset.low) : null, high: "high" in row.dataset ? Number(row.dataset.high) : null, name: row.dataset.name,
      })).filter((row) => row.low !== null || row.high !== null);
      if (!rows.length) continue;
      const percent = "percent" in group.dataset;
      const written = (value) => group.dataset.pattern.replace("#", () => salesgloss.calc.write(value, percent));
      const id = `own-${[...document.querySelectorAll(".bench")].indexOf(group)}`;
      const input = make("input", { id, inputmode: "decimal", autocomplete: "off", size: 8, "data-percent": percent });
      const told = make("output", { for: id });
      const picture = make("div", { class: "bar-picture" });
      group.prepend(make("p", { class: "own-number" }, make("label", { for: id }, say("own number")), " ", input, percent ? make("span", { "aria-hidden": "true" }, "%") : "", " ", told), picture);
      let shown = NaN;
      const show = (value) => {
        shown = value;
        const known = rows.flatMap((row) => [row.low, row.high]).filter((each) => each !== null);
        const all = Number.isFinite(value) ? [...known, value] : known;
        const least = Math.min(...all), most = Math.max(...all), spread = most - least || Math.abs(most) || 1;
        const from = least - spread * 0.12, to = most + spread * 0.12;
        picture.replaceChildren(drawn(rows, from, to, value, written, picture.clientWidth || 600));
        told.textContent = Number.isFinite(value) ? placed(value, rows, written) : "";
      };
      input.addEventListener("input", () => show(salesgloss.calc.read(input.value, percent)));
      // What the first calculator gives is shown too, once its numbers are the reader's own.
      if ("follows" in group.dataset) document.querySelector("form.calc")?.addEventListener("computed", (event) => {
        if (event.target.dataset.touched) { input.value = ""; show(event.detail); }
      });
      addEventListener("resize", () => show(shown));
      show(NaN);
    }
  }

  /** Return a picture of the rows on one scale, and of the reader's own number. */
  function drawn(rows, from, to, value, written, width) {
    const x = (each) => 8 + (width - 16) * (each - from) / (to - from);
    const high = 34, top = Number.isFinite(value) ? 34 : 4, height = top + rows.length * high + 6;
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("bar") });
    rows.forEach((row, at) => {
      const y = top + at * high + 24, low = row.low ?? from, end = row.high ?? to, middle = x((low + end) / 2);
      const text = row.name ? `${row.name} ` : "";
      const figure = row.low === row.high ? written(row.low) : [row.low === null ? "≤" : written(row.low), row.high === null ? "+" : written(row.high)].join(row.low !== null && row.high !== null ? "–" : " ");
      svg.append(make("line", { class: "scale", x1: 8, x2: width - 8, y1: y, y2: y }),
        make("line", { class: "range", x1: x(low), x2: Math.max(x(end), x(low) + 0.1), y1: y, y2: y }));
      const right = middle > width / 2;
      svg.append(make("text", { class: "figure", x: right ? width - 8 : 8, y: y - 9, "text-anchor": right ? "end" : "start" }, shortened(`${text}${figure}`, width)));
    });
    if (Number.isFinite(value)) {
      const at = x(value), right = at > width / 2;
      svg.append(make("line", { class: "mine", x1: at, x2: at, y1: 20, y2: height - 2 }), make("circle", { class: "mine", cx: at, cy: 22, r: 5 }),
        make("text", { class: "mine", x: at + (right ? -10 : 10), y: 26, "text-anchor": right ? "end" : "start" }, `${say("you")} ${written(value)}`));
    }
    return svg;
  }

  const shortened = (text, width) => { const most = Math.floor(width / (lang === "en" ? 7.2 : 11)); return text.length > most ? `${text.slice(0, most - 1)}…` : text; };

  function placed(value, rows, written) {
    const above = rows.filter((row) => value > (row.high ?? Infinity)).length, below = rows.filter((row) => value < (row.low ?? -Infinity)).length;
    return say("placed", { value: written(value), above, below, within: rows.length - above - below });
  }

  // Each pair has the page's own term on the left.
  function pairs() {
    const lead = document.querySelector(".lead"), label = document.querySelector("h1")?.firstChild.textContent.trim();
    for (const sides of document.querySelectorAll(".sides")) sides.prepend(make("div", { class: "this" }, make("b", {}, label), make("p", {}, lead.textContent)));
  }

  // The map: the term in the middle, its neighbors around it; the lists below say the same in words.
  function map() {
    const heading = document.querySelector(".relations h2");
    if (!heading) return;
    const links = [...document.querySelectorAll(".term [data-kind] a")];
    const seen = new Set();
    const neighbors = links.filter((link) => !seen.has(link.href) && seen.add(link.href)).slice(0, 14)
      .map((link) => ({ href: link.getAttribute("href"), kind: link.closest("[data-kind]").dataset.kind, name: (link.querySelector("b") ?? link).firstChild.textContent.trim() }));
    if (neighbors.length < 2) return;
    const label = document.querySelector("h1").firstChild.textContent.trim();
    const holder = make("div", { class: "map" });
    heading.after(holder);
    const draw = () => holder.replaceChildren(mapped(label, neighbors, holder.clientWidth));
    draw();
    addEventListener("resize", draw);
  }

  function mapped(label, neighbors, width) {
    const narrow = width < 560, size = (text) => [...text].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 14 : 7.6), 0) + 22;
    const most = narrow ? width - 70 : (width - size(label)) / 2 - 50;
    const short = (text) => { let cut = text; while (size(cut) > most && cut.length > 4) cut = `${cut.slice(0, -2)}…`; return cut; };
    const half = narrow ? 0 : Math.ceil(neighbors.length / 2);
    const rows = narrow ? neighbors.length : half, height = narrow ? 64 + rows * 44 : Math.max(rows * 46, 90) + 16;
    const centre = narrow ? { x: size(label) / 2 + 4, y: 26 } : { x: width / 2, y: height / 2 };
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": say("map") });
    const nodes = neighbors.map((each, at) => {
      const text = short(each.name), wide = size(text), left = !narrow && at < half;
      const inColumn = narrow ? at : left ? at : at - half, count = narrow ? rows : left ? half : neighbors.length - half;
      const y = narrow ? 80 + inColumn * 44 : height / 2 + (inColumn - (count - 1) / 2) * 46;
      const x = narrow ? 44 : left ? Math.max(most - wide + 4, 4) : width - most - 4;
      const near = narrow ? { x, y } : { x: left ? x + wide : x, y };
      const path = narrow ? `M22 ${centre.y}V${y - 8}Q22 ${y} 30 ${y}H${x}` : `M${centre.x} ${centre.y}C${(centre.x + near.x) / 2} ${centre.y} ${(centre.x + near.x) / 2} ${y} ${near.x} ${y}`;
      svg.append(make("path", { class: `edge ${each.kind}`, d: path }));
      const link = make("g", {}, make("rect", { x, y: y - 16, width: wide, height: 32, rx: 16 }), make("text", { x: x + wide / 2, y: y + 5, "text-anchor": "middle" }, text));
      const anchor = document.createElementNS("http://www.w3.org/2000/svg", "a");
      anchor.setAttribute("href", each.href);
      anchor.setAttribute("class", `node ${each.kind}`);
      anchor.setAttribute("aria-label", `${each.name} (${say(`kind ${each.kind}`)})`);
      anchor.append(link);
      return anchor;
    });
    const wide = size(label);
    svg.append(...nodes, make("g", { class: "centre" }, make("rect", { x: centre.x - wide / 2, y: centre.y - 20, width: wide, height: 40, rx: 20 }),
      make("text", { x: centre.x, y: centre.y + 5, "text-anchor": "middle" }, label)));
    return svg;
  }

  // The first week: what is known is ticked off, and stays so.
  function week() {
    const list = document.querySelector(".week");
    for (const tile of document.querySelectorAll("a[data-week]")) {
      const known = Object.keys(store.get("known") ?? {}).length ? (store.get(`week.${tile.dataset.week}`) ?? 0) : 0;
      if (known) tile.append(make("small", {}, say("known of", { known, total: tile.dataset.count })));
    }
    if (!list) return;
    const known = store.get("known") ?? {}, boxes = [];
    for (const row of list.querySelectorAll(".terms > li")) {
      const anchor = row.querySelector("a"), id = anchor.getAttribute("href").replace(/^.*\/|\.html$/g, "");
      const box = make("input", { type: "checkbox", "aria-label": say("i know", { name: anchor.textContent.trim() }) });
      box.checked = Boolean(known[id]);
      box.addEventListener("change", () => { if (box.checked) known[id] = 1; else delete known[id]; store.set("known", known); show(); });
      row.prepend(box);
      row.classList.add("ticked");
      boxes.push(box);
    }
    const told = list.querySelector(".progress");
    told.hidden = false;
    const show = () => {
      const count = boxes.filter((box) => box.checked).length;
      told.querySelector("progress").value = count / Math.max(boxes.length, 1);
      told.querySelector("output").textContent = say("known of", { known: count, total: boxes.length });
      store.set(`week.${list.dataset.week}`, count);
    };
    show();
  }

  function offline() {
    if (!location.protocol.startsWith("http")) return;
    document.head.append(make("link", { rel: "manifest", href: `${root}manifest.webmanifest` }));
    if (!("serviceWorker" in navigator) || !isSecureContext) return;
    navigator.serviceWorker.register(`${root}sw.js`).then(() => navigator.serviceWorker.ready).then(async (ready) => {
      if (navigator.connection?.saveData || store.get("kept") === version + lang) return;
      await load("data/find.js");
      ready.active.postMessage({ keep: salesgloss.find.terms.map(([id]) => new URL(`${home}term/${id}.html`, location.href).href) });
      store.set("kept", version + lang);
    }).catch(() => { /* a host that forbids it */ });
  }

  globalThis.salesgloss = Object.assign(globalThis.salesgloss ?? {}, { page: { say, make, store, lang, home } });
  languages();
  theme();
  search();
  if (globalThis.salesgloss.calc) { bars(); calculators(); }
  pairs();
  map();
  week();
  if (document.readyState === "complete") offline(); else addEventListener("load", offline);
})();

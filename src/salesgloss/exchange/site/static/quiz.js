// A quiz that keeps its state in the browser: boxes after Leitner, look-alikes as wrong answers.
"use strict";
addEventListener("DOMContentLoaded", () => {
  const { say, make, store, lang, home } = salesgloss.page;
  const ROUND = 10, OPTIONS = 4, DAY = 86_400_000, REST = [0, 1, 3, 7, 16, 40];
  const terms = salesgloss.find.terms, glosses = salesgloss.glosses[document.documentElement.lang];
  const choice = document.querySelector(".quiz-choice"), stage = document.querySelector(".quiz"), status = document.querySelector(".quiz-state");
  const number = new Map(terms.map(([id], at) => [id, at]));
  const state = store.get("quiz") ?? {};
  let round = [], wrong = [], right = 0;

  const name = (at) => { const [, acronym, names] = terms[at]; const full = (lang === "en" ? names[0] : names[1]) || names[0]; return acronym && acronym !== full ? `${acronym} · ${full}` : full; };
  const due = (at) => { const mine = state[terms[at][0]]; return !mine || mine.next <= Date.now(); };
  const shuffled = (all) => { const mixed = [...all]; for (let at = mixed.length - 1; at > 0; at--) { const to = Math.floor(Math.random() * (at + 1)); [mixed[at], mixed[to]] = [mixed[to], mixed[at]]; } return mixed; };

  /** Return the first sentence with the term's own names blanked out. */
  function masked(at) {
    const own = [...Object.values(terms[at][7]).flat()].filter((text) => text.length > 1).sort((one, other) => other.length - one.length);
    let text = glosses[at];
    for (const each of own) text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${each.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![a-zA-Z])`, "giu"), "…");
    return text;
  }

  function begin(event) {
    event?.preventDefault();
    const shelf = choice.querySelector("select").value;
    const all = [...terms.keys()].filter((at) => (terms[at][5] & 3) !== 2 && (shelf === "" || (shelf === "level" ? terms[at][4] === 1 : terms[at][3] === Number(shelf))));
    const seen = shuffled(all.filter((at) => state[terms[at][0]] && due(at)));
    const fresh = shuffled(all.filter((at) => !state[terms[at][0]])).sort((one, other) => (terms[one][4] || 9) - (terms[other][4] || 9));
    round = [...seen, ...fresh].slice(0, ROUND);
    wrong = [];
    right = 0;
    choice.hidden = true;
    stage.hidden = false;
    status.textContent = "";
    ask(0);
  }

  function options(at) {
    const alike = terms[at][6];
    const same = shuffled([...terms.keys()].filter((each) => each !== at && terms[each][3] === terms[at][3] && !alike.includes(each))).sort((one, other) => Math.abs(terms[one][4] - terms[at][4]) - Math.abs(terms[other][4] - terms[at][4]));
    return shuffled([at, ...[...shuffled(alike), ...same].slice(0, OPTIONS - 1)]);
  }

  function ask(place) {
    if (place >= round.length) return finish();
    const at = round[place], offered = options(at);
    const buttons = offered.map((each, key) => make("button", { type: "button" }, make("kbd", { "aria-hidden": "true" }, String(key + 1)), ` ${name(each)}`));
    const question = make("h2", { tabindex: "-1" }, say("which"));
    const told = make("div", { class: "told", role: "status" });
    stage.replaceChildren(make("p", { class: "place" }, say("question", { number: place + 1, total: round.length })),
      question, make("blockquote", {}, make("p", {}, masked(at))), make("div", { class: "options" }, ...buttons), told);
    question.focus();
    buttons.forEach((button, key) => button.addEventListener("click", () => answer(key)));

    function answer(key) {
      if (buttons[0].disabled) return;
      const good = offered[key] === at;
      buttons.forEach((button, each) => { button.disabled = true; if (offered[each] === at) button.className = "right"; else if (each === key) button.className = "wrong"; });
      const id = terms[at][0], box = good ? Math.min((state[id]?.box ?? 0) + 1, REST.length - 1) : 0;
      state[id] = { box, next: Date.now() + REST[box] * DAY };
      store.set("quiz", state);
      if (good) right++; else wrong.push(at);
      const next = make("button", { type: "button", class: "button" }, say(place + 1 < round.length ? "next" : "finish"));
      next.addEventListener("click", () => ask(place + 1));
      told.append(make("p", {}, make("b", {}, say(good ? "right" : "wrong")), " ", make("a", { href: `${home}term/${id}.html` }, name(at)), " ", glosses[at]));
      if (!good) told.append(make("p", {}, say("you said"), " ", make("a", { href: `${home}term/${terms[offered[key]][0]}.html` }, name(offered[key])), " ", glosses[offered[key]]));
      told.after(next);
      next.focus();
    }
  }

  function finish() {
    const again = make("button", { type: "button", class: "button" }, say("again"));
    again.addEventListener("click", begin);
    const head = make("h2", { tabindex: "-1" }, round.length ? say("done", { right, total: round.length }) : say("nothing due"));
    stage.replaceChildren(head, ...(wrong.length ? [make("p", {}, say("look again")), make("ul", { class: "chips" }, ...wrong.map((at) => make("li", {}, make("a", { href: `${home}term/${terms[at][0]}.html` }, name(at)))))] : []), again);
    choice.hidden = false;
    head.focus();
    tell();
  }

  function tell() {
    const boxes = Object.entries(state).filter(([id]) => number.has(id));
    const known = boxes.filter(([, each]) => each.box >= 3).length;
    status.textContent = boxes.length ? say("state", { met: boxes.length, known, total: terms.length }) : "";
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT)$/.test(document.activeElement.tagName)) return;
    stage.querySelectorAll(".options button:enabled")[Number(event.key) - 1]?.click();
  });
  choice.addEventListener("submit", begin);
  choice.hidden = false;
  tell();
});

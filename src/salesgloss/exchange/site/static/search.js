// What a query finds: exactly, nearly spelled, or by a word of a name; the same rules as the program's.
"use strict";
(() => {
  const [ID, ACRONYM, NAME, ALIAS, KEYWORD, MISNOMER] = [0, 1, 2, 3, 4, 5];
  const CLOSE = 80, MARGIN = 1, SHORTEST = 5, MIN_NEAR = 70, REORDERED = 95, MOST_COMPARED = 40, LEAST_ALIKE = 0.66;
  const counts = new Int16Array(512);
  const APOSTROPHES = /['\u2019\u2018\u02bc`\u00b4\uff07]/gu;
  const HAN = /\p{Script=Han}/u;
  const GENERIC = new Set(("acronym concept definition formula framework kpi meaning method methodology metric model " +
    "process score software strategy survey system team technique term tool").split(" "));
  let index = null, simplified = null;

  const hasHan = (text) => HAN.test(text);
  const ascii = (text) => /^[\x00-\x7f]*$/.test(text);

  function toSimplified(text) {
    if (!simplified) {
      const [old, plain] = salesgloss.find.hanzi.map((row) => [...row]);
      simplified = new Map(old.map((one, at) => [one, plain[at]]));
    }
    return Array.from(text, (one) => simplified.get(one) ?? one).join("");
  }

  /** Return `text` folded: NFKC, no case, no accents, no punctuation, "&" as "and", Chinese towards simplified. */
  function words(text) {
    let folded = text.normalize("NFKC").toLowerCase().normalize("NFKC");
    if (!ascii(folded)) folded = toSimplified(folded).normalize("NFD").replace(/(?<=[a-z])[\u0300-\u036f]+/gu, "").normalize("NFKC");
    return folded.replace(APOSTROPHES, "").replace(/&/g, " and ").replace(/\p{Cf}/gu, "")
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
  }
  const fold = (text) => words(text).replaceAll(" ", "");

  function build() {
    const keys = new Map(), spoken = [], bags = new Map();
    let prose = "";
    salesgloss.find.terms.forEach((row, term) => {
      add(row[0], ID, term);
      for (const [kind, texts] of Object.entries(row[7])) for (const text of texts) add(text, Number(kind), term);
    });
    function add(text, kind, term) {
      const said = words(text), key = said.replaceAll(" ", "");
      if (!key) return;
      const claims = keys.get(key) ?? [];
      const mine = claims.find((claim) => claim.term === term);
      if (mine) { if (RANK[kind] < RANK[mine.kind]) { mine.kind = kind; mine.text = text; } return; }
      claims.push({ term, kind, text });
      keys.set(key, claims);
      if (claims.length > 1) return;
      spoken.push({ words: said, key });
      prose += `${key}\n`;
      const bag = bagOf(said.split(" "));
      if (bag) bags.set(bag, [...(bags.get(bag) ?? []), key]);
    }
    for (const claims of keys.values()) claims.sort((one, other) => place(one) - place(other));
    const real = new Set(salesgloss.find.real.split(" "));
    return { keys, spoken, bags, real, prose, stops: new Set(salesgloss.find.stops.split(" ")) };
  }
  const RANK = [1, 0, 0, 2, 3, 4];
  const place = (claim) => RANK[claim.kind] * 100 - (salesgloss.find.terms[claim.term][5] >= 4 ? 50 : 0)
    + (salesgloss.find.terms[claim.term][4] || 9);

  function bagOf(said) {
    const kept = said.filter((word) => !GENERIC.has(word) && !["the", "a", "an", "of", "and", "to", "for", "in"].includes(word))
      .map((word) => word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);
    return kept.length > 1 ? [...kept].sort().join(" ") : "";
  }

  function exact(text) {
    return (index.keys.get(fold(text)) ?? []).map((claim) => ({ ...claim, score: 100 }));
  }

  // The readings of a question: without its parenthesis, its wrapper, its plural.
  function* readings(text) {
    const flat = text.replaceAll("（", "(").replaceAll("）", ")");
    const start = flat.indexOf("("), end = flat.lastIndexOf(")");
    const without = start >= 0 && start < end ? [`${flat.slice(0, start)} ${flat.slice(end + 1)}`, flat.slice(start + 1, end)] : [];
    yield* without;
    const bare = [text, ...without].flatMap((part) => [...unwrapped(part)]);
    yield* bare;
    for (const part of [text, ...without, ...bare]) yield* singulars(words(part));
  }

  function* unwrapped(query) {
    let text = words(query);
    const seen = new Set([text]);
    const [chinese, english] = salesgloss.find.rules;
    for (;;) {
      let bare = strip(text, hasHan(text) ? chinese : english);
      if (bare === text) bare = strip(text, english);
      if (seen.has(bare) || !bare) return;
      seen.add(bare);
      yield bare;
      text = bare;
    }
  }

  function strip(text, rules) {
    for (const one of rules.before) if (text.startsWith(one + rules.space)) return text.slice(one.length).trim();
    for (const one of rules.after) if (text.endsWith(rules.space + one)) return text.slice(0, -one.length).trim();
    return text;
  }

  function* singulars(text) {
    if (!ascii(text) || text.length < 4 || !text.endsWith("s")) return;
    if (text.endsWith("ies") && text.length > 5) yield `${text.slice(0, -3)}y`;
    if (/(?:s|x|z|ch|sh)es$/.test(text)) yield text.slice(0, -2);
    if (!text.endsWith("ss")) yield text.slice(0, -1);
  }

  // The cost of a slip (Kernighan, Church & Gale 1990): what fingers and ears do costs less.
  const COST = { transposed: 0.7, doubled: 0.5, omitted: 0.8, added: 1.1, beside: 0.8, vowel: 0.9, other: 1.2, first: 0.6,
    heard: 0.4, boundary: 0.4, cut: 0.4, stem: 2.5 };
  const BESIDE = (() => {
    const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"], pairs = new Set();
    rows.forEach((keys, row) => [...keys].forEach((key, at) => {
      const near = keys.slice(at + 1, at + 2) + (rows[row + 1] ?? "").slice(Math.max(at - 1, 0), at + 1);
      for (const other of near) { pairs.add(key + other); pairs.add(other + key); }
    }));
    return pairs;
  })();
  const SOUNDS = ("one>won ough>o augh>o ph>f gh>g ck>k sch>sk tch>ch kn>n wr>r wh>w mb>m tion>shn sion>shn cian>shn " +
    "ce>se ci>si cy>si c>k qu>kw q>k x>ks z>s dge>j ge>je gi>ji ee>E ea>E ie>E ei>E ai>A ay>A oo>U ou>U ow>U oa>O au>O aw>O " +
    "er>R ir>R ur>R y>i").split(" ").map((pair) => pair.split(">"));

  function heard(word) {
    let sound = word.slice(0, 1) + word.slice(1).replaceAll("tu", "chu");
    for (const [written, said] of SOUNDS) sound = sound.replaceAll(written, said);
    for (const ending of ["or", "ar", "a"]) if (sound.length > 3 && sound.endsWith(ending)) sound = `${sound.slice(0, -ending.length)}R`;
    return [...sound].filter((one, at) => one !== sound[at - 1]).join("");
  }

  function common(one, other) {
    let at = 0;
    while (at < one.length && at < other.length && one[at] === other[at]) at++;
    return at;
  }

  function editCost(query, spelling) {
    if (query === spelling) return 0;
    if (!(ascii(query) && ascii(spelling))) return levenshtein([...query], [...spelling]);
    const start = common(query, spelling), from = Math.max(start - 1, 0);
    return aligned(query.slice(from), spelling.slice(from), start < 1 ? COST.first : 0);
  }

  function levenshtein(one, other) {
    let above = [...Array(other.length + 1).keys()];
    one.forEach((typed, i) => {
      const row = [i + 1];
      other.forEach((meant, j) => row.push(Math.min(above[j] + (typed === meant ? 0 : 1), above[j + 1] + 1, row[j] + 1)));
      above = row;
    });
    return above.at(-1);
  }

  const omitted = (text, at) => at && text[at] === text[at - 1] ? COST.doubled : COST.omitted;
  const added = (text, at) => at && text[at] === text[at - 1] ? COST.doubled : COST.added;
  const replaced = (typed, meant) => BESIDE.has(typed + meant) ? COST.beside
    : "aeiouy".includes(typed) && "aeiouy".includes(meant) ? COST.vowel : COST.other;

  function aligned(query, spelling, first) {
    let before = [], above = [0];
    for (let j = 0; j < spelling.length; j++) above.push(above[j] + omitted(spelling, j) + (j ? 0 : first));
    for (let i = 0; i < query.length; i++) {
      const typed = query[i], extra = added(query, i), row = [above[0] + extra + (i ? 0 : first)];
      for (let j = 0; j < spelling.length; j++) {
        const meant = spelling[j];
        let cost = typed === meant ? 0 : replaced(typed, meant);
        if (cost && !i && !j) cost += first;
        let best = Math.min(above[j] + cost, above[j + 1] + extra, row[j] + omitted(spelling, j));
        if (i && j && typed !== meant && typed === spelling[j - 1] && query[i - 1] === meant)
          best = Math.min(best, before[j - 1] + COST.transposed);
        row.push(best);
      }
      before = above;
      above = row;
    }
    return above.at(-1);
  }

  const withoutThe = (text) => { const kept = text.split(" ").filter((word) => word !== "the"); return kept.length ? kept : text.split(" "); };

  function phraseCost(query, spelling) {
    let asked = query.split(" "), meant = spelling.split(" ");
    if (asked.length !== meant.length) { asked = withoutThe(query); meant = withoutThe(spelling); }
    const whole = editCost(asked.join(""), meant.join(""));
    if (asked.length !== meant.length) return whole ? whole + COST.boundary : whole;
    if (asked.length < 2) return phoneticCost(asked[0], meant[0], whole);
    const costs = asked.map((word, at) => wordCost(word, meant[at]));
    if (costs.some((each, at) => each > 0.6 * Math.max(meant[at].length, 2))) return whole < COST.other ? whole : Infinity;
    return Math.min(whole, costs.reduce((sum, each) => sum + each, 0));
  }

  function wordCost(asked, meant) {
    if (asked === meant) return 0;
    if (asked.length >= 3 && meant.startsWith(asked) && meant.length - asked.length >= 3) return COST.cut;
    const found = phoneticCost(asked, meant, editCost(asked, meant));
    return common(asked, meant) >= 5 ? Math.min(found, COST.stem) : found;
  }

  function phoneticCost(asked, meant, cost) {
    if (cost > COST.heard && ascii(asked) && ascii(meant) && heard(asked) === heard(meant)) return Math.min(cost, COST.heard + cost / 8);
    return cost;
  }

  const within = (table, length, rest) => (table.find(([size]) => length <= size) ?? [0, rest])[1];

  function score(cost, length, chinese, oneWord) {
    const allowed = chinese ? within([[2, 0], [5, 1], [8, 2]], length, length / 4)
      : length < SHORTEST ? (length === SHORTEST - 1 ? 0.6 : 0)
      : within(oneWord ? [[6, 0.85], [7, 0.95], [10, 1.25], [14, 1.6]] : [[6, 0.85], [7, 0.95], [10, 1.6], [14, 2]], length, 0.16 * length);
    if (cost <= allowed) return 99 - (99 - CLOSE) * cost / Math.max(allowed, 1);
    const rough = 100 * Math.max(1 - cost / Math.max(length, 1), 0);
    return length < SHORTEST || rough >= MIN_NEAR ? Math.min(rough, CLOSE - 1) : 0;
  }

  function adjusted(found, claim) {
    if (found < CLOSE) return found;
    const short = fold(claim.text).length < SHORTEST;
    if (short && (claim.kind === ACRONYM || (/\p{Lu}/u.test(claim.text) && claim.text === claim.text.toUpperCase())) && found < REORDERED) return CLOSE - 1;
    return claim.kind === ALIAS ? found : Math.min(found + 1.5, 99);
  }

  // A word that is itself a word is no slip of another: Contract is not Contact.
  function isReal(wanted) {
    if (hasHan(wanted)) return index.prose.includes(wanted.replaceAll(" ", ""));
    return wanted.split(" ").every((word) => index.real.has(word) || index.real.has(word.replace(/s$/, "")) || word.length < 4 && index.keys.has(word));
  }

  function near(wanted) {
    const scores = new Map();
    for (const key of index.bags.get(bagOf(wanted.split(" "))) ?? []) scores.set(key, REORDERED);
    if (!scores.size) {
      const key = wanted.replaceAll(" ", ""), chinese = hasHan(wanted), real = isReal(wanted);
      const likely = [];
      for (const each of index.spoken) {
        if (each.key.startsWith(key)) {
          const atWord = chinese || (wanted.includes(" ") && each.words.startsWith(`${wanted} `));
          const share = Math.min(99, 100 * key.length / each.key.length + (atWord ? 25 : 0));
          scores.set(each.key, Math.max(real ? Math.min(share, CLOSE - 1) : share, scores.get(each.key) ?? 0));
        }
        const alike = real ? 0 : likeness(key, each.key);
        if (alike) likely.push([alike, each]);
      }
      likely.sort((one, other) => other[0] - one[0]);
      for (const [, each] of likely.slice(0, MOST_COMPARED)) {
        const length = Math.max(withoutThe(each.words).join("").length, withoutThe(wanted).join("").length);
        const found = score(phraseCost(wanted, each.words), length, chinese, !each.words.includes(" "));
        if (found >= 60) scores.set(each.key, Math.max(found, scores.get(each.key) ?? 0));
      }
    }
    const best = new Map();
    for (const [key, found] of scores) for (const claim of index.keys.get(key)) {
      if (claim.kind === ID || claim.kind > ALIAS) continue;
      const sure = adjusted(found, claim);
      if (sure >= 60 && sure > (best.get(claim.term)?.score ?? 0)) best.set(claim.term, { ...claim, score: sure });
    }
    return [...best.values()].sort((one, other) => other.score - one.score || one.term - other.term);
  }

  /** Return how much alike two keys may be at best, 0 to 1, without aligning them; 0 for too little. */
  function likeness(one, other) {
    const most = Math.min(one.length, other.length) / (one.length + other.length) * 2;
    if (most < LEAST_ALIKE) return 0;
    counts.fill(0);
    let shared = 0;
    for (let at = 0; at < one.length; at++) counts[one.charCodeAt(at) & 511]++;
    for (let at = 0; at < other.length; at++) if (counts[other.charCodeAt(at) & 511]-- > 0) shared++;
    const alike = 2 * shared / (one.length + other.length);
    return alike < LEAST_ALIKE ? 0 : alike;
  }

  function single(text) {
    let hits = exact(text);
    if (!hits.length) for (const reading of readings(text)) if ((hits = exact(reading)).length) break;
    if (hits.length) return { match: "exact", hits, near: [] };
    const bare = [...unwrapped(text)].at(-1) ?? words(text);
    if (!bare) return { match: "none", hits: [], near: [] };
    const found = bare.length <= 80 ? near(bare) : [];
    const winners = found.filter((hit) => hit.score === found[0].score && hit.text === found[0].text);
    const next = found[winners.length];
    if (found.length && found[0].score >= CLOSE && !(next && found[0].score - next.score < MARGIN))
      return { match: "close", hits: winners, near: found.slice(winners.length) };
    return { match: "none", hits: [], near: found };
  }

  function* sides(text) {
    const folded = words(text);
    for (const rules of salesgloss.find.rules) for (const between of rules.versus)
      if (folded.includes(between)) yield folded.split(between);
    for (const rules of salesgloss.find.rules) {
      const before = rules.asksBefore.find((each) => folded.startsWith(each + rules.space));
      const rest = before ? folded.slice(before.length) : folded;
      const after = rules.asksAfter.find((each) => rest.endsWith(rules.space + each));
      const bare = (after ? rest.slice(0, -after.length) : rest).trim();
      if (before || after) for (const between of rules.joined) if (bare.includes(between)) yield bare.split(between);
    }
  }

  /** Return {match, hits, near}: what `text` finds, and what is near; hits are {term, text, kind, score}. */
  function find(text) {
    index ??= build();
    const asked = text.slice(0, 300);
    const whole = single(asked);
    if (whole.match === "exact") return whole;
    for (const parts of sides(asked)) {
      const each = parts.filter((part) => part.trim()).map(single);
      if (each.length > 1 && each.every((one) => one.hits.length))
        return { match: each.some((one) => one.match === "close") ? "close" : "exact", hits: unique(each.flatMap((one) => one.hits)), near: [], versus: true };
    }
    if (whole.match === "close") return whole;
    const { hits, isClear } = namedIn(asked);
    return !hits.length ? whole : isClear ? { match: "named", hits, near: [] } : { ...whole, near: unique([...whole.near, ...hits]) };
  }

  // A question names terms: the longest names within it, the last one first ("a good churn rate"). Words
  // without grammar are most likely the name of something else, unless a term's name is most of them.
  function namedIn(asked) {
    const said = words(asked), pieces = hasHan(said) ? [...said.replaceAll(" ", "")] : said.split(" ");
    const space = hasHan(said) ? "" : " ", found = [];
    if (pieces.length < 3) return { hits: found, isClear: false };
    const isBare = ascii(said) && !pieces.some((piece) => index.stops.has(piece));
    for (let size = Math.min(pieces.length - 1, 12); size > 0 && found.length < 3; size--)
      for (let at = pieces.length - size; at >= 0; at--) {
        const piece = pieces.slice(at, at + size);
        if (piece.includes(null)) continue;
        const text = piece.join(space), plural = [text, ...singulars(text)];
        const hits = plural.map((each) => index.keys.get(each.replaceAll(" ", "")) ?? []).find((each) => each.length) ?? [];
        const sure = hits.filter((hit) => hit.kind <= ALIAS && hit.kind !== ID && (size > 1 || spelledAs(hit, asked)));
        if (!sure.length) continue;
        found.push(...sure.map((hit) => ({ ...hit, score: 90 })));
        pieces.fill(null, at, at + size);
      }
    const rest = pieces.filter((piece) => piece !== null).length;
    return { hits: unique(found).slice(0, 4), isClear: !isBare || 2 * rest <= pieces.length };
  }

  /** Tell whether a single word names a term: an acronym in capitals, a word that is no everyday one. */
  function spelledAs(hit, asked) {
    if (hit.kind === ACRONYM) return asked.includes(hit.text) || hasHan(asked);
    return hit.kind === NAME && hit.text.length > 4 && !GENERIC.has(words(hit.text));
  }

  function unique(hits) {
    return [...new Map(hits.map((hit) => [hit.term, hit])).values()];
  }

  /** Return the numbers of terms a name of which holds what is being typed, the likeliest first. */
  function holding(text, limit) {
    index ??= build();
    const wanted = words(text), key = wanted.replaceAll(" ", "");
    if (!key) return [];
    const found = new Map();
    for (const each of index.spoken) {
      const at = hasHan(key) ? each.key.indexOf(key) : ` ${each.words}`.indexOf(` ${wanted}`);
      if (at < 0) continue;
      for (const claim of index.keys.get(each.key)) {
        if (claim.kind === MISNOMER || claim.kind === ID) continue;
        const worth = (at ? 40 : 0) + RANK[claim.kind] * 12 + (each.key.length - key.length) + 6 * (salesgloss.find.terms[claim.term][4] || 3);
        if (worth < (found.get(claim.term) ?? Infinity)) found.set(claim.term, worth);
      }
    }
    return [...found].sort((one, other) => one[1] - other[1] || one[0] - other[0]).slice(0, limit).map(([term]) => term);
  }

  Object.assign((globalThis.salesgloss ??= {}), { search: { find, holding, words, fold } });
})();

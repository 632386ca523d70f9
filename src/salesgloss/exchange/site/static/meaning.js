// What a question describes: a ranked search over names, questions and first sentences, by the program's rules.
"use strict";
(() => {
  const HAN = /\p{Script=Han}/u, PLAIN = /^[a-z]+$/;
  const SHORTEST_CHINESE = 4; // tokens: a word of two characters describes nothing
  let index = null;

  const ascii = (text) => /^[\x00-\x7f]*$/.test(text);
  const pairs = (all) => all.slice(1).map((one, at) => [all[at], one]);

  /** Return the tokens of `text`: English words as stems, Chinese as characters and pairs of them. */
  function tokens(text) {
    let folded = salesgloss.search.words(text);
    if (!ascii(folded)) for (const [everyday, meant] of salesgloss.meaning.readAs) folded = folded.replaceAll(everyday, meant);
    return (folded.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? []).flatMap((run) => {
      if (!HAN.test(run)) return [index.stops.has(run) ? run : stem(run)];
      const characters = [...run];
      return [...characters, ...pairs(characters).map((pair) => pair.join(""))];
    });
  }

  function stem(word) {
    if (word.length <= 3 || !PLAIN.test(word)) return word;
    if (!index.stems.has(word)) index.stems.set(word, normalized(withoutEnding(singular(word))));
    return index.stems.get(word);
  }

  function singular(word) {
    if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
    if (word.endsWith("sses")) return word.slice(0, -2);
    return /(?<![sui])s$/.test(word) ? word.slice(0, -1) : word;
  }

  function withoutEnding(word) {
    for (const [ending, instead, least] of salesgloss.meaning.endings)
      if (word.endsWith(ending) && word.length - ending.length >= least) return word.slice(0, -ending.length) + instead;
    return word;
  }

  function normalized(word) {
    if (word.length > 3 && word.at(-1) === word.at(-2) && !"lsz".includes(word.at(-1))) word = word.slice(0, -1);
    if (word.length > 3 && word.endsWith("e")) word = word.slice(0, -1);
    if (word.length > 3 && word.endsWith("y")) word = `${word.slice(0, -1)}i`;
    return word.length > 4 && word.endsWith("at") ? word.slice(0, -2) : word;
  }

  /** Return how much a token tells of what a question is about: 1 for a word of substance. */
  function weight(token) {
    if (index.stops.has(token)) return 0.4;
    if (!HAN.test(token[0])) return 1;
    const characters = [...token], grammar = characters.every((one) => salesgloss.meaning.particles.includes(one));
    return (characters.length === 1 ? 0.8 : 1) * (grammar ? 0.2 : 1);
  }

  function build() {
    const { meaning, find, glosses } = salesgloss;
    index = { stops: new Set(find.stops.split(" ")), stems: new Map(), texts: [], postings: new Map(), synonyms: new Map() };
    for (const row of meaning.synonyms) for (const one of row)
      index.synonyms.set(one, new Set([...(index.synonyms.get(one) ?? []), ...row.filter((other) => other !== one)]));
    index.texts = find.terms.map((row, term) => [
      ...[1, 2, 3, 4].flatMap((kind) => row[7][kind] ?? []).map((text) => ["name", text]),
      ...meaning.asked[term].map((text) => ["asked_as", text]),
      ...Object.values(glosses).map((all) => ["gloss", all[term]]),
    ].map(([field, text]) => ({ field, size: text.length, tokens: tokens(text) })));
    const mean = {};
    for (const { field, size } of index.texts.flat()) mean[field] = (mean[field] ?? 1) + size / index.texts.length;
    index.texts.forEach((texts, term) => {
      for (const [token, frequency] of frequencies(texts, mean)) {
        if (!index.postings.has(token)) index.postings.set(token, []);
        index.postings.get(token).push([term, frequency / (meaning.saturation + frequency)]);
      }
    });
  }

  /** Return by token how often a term's texts say it, by field and its length (BM25F's tf). */
  function frequencies(texts, mean) {
    const found = new Map();
    for (const [field, [boost, slope]] of Object.entries(salesgloss.meaning.fields)) {
      const held = texts.filter((text) => text.field === field);
      const size = held.reduce((sum, text) => sum + text.size, 0);
      const each = boost / (1 - slope + slope * size / (mean[field] ?? 1));
      for (const text of held) for (const token of text.tokens) found.set(token, (found.get(token) ?? 0) + each);
    }
    return found;
  }

  /** Return a token of the query: what it counts, the tokens that stand for it, its postings. */
  function asking(token, compounds) {
    const { meaning } = salesgloss;
    const variants = new Map([[token, 1]]);
    for (const other of index.synonyms.get(token) ?? []) variants.set(other, meaning.synonymWeight);
    for (const other of compounds) variants.set(other, meaning.compoundWeight);
    variants.set(token, 1);
    const holding = (index.postings.get(token) ?? []).length;
    const idf = Math.log(1 + (index.texts.length - holding + 0.5) / (holding + 0.5)), counts = weight(token);
    return { variants, content: counts >= meaning.contentWeight, idf: counts * idf, capped: counts * (ascii(token) ? Math.min(idf, meaning.maxIdf) : idf) };
  }

  /** Return what `text` describes in order to be told its name ("what do you call ..."), empty where it asks otherwise. */
  function sought(text) {
    const said = salesgloss.search.words(text);
    for (const { space, seeksName } of salesgloss.find.rules) for (const each of seeksName) {
      if (space && said.startsWith(`${each} `)) return said.slice(each.length).trim();
      if (said.endsWith(space + each)) return said.slice(0, -each.length).trim();
    }
    return "";
  }

  function query(text) {
    const said = tokens(text), compounds = new Map();
    if (ascii(salesgloss.search.words(text))) for (const [one, other] of pairs(said)) {
      const whole = stem(one + other);
      for (const each of [one, other]) compounds.set(each, [...(compounds.get(each) ?? []), whole]);
    }
    return [...new Set(said)].map((token) => asking(token, compounds.get(token) ?? []));
  }

  /** Return by term its BM25F score and the part of the query found in it. */
  function scored(asked) {
    const scores = new Map();
    for (const token of asked) {
      const best = new Map();
      for (const [variant, share] of token.variants) for (const [term, impact] of index.postings.get(variant) ?? []) {
        const known = best.get(term);
        if (!known) best.set(term, [share * impact, share]);
        else known[0] = Math.max(known[0], share * impact);
      }
      for (const [term, [impact, share]] of best) {
        const [score, cover] = scores.get(term) ?? [0, 0];
        scores.set(term, [score + token.capped * impact, cover + token.idf * share]);
      }
    }
    return scores;
  }

  /** Return how like the query a term's texts are, by the program's features. */
  function matched(texts, asked, whole, capped) {
    const scores = [], byField = { name: 0, asked_as: 0, gloss: 0 }, content = asked.filter((token) => token.content).length || 1;
    let best = { score: 0, field: "", direct: 0, precision: 0 }, named = 0;
    for (const { field, tokens: held } of texts) {
      const there = new Set(held), said = new Set(), common = new Set();
      let cover = 0, sum = 0, direct = 0;
      for (const token of asked) {
        let share = 0;
        for (const [variant, counts] of token.variants) if (there.has(variant)) {
          share = Math.max(share, counts);
          common.add(variant);
          if (counts === 1) said.add(variant);
        }
        cover += share * token.idf;
        sum += share * token.capped;
        if (share === 1 && token.content) direct += 1 / content;
      }
      if (!common.size) continue;
      const score = sum / (1.5 + held.length / salesgloss.meaning.meanTextTokens) / capped;
      scores.push(score);
      byField[field] = Math.max(byField[field], score);
      if (score > best.score) best = { score, field, direct, precision: common.size / held.length };
      if (field === "name" && held.length > 1 && said.size === there.size) named = Math.max(named, cover / whole);
    }
    const [first, second = 0, third = 0] = [...scores.sort((one, other) => other - one), 0];
    return {
      best: first, second, third, ...byField, "whole name": named >= salesgloss.meaning.nameMinShare ? named : 0,
      "in a name": Number(best.field === "name"), direct: best.direct, precision: best.precision,
    };
  }

  /** Return [{term, fit, score}], what `text` describes, best first by `score` (log odds), `fit` from 0 to 1; none where it says too little. */
  function describe(text, limit) {
    if (!index) build();
    const { ranking, chineseRanking, depth } = salesgloss.meaning;
    const asked = query((sought(text) || text).slice(0, 300)), model = HAN.test(text) ? chineseRanking : ranking;
    if (asked.filter((token) => token.content).length < (HAN.test(text) ? SHORTEST_CHINESE : 2)) return [];
    const whole = asked.reduce((sum, token) => sum + token.idf, 0) || 1;
    const capped = asked.reduce((sum, token) => sum + token.capped, 0) || 1;
    const candidates = [...scored(asked)].map(([term, [score, cover]]) => ({ term, fit: score / capped, cover: cover / whole }))
      .sort((one, other) => other.fit - one.fit || one.term - other.term).slice(0, Math.max(limit, depth));
    return candidates.map(({ term, fit, cover }) => {
      const features = { bm25f: fit, cover, ...matched(index.texts[term], asked, whole, capped) };
      return { term, fit, score: Object.entries(model).reduce((sum, [name, counts]) => sum + counts * (features[name] ?? 0), 0) };
    }).sort((one, other) => other.score - one.score || one.term - other.term).slice(0, limit);
  }

  salesgloss.describe = describe;
})();

// Arithmetic of formulas: numbers, names, + - * / **, parentheses, min and max; nothing is run.
"use strict";
(() => {
  const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([a-z][a-z0-9_]*)|(\*\*|[-+*/(),]))/y;

  function tokens(text) {
    const found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const one = TOKEN.exec(text);
      if (!one) throw new Error("no formula");
      found.push(one[1] ? { number: Number(one[1]) } : one[2] ? { name: one[2] } : { sign: one[3] });
    }
    return found;
  }

  /** Return a function of the inputs (by name) that computes `expression`. */
  function compile(expression) {
    const left = tokens(expression);
    const next = (sign) => left.length > 0 && left[0].sign === sign && left.shift();
    const need = (sign) => { if (!next(sign)) throw new Error("no formula"); };

    function sum() {
      let value = product();
      for (;;) {
        const before = value;
        if (next("+")) { const other = product(); value = (x) => before(x) + other(x); }
        else if (next("-")) { const other = product(); value = (x) => before(x) - other(x); }
        else return value;
      }
    }
    function product() {
      let value = signed();
      for (;;) {
        const before = value;
        if (next("*")) { const other = signed(); value = (x) => before(x) * other(x); }
        else if (next("/")) { const other = signed(); value = (x) => divided(before(x), other(x)); }
        else return value;
      }
    }
    function signed() {
      if (next("-")) { const other = signed(); return (x) => -other(x); }
      if (next("+")) return signed();
      return power();
    }
    function power() {
      const base = atom();
      if (!next("**")) return base;
      const exponent = signed();
      return (x) => raised(base(x), exponent(x));
    }
    function atom() {
      const one = left.shift();
      if (!one) throw new Error("no formula");
      if ("number" in one) return () => one.number;
      if (one.sign === "(") { const value = sum(); need(")"); return value; }
      if ((one.name === "min" || one.name === "max") && next("(")) {
        const all = [sum()];
        while (next(",")) all.push(sum());
        need(")");
        return (x) => Math[one.name](...all.map((each) => each(x)));
      }
      if (one.name) return (x) => {
        if (!(one.name in x)) throw new Error(`missing ${one.name}`);
        return x[one.name];
      };
      throw new Error("no formula");
    }

    const value = sum();
    if (left.length) throw new Error("no formula");
    return (x) => finite(value(x));
  }

  function divided(one, other) {
    if (other === 0) throw new Error("division by zero");
    return one / other;
  }

  /** Return a power within the bounds that the program keeps. */
  function raised(base, exponent) {
    if (Math.abs(exponent) > 1000 || (base === 0 && exponent <= 0)) throw new Error("no value");
    const value = base ** exponent;
    if (Number.isNaN(value)) throw new Error("no value");
    return value;
  }

  function finite(value) {
    if (!Number.isFinite(value) || Math.abs(value) > 1e30) throw new Error("no value");
    return value;
  }

  /** Return what a person typed as a number: "12,000", "1.2m", "$5k", "5%"; NaN for none. */
  function read(text, percent) {
    const plain = text.normalize("NFKC").trim().replace(/[,\s_]|^[^\d.+\-\u2212]{1,3}/g, "");
    const found = /^([-+\u2212]?)(\d*\.?\d+|\d+\.)(?:e([+-]?\d+))?(%|k|m|b|萬|万|億|亿)?$/i.exec(plain);
    if (!found) return NaN;
    const scale = { k: 1e3, m: 1e6, b: 1e9, 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 }[(found[4] ?? "").toLowerCase()] ?? 1;
    const value = Number(`${found[2]}e${found[3] ?? 0}`) * scale * (found[1] && found[1] !== "+" ? -1 : 1);
    return percent || found[4] === "%" ? value / 100 : value;
  }

  /** Return `value` as people write it, at most four decimals; percentages as such. */
  function write(value, percent) {
    const shown = new Intl.NumberFormat("en", { maximumFractionDigits: percent ? 2 : Math.abs(value) < 1 ? 4 : 2 })
      .format(percent ? value * 100 : value).replace("-", "\u2212");
    return (shown === "\u22120" ? "0" : shown) + (percent ? "%" : "");
  }

  (globalThis.salesgloss ??= {}).calc = { compile, read, write };
})();

// Keeps what was opened, and what every page needs, for when there is no network.
"use strict";
const CACHE = "glossary-VERSION";
const CORE = ["CORE"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(CORE)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("glossary-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const wanted = new URL(event.request.url);
  if (event.request.method !== "GET" || wanted.origin !== location.origin) return;
  event.respondWith(answer(event.request));
});

// A page opens from the network where there is one, so that a new edition shows at once.
async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept && request.mode !== "navigate") return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// A page asks for all terms of its language to be kept, a few at a time.
self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep));
});

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  for (let at = 0; at < addresses.length; at += 8) {
    const missing = [];
    for (const each of addresses.slice(at, at + 8)) if (!(await cache.match(each))) missing.push(each);
    await Promise.allSettled(missing.map((each) => cache.add(each)));
  }
}

// Keeps the app on the device: it opens without the server. Data is not its business, so /api never
// passes through here. A new build waits until the person takes it; see platform/update.rs.

const NAME = "guitai-__BUILD__";
const FILES = [
__FILES__
];

self.addEventListener("install", (event) => {
  // All of a build or nothing: one missing file fails the installation, and it is tried again.
  const fresh = FILES.map((file) => new Request(file, { cache: file === "/index.html" ? "reload" : "default" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)));
});

self.addEventListener("activate", (event) => {
  const forgetOthers = caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith("guitai-") && name !== NAME).map((name) => caches.delete(name))),
  );
  event.waitUntil(forgetOthers.then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/api/") || url.pathname === "/healthz" || url.pathname === "/sw.js") return;
  const file = request.mode === "navigate" ? "/index.html" : url.pathname;
  event.respondWith(
    caches.match(file, { cacheName: NAME, ignoreSearch: true }).then((kept) => kept ?? fetch(request)),
  );
});

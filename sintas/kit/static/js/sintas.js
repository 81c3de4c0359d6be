"use strict";
{
class AddRow extends HTMLElement {
connectedCallback() {
const set = this.querySelector(".row-set");
const button = this.querySelector(":scope > button");
const last = set.lastElementChild;
if (!last || !("blank" in last.dataset)) return;
const blank = last.cloneNode(true);
const own = new RegExp(this.dataset.name + "-" + blank.dataset.place + "(?![0-9])", "g");
let place = Number(blank.dataset.place);
button.type = "button";
button.addEventListener("click", () => {
const row = blank.cloneNode(true);
place += 1;
[row, ...row.querySelectorAll("*")].forEach((el) => {
[...el.attributes].forEach((a) => { a.value = a.value.replace(own, this.dataset.name + "-" + place); });
});
row.dataset.place = place;
set.append(row);
row.querySelector("[data-number]").textContent = set.children.length;
button.hidden = set.children.length >= Number(this.dataset.most);
row.querySelector("input:not([type=hidden]), select, textarea").focus();
});
}
}
customElements.define("add-row", AddRow);
}
{
class BodyMap extends HTMLElement {
connectedCallback() {
const picture = this.querySelector("[data-picture]");
const figures = [...picture.querySelectorAll("[data-figure]")];
const form = this.closest("form");
const undo = picture.querySelector("[data-undo]");
const rows = () => [...this.querySelectorAll(".row-card")];
const cells = (row, column) => [...row.querySelectorAll('[name="' + this.dataset.rows + "-" + row.dataset.place + "-" + column + '"]')];
const side = (row) => (cells(row, "side").find((el) => el.checked) || { value: "" }).value;
const value = (row, column) => cells(row, column)[0].value;
const said = (row) => side(row) || value(row, "region") || value(row, "words").trim() || value(row, "size").trim()
|| value(row, "colour").trim() || [...cells(row, "feels"), ...cells(row, "seen")].some((el) => el.checked);
const shown = () => figures.find((f) => !f.hidden);
const box = (figure, name) => figure.dataset[name].split(" ").map(Number);
const regions = (figure, name) => figure.dataset[name + "Regions"].split(" ").map((one) => one.split(":"));
const spot = (row, figure) => {
if (!side(row)) return null;
if (value(row, "x")) return [Number(value(row, "x")), Number(value(row, "y"))];
const found = regions(figure, side(row)).find((one) => one[0] === value(row, "region"));
return found ? [Number(found[1]), Number(found[2])] : null;
};
const made = (name, attributes, words) => {
const el = document.createElementNS("http://www.w3.org/2000/svg", name);
Object.entries(attributes).forEach(([key, one]) => el.setAttribute(key, one));
if (words) el.textContent = words;
return el;
};
const draw = () => {
const figure = shown();
const svg = figure.querySelector("svg");
svg.querySelectorAll(".d-tapped").forEach((el) => el.remove());
rows().forEach((row, at) => {
const place = spot(row, figure);
if (!place) return;
const [left, top, wide, high] = box(figure, side(row));
const [x, y] = [left + place[0] * wide, top + place[1] * high];
const group = made("g", { class: "d-tapped" });
group.append(
made("circle", { cx: x, cy: y, r: 12, class: "d-full" }),
made("text", { x, y: y + 4.7, "font-size": 13, "font-weight": 700, "text-anchor": "middle", class: "d-ontext" }, String(at + 1)),
);
svg.append(group);
});
undo.disabled = !rows().some(said);
};
const show = () => {
const chosen = [...form.querySelectorAll('[name="figure"]')].find((el) => el.checked);
figures.forEach((f) => { f.hidden = f.dataset.figure !== (chosen ? chosen.value : figures[0].dataset.figure); });
draw();
};
const clear = (row) => {
[...row.querySelectorAll("input, select, textarea")].forEach((el) => {
if (el.type === "radio") el.checked = el.defaultChecked && !el.name.endsWith("-side");
else if (el.type === "checkbox") el.checked = false;
else if (!el.name.endsWith("-mark")) el.value = "";
});
};
const changed = (row) => cells(row, "x")[0].dispatchEvent(new Event("change", { bubbles: true }));
const blank = () => rows().find((row) => !said(row));
const tap = (event) => {
const figure = event.target.closest("[data-figure]");
const svg = figure && event.target.closest("svg");
if (!svg) return;
const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
for (const name of ["front", "back"]) {
const [left, top, wide, high] = box(figure, name);
const [x, y] = [(at.x - left) / wide, (at.y - top) / high];
if (x < 0 || x > 1 || y < 0 || y > 1) continue;
if (!blank()) this.querySelector("add-row > button").click();
const row = blank();
if (!row) return;
const far = ([, rx, ry]) => Math.hypot((x - rx) * wide, (y - ry) * high);
const near = regions(figure, name).filter((one) => one[0] !== "whole_body").reduce((one, other) => (far(other) < far(one) ? other : one));
cells(row, "side").forEach((el) => { el.checked = el.value === name; });
cells(row, "region")[0].value = near[0];
cells(row, "x")[0].value = x.toFixed(3);
cells(row, "y")[0].value = y.toFixed(3);
changed(row);
const words = cells(row, "region")[0].selectedOptions[0].textContent;
picture.querySelector("[data-status]").textContent = this.dataset.said.replace("{n}", rows().indexOf(row) + 1).replace("{region}", words);
}
};
picture.addEventListener("click", tap);
undo.addEventListener("click", () => {
const row = rows().filter(said).pop();
if (!row) return;
clear(row);
changed(row);
picture.querySelector("[data-status]").textContent = "";
});
this.addEventListener("change", (event) => {
if (/-(side|region)$/.test(event.target.name || "")) {
const row = event.target.closest(".row-card");
["x", "y"].forEach((column) => { cells(row, column)[0].value = ""; });
}
draw();
});
this.addEventListener("input", draw);
form.addEventListener("change", (event) => { if (event.target.name === "figure") show(); });
picture.hidden = false;
show();
}
}
customElements.define("body-map", BodyMap);
}
{
class CentreView extends HTMLElement {
connectedCallback() {
const now = this.querySelector("[aria-current]") || this.querySelector("[data-mark=client]");
const here = now && now.getBoundingClientRect();
const at = here ? here.left - this.getBoundingClientRect().left + here.width / 2 : this.scrollWidth * Number(this.getAttribute("at") || .5);
this.scrollLeft += at - this.clientWidth / 2;
}
}
customElements.define("centre-view", CentreView);
}
{
class ChipFolds extends HTMLElement {
connectedCallback() {
const show = () => this.querySelectorAll("details").forEach((fold) => {
const chosen = [...fold.querySelectorAll(":checked")].map((one) => one.closest("label").textContent.trim());
const words = chosen.length + " " + this.dataset.picked + ": " + chosen.join(", ");
fold.querySelector("[data-chosen]").textContent = chosen.length ? " · " + words : "";
});
this.addEventListener("change", show);
show();
}
}
customElements.define("chip-folds", ChipFolds);
}
{
const PAUSE = 1200;
const AGAIN = 20000;
const FRESH = 60000;
class DraftStatus extends HTMLElement {
connectedCallback() {
this.form = this.closest("form");
this.url = this.form ? this.form.dataset.draft : "";
if (!this.url) return;
this.line = this.querySelector("[data-state]");
this.words = this.querySelector("[data-text]");
this.unsent = false;
this.savedAt = 0;
this.ended = false;
const typed = () => {
this.unsent = true;
clearTimeout(this.timer);
this.timer = setTimeout(() => this.save(), PAUSE);
};
this.form.addEventListener("input", typed);
this.form.addEventListener("change", () => { if (JSON.stringify(this.fields()) !== this.acknowledged) typed(); });
this.form.addEventListener("submit", (e) => this.submit(e));
addEventListener("online", () => this.unsent && this.save());
addEventListener("offline", () => this.unsent && this.say("unsent", this.dataset.offline));
setInterval(() => this.unsent && !this.ended && this.save(), AGAIN);
document.addEventListener("visibilitychange", () => document.hidden && this.unsent && this.save());
addEventListener("beforeunload", (e) => { if (this.unsent && !this.leaving) e.preventDefault(); });
}
fields() {
const secret = new Set([...this.form.querySelectorAll("input[type=password]")].map((i) => i.name));
const found = {};
for (const [name, value] of new FormData(this.form)) {
if (name === "csrfmiddlewaretoken" || typeof value !== "string" || secret.has(name)) continue;
(found[name] = found[name] || []).push(value);
}
return found;
}
save() {
clearTimeout(this.timer);
if (this.busy) return this.busy.then(() => (this.unsent ? this.save() : "saved"));
this.busy = this.post().finally(() => { this.busy = null; });
return this.busy;
}
async post() {
if (!navigator.onLine) return this.say("unsent", this.dataset.offline, "offline");
this.say("saving", this.dataset.saving);
const sent = JSON.stringify(this.fields());
const body = new FormData();
for (const [name, values] of Object.entries(JSON.parse(sent))) values.forEach((v) => body.append(name, v));
const token = this.form.querySelector("input[name=csrfmiddlewaretoken]");
const stop = new AbortController();
const late = setTimeout(() => stop.abort(), 15000);
try {
const answer = await fetch(this.url, {
method: "POST", body, signal: stop.signal, redirect: "manual",
headers: { "X-CSRFToken": token ? token.value : "", "X-Sintas": "draft", Accept: "application/json" },
});
if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return this.signedOut();
if (answer.status === 413) return this.say("unsent", this.dataset.large, "large");
if (!answer.ok) return this.say("unsent", this.dataset.failed, "failed");
const { at } = await answer.json();
this.ended = false;
this.savedAt = Date.now();
this.acknowledged = sent;
this.unsent = JSON.stringify(this.fields()) !== sent;
const outbox = document.querySelector("sealed-outbox");
if (!this.unsent && outbox) outbox.forget(this);
return this.say("saved", this.dataset.saved.replace("{time}", at), "saved");
} catch {
return navigator.onLine ? this.say("unsent", this.dataset.failed, "failed") : this.say("unsent", this.dataset.offline, "offline");
} finally {
clearTimeout(late);
}
}
say(state, words, result) {
this.line.hidden = false;
this.line.dataset.state = state;
if (this.words.textContent !== words) this.words.textContent = words;
return result;
}
signedOut() {
this.ended = true;
this.say("unsent", this.dataset.signedOut, "ended");
const to = document.body.dataset.login || "/";
const link = document.createElement("a");
link.textContent = this.dataset.login;
link.className = "tap";
link.href = to + (to.includes("?") ? "&" : "?") + "next=" + encodeURIComponent(location.pathname + location.search);
link.addEventListener("click", async (e) => {
e.preventDefault();
const outbox = document.querySelector("sealed-outbox");
if (!this.unsent || (outbox && await outbox.keep(this))) {
this.leaving = true;
location.assign(link.href);
} else {
this.say("unsent", this.dataset.unsealed);
link.target = "_blank";
this.words.append(" ", link.cloneNode(true));
}
});
this.words.append(" ", link);
return "ended";
}
async submit(e) {
if (this.going) return;
if (!this.unsent && Date.now() - this.savedAt < FRESH) { this.leaving = true; return; }
e.preventDefault();
if (this.waiting) return;
this.waiting = true;
this.unsent = true;
const result = await this.save();
this.waiting = false;
if (result === "saved" || result === "large" || (result === "failed" && this.failedBefore)) {
this.going = this.leaving = true;
this.form.requestSubmit(e.submitter && e.submitter.form === this.form ? e.submitter : undefined);
this.going = false;
} else {
this.failedBefore = result === "failed";
this.line.scrollIntoView({ block: "nearest" });
}
}
}
customElements.define("draft-status", DraftStatus);
}
{
class ErrorSummary extends HTMLElement {
connectedCallback() {
const box = this.querySelector(".summary");
box.focus();
box.addEventListener("click", (e) => {
const link = e.target.closest("a[href^='#']");
const field = link && document.getElementById(link.hash.slice(1));
if (!field) return;
e.preventDefault();
(field.matches("fieldset") ? field.querySelector("input:not([type=search]), select, textarea") || field : field).focus({ preventScroll: true });
field.scrollIntoView({ block: "center" });
});
}
}
customElements.define("error-summary", ErrorSummary);
}
{
const tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("sintas.seen") : null;
class IdleLock extends HTMLElement {
connectedCallback() {
const limit = Number(this.getAttribute("minutes")) * 60000;
const warn = Math.min(60000, limit / 3);
let last = 0;
const seen = (e) => {
if (e && this.box && this.box.contains(e.target) && e.type === "pointerdown") return;
const now = Date.now();
if (now - last < 2000) return;
last = now;
if (tabs) tabs.postMessage(now);
this.hush();
};
let elsewhere = 0;
if (tabs) tabs.addEventListener("message", (e) => { elsewhere = Math.max(elsewhere, Number(e.data) || 0); });
const since = () => Date.now() - Math.max(last, elsewhere);
const look = () => {
const idle = since();
if (idle >= limit) setTimeout(() => { if (since() >= limit) this.lock(); }, 300);
else if (idle >= limit - warn) this.warn(seen);
else this.hush();
};
seen();
["pointerdown", "keydown", "wheel", "input"].forEach((name) => addEventListener(name, seen, { passive: true, capture: true }));
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(look, Math.min(10000, warn / 2));
}
warn(stay) {
if (this.box) return;
this.box = document.createElement("div");
this.box.className = "notice notice-warn idle-warning";
this.box.setAttribute("role", "alert");
const words = document.createElement("p");
words.textContent = this.dataset.warning;
const button = document.createElement("button");
button.type = "button";
button.className = "btn btn-small mt2";
button.textContent = this.dataset.stay;
button.addEventListener("click", () => stay());
this.box.append(words, button);
document.body.append(this.box);
}
hush() {
if (this.box) this.box.remove();
this.box = null;
}
async lock() {
if (this.locking) return;
this.locking = true;
document.documentElement.classList.add("gone");
document.querySelectorAll("draft-status").forEach((d) => { d.leaving = true; });
const outbox = document.querySelector("sealed-outbox");
if (outbox) await outbox.keepAll();
const form = document.querySelector("form[data-lock]");
const stop = new AbortController();
setTimeout(() => stop.abort(), 3000);
if (form) {
const body = new FormData(form);
body.delete("leave");
await fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true, signal: stop.signal }).catch(() => {});
}
location.replace(location.href);
}
}
customElements.define("idle-lock", IdleLock);
}
{
class PassKey extends HTMLElement {
connectedCallback() {
const button = this.querySelector("button");
if (!window.PublicKeyCredential || !button) return;
this.hidden = false;
button.addEventListener("click", (e) => this.ask(e, button));
}
async ask(e, button) {
e.preventDefault();
const form = this.closest("form");
const said = this.querySelector("[role=status]");
if (this.dataset.do === "create" && !form.reportValidity()) return;
button.disabled = true;
said.textContent = "";
try {
const publicKey = opened(JSON.parse(this.querySelector("script").textContent));
const made = await navigator.credentials[this.dataset.do]({ publicKey });
form.elements[this.dataset.field].value = JSON.stringify(written(made));
form.submit();
} catch {
said.textContent = this.dataset.failed;
button.disabled = false;
}
}
}
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (held) => btoa(String.fromCharCode(...new Uint8Array(held))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const ids = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
function opened(asked) {
asked.challenge = bytes(asked.challenge);
if (asked.user) asked.user.id = bytes(asked.user.id);
if (asked.excludeCredentials) asked.excludeCredentials = ids(asked.excludeCredentials);
if (asked.allowCredentials) asked.allowCredentials = ids(asked.allowCredentials);
return asked;
}
function written(made) {
const response = {};
for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
if (made.response[name]) response[name] = text(made.response[name]);
}
return { id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: made.getClientExtensionResults() };
}
customElements.define("pass-key", PassKey);
}
{
class PickList extends HTMLElement {
connectedCallback() {
const search = this.querySelector("[data-search]");
const chips = [...this.querySelectorAll(".chip")];
const notes = [...this.querySelectorAll("[data-note]")];
const groups = [...this.querySelectorAll(".chips")];
const count = this.querySelector("[data-count]");
const ticked = (chip) => chip.querySelector("input").checked;
const show = () => {
const q = search.value.trim().toLowerCase();
let seen = 0;
chips.forEach((c) => {
const hit = ((c.dataset.words || "") + " " + c.textContent).toLowerCase().includes(q);
c.hidden = !(hit || ticked(c));
seen += hit;
});
groups.forEach((g) => {
const name = g.previousElementSibling;
if (name && name.classList.contains("group-name")) name.hidden = ![...g.children].some((c) => !c.hidden);
});
notes.forEach((n) => { n.hidden = !document.getElementById(n.dataset.note).checked; });
count.textContent = chips.filter(ticked).length + " " + this.dataset.picked + (q ? " · " + seen + " " + this.dataset.matching : "");
};
search.closest("[hidden]").hidden = false;
search.addEventListener("input", (e) => { e.stopPropagation(); show(); });
search.addEventListener("change", (e) => e.stopPropagation());
search.addEventListener("keydown", (e) => { if (e.key === "Enter") e.preventDefault(); });
this.addEventListener("change", show);
show();
}
}
customElements.define("pick-list", PickList);
}
{
const LONGEST = 700;
class QuickExit extends HTMLElement {
connectedCallback() {
const form = this.querySelector("form");
const link = this.querySelector("a");
const to = this.getAttribute("to") || (link && link.href) || "/";
let gone = false;
const leave = async () => {
if (gone) return;
gone = true;
document.documentElement.classList.add("gone");
document.title = "\u200b";
document.querySelectorAll("draft-status").forEach((d) => { d.leaving = true; });
const outbox = document.querySelector("sealed-outbox");
if (outbox) await Promise.race([outbox.keepAll(), new Promise((done) => setTimeout(done, LONGEST))]);
const lock = () => form && navigator.sendBeacon && navigator.sendBeacon(form.action, new FormData(form));
const away = () => { lock(); location.replace(to); };
if (navigator.onLine) { away(); return; }
document.querySelectorAll("draft-status").forEach((d) => { if (d.sealed) d.unsent = false; });
document.body.replaceChildren();
document.title = this.dataset.title || "\u200b";
history.replaceState(null, "", to);
addEventListener("online", away, { once: true });
};
this.addEventListener("click", (e) => { if (e.target.closest("button, a")) { e.preventDefault(); leave(); } });
let times = [];
addEventListener("keydown", (e) => {
if (e.key !== "Shift") { times = []; return; }
if (e.repeat) return;
times = times.filter((t) => e.timeStamp - t < 1500).concat(e.timeStamp);
if (times.length === 3) leave();
});
}
}
customElements.define("quick-exit", QuickExit);
}
{
const PREFIX = "sintas.sealed.";
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join(""));
class SealedOutbox extends HTMLElement {
connectedCallback() {
const { sealKey, sealUrl, user } = document.body.dataset;
this.key = sealKey && crypto.subtle
? crypto.subtle.importKey("spki", bytes(sealKey), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]).catch(() => null)
: Promise.resolve(null);
this.url = sealUrl;
this.user = user || "";
this.send();
addEventListener("online", () => this.send());
addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
}
async keepAll() {
const kept = await Promise.all([...document.querySelectorAll("draft-status")].filter((d) => d.unsent).map((d) => this.keep(d)));
return kept.every(Boolean);
}
async keep(draft) {
try {
const key = await this.key;
if (!key) return false;
const letter = { form: draft.url, page: location.pathname + location.search, user: this.user, fields: draft.fields(), at: new Date().toISOString() };
const raw = crypto.getRandomValues(new Uint8Array(32));
const n = crypto.getRandomValues(new Uint8Array(12));
const aes = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"]);
const [c, k] = await Promise.all([
crypto.subtle.encrypt({ name: "AES-GCM", iv: n }, aes, new TextEncoder().encode(JSON.stringify(letter))),
crypto.subtle.encrypt({ name: "RSA-OAEP" }, key, raw),
]);
const blob = text(new TextEncoder().encode(JSON.stringify({ v: 1, k: text(k), n: text(n), c: text(c) })));
draft.sealed = draft.sealed || PREFIX + text(crypto.getRandomValues(new Uint8Array(12)));
localStorage.setItem(draft.sealed, blob);
return true;
} catch {
return false;
}
}
forget(draft) {
if (draft.sealed) localStorage.removeItem(draft.sealed);
draft.sealed = "";
}
async send() {
if (!this.url || !this.user || !navigator.onLine) return;
const here = [...document.querySelectorAll("form[data-draft]")].map((f) => f.dataset.draft);
const mine = [...document.querySelectorAll("draft-status")].map((d) => d.sealed);
let again = false;
let taken = false;
for (const name of Object.keys(localStorage).filter((k) => k.startsWith(PREFIX) && !mine.includes(k))) {
const answer = await this.post(localStorage.getItem(name));
if (!answer) continue;
if (answer.ok || answer.status === 410 || answer.status === 422) localStorage.removeItem(name);
if (answer.ok) {
const { form } = await answer.json().catch(() => ({}));
taken = true;
again = again || here.includes(form);
}
}
if (again && ![...document.querySelectorAll("draft-status")].some((d) => d.unsent)) location.replace(location.href);
else if (taken) this.say(this.dataset.kept);
}
async post(blob) {
const token = document.querySelector("input[name=csrfmiddlewaretoken]");
const body = new FormData();
body.append("blob", blob);
try {
const answer = await fetch(this.url, { method: "POST", body, headers: { "X-CSRFToken": token ? token.value : "" }, redirect: "manual" });
return answer.type === "opaqueredirect" ? null : answer;
} catch {
return null;
}
}
say(words) {
const line = document.createElement("p");
line.className = "notice idle-warning";
line.setAttribute("role", "status");
line.textContent = words;
document.body.append(line);
}
}
customElements.define("sealed-outbox", SealedOutbox);
}
{
class ThemeChoice extends HTMLElement {
connectedCallback() {
const form = this.querySelector("form");
const button = this.querySelector("button");
button.hidden = true;
this.addEventListener("change", async (e) => {
if (e.target.value) document.documentElement.dataset.theme = e.target.value;
else delete document.documentElement.dataset.theme;
if (!form.getAttribute("action")) return;
const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => null);
button.hidden = Boolean(answer && (answer.ok || answer.type === "opaqueredirect"));
});
}
}
customElements.define("theme-choice", ThemeChoice);
}

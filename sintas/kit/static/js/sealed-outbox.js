// Keeps words that could not be sent, in a form this device cannot read again, and sends them at the next sign-in.
//
// Wire format. The server's public key stands in <body data-seal-key> (RSA, SPKI, base64), the address in data-seal-url, the person's id in data-user.
//   blob = base64(UTF-8(JSON {v: 1, k, n, c})), every value base64:
//     k = RSA-OAEP (MGF1 with SHA-256, SHA-256, empty label) of 32 random bytes, the AES key
//     n = 12 random bytes, c = AES-256-GCM(key, n, no associated data) of UTF-8(JSON letter); the last 16 bytes of c are the tag
//   letter = {form: "<data-draft of the form>", page: "<path of the page>", user: "<data-user>", fields: {name: [values]}, at: "<ISO 8601, UTC>"}
// Kept in localStorage under "sintas.sealed.<random>"; nothing there tells who wrote, about whom, or in which form.
//
// Sending: POST data-seal-url, form data blob=<blob>, header X-CSRFToken. Answers: 200 JSON {"form": "<data-draft>"} taken, deleted here;
// 403 another person's, kept for them; 410 or 422 can never be opened (key gone, damaged), deleted here; anything else: kept, tried at the next page.
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
    // Opened from the browser's memory after signing out: ask the server again.
    addEventListener("pageshow", (e) => { if (e.persisted) location.reload(); });
  }

  // Seals every form whose words the server has not acknowledged. True if nothing is left in the open.
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
      // One place per form on the page: sealing again replaces what was sealed before.
      draft.sealed = draft.sealed || PREFIX + text(crypto.getRandomValues(new Uint8Array(12)));
      localStorage.setItem(draft.sealed, blob);
      return true;
    } catch {
      return false;
    }
  }

  // What was sealed for this form is out of date once the server has the words.
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
    // The words stand in the draft now: the page is asked for again, so that they stand in the same fields. Never over words being typed.
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

// Says what has become of the words in the form around it, and never more than the server said.
// Sends the form's named fields to the form's data-draft 1.2 s after the last stroke; retries when the network comes back and every 20 s.
// Answers: 200 JSON {"at": "20.14"}; 401 or 403 (the page's token is too old) or a redirect: the session ended; 413: too long for a draft.
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
    // Leaving a field is a change to the browser, also when the server has acknowledged these very words.
    this.form.addEventListener("change", () => { if (JSON.stringify(this.fields()) !== this.acknowledged) typed(); });
    this.form.addEventListener("submit", (e) => this.submit(e));
    addEventListener("online", () => this.unsent && this.save());
    addEventListener("offline", () => this.unsent && this.say("unsent", this.dataset.offline));
    setInterval(() => this.unsent && !this.ended && this.save(), AGAIN);
    document.addEventListener("visibilitychange", () => document.hidden && this.unsent && this.save());
    addEventListener("beforeunload", (e) => { if (this.unsent && !this.leaving) e.preventDefault(); });
  }

  // Named fields as {name: [values]}; no files, no passwords, not the token.
  fields() {
    const secret = new Set([...this.form.querySelectorAll("input[type=password]")].map((i) => i.name));
    const found = {};
    for (const [name, value] of new FormData(this.form)) {
      if (name === "csrfmiddlewaretoken" || typeof value !== "string" || secret.has(name)) continue;
      (found[name] = found[name] || []).push(value);
    }
    return found;
  }

  // One at a time; what was typed meanwhile is sent after. Resolves to saved, ended, offline, large or failed.
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
        // The words cannot be locked away here: the page stays, signing in happens beside it.
        this.say("unsent", this.dataset.unsealed);
        link.target = "_blank";
        this.words.append(" ", link.cloneNode(true));
      }
    });
    this.words.append(" ", link);
    return "ended";
  }

  // A form is sent only when the server can take it: the draft goes first, unless it was acknowledged just now.
  async submit(e) {
    if (this.going) return;
    if (!this.unsent && Date.now() - this.savedAt < FRESH) { this.leaving = true; return; }
    e.preventDefault();
    if (this.waiting) return;
    this.waiting = true;
    this.unsent = true;
    const result = await this.save();
    this.waiting = false;
    // A failing draft must not stand in the way of saving: the second press goes through.
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

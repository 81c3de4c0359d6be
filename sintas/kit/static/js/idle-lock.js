// Locks the screen after some minutes without a touch, in all tabs together; warns a minute before. The server keeps its own time as well.
// The tabs tell each other; nothing of it is stored, so that signing out or leaving in haste leaves nothing behind.
const tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("sintas.seen") : null;

class IdleLock extends HTMLElement {
  connectedCallback() {
    const limit = Number(this.getAttribute("minutes")) * 60000;
    const warn = Math.min(60000, limit / 3);
    let last = 0;
    const seen = (e) => {
      // The warning's own button answers for itself: were the box gone already, its click would fall through to what lies beneath.
      if (e && this.box && this.box.contains(e.target) && e.type === "pointerdown") return;
      const now = Date.now();
      if (now - last < 2000) return;
      last = now;
      // Only a moment, so that a second tab does not lock the first.
      if (tabs) tabs.postMessage(now);
      this.hush();
    };
    let elsewhere = 0;
    if (tabs) tabs.addEventListener("message", (e) => { elsewhere = Math.max(elsewhere, Number(e.data) || 0); });
    const since = () => Date.now() - Math.max(last, elsewhere);
    const look = () => {
      const idle = since();
      // A tab that slept first hears what the others said meanwhile.
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
    // The server now shows the door for this address, and comes back to it after signing in.
    location.replace(location.href);
  }
}
customElements.define("idle-lock", IdleLock);

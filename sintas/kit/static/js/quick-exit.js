// Tutup cepat: blank at once, seal unsent words, lock on the server, replace the page so that Back does not return to it.
// Shift pressed three times does the same. Escape is left alone: it stops page loads. Without this file the form locks and leads to the neutral page.
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
      // Without network the next page would be the browser's own excuse, with this address in its bar. An empty page stands at the neutral
      // address instead, nothing of the words is left in it, and as soon as the line is back the server locks and shows the real one.
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

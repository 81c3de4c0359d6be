// Light, dark, or as the device: shown at once, kept with the account by posting the form around it. Without this file: its button.
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
      // Not kept: the button comes back, so that it can be tried again.
      button.hidden = Boolean(answer && (answer.ok || answer.type === "opaqueredirect"));
    });
  }
}
customElements.define("theme-choice", ThemeChoice);

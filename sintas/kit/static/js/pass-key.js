// Asks the device for a passkey: data-do is "create" or "get", the question stands beside it as JSON. Without this file the code is typed.
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

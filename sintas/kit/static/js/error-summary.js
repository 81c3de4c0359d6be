// After a refusal the list of what is missing takes the focus, and each of its links leads into the very field.
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

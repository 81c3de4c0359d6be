// Keeps the line of each folded heading true to what is chosen below it.
// Without this file: it says what was chosen when the page was made.
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

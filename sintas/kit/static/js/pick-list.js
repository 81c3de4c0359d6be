// Filters chips while typing and repeats the chosen ones with their purpose and caution.
// Without this file: all chips stay visible and tickable, all purposes stand below.
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
        // What is chosen stays in sight, whatever is searched.
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
    // Searching is not an answer: it must not make the draft dirty, and Enter must not send the form.
    search.addEventListener("input", (e) => { e.stopPropagation(); show(); });
    search.addEventListener("change", (e) => e.stopPropagation());
    search.addEventListener("keydown", (e) => { if (e.key === "Enter") e.preventDefault(); });
    this.addEventListener("change", show);
    show();
  }
}
customElements.define("pick-list", PickList);

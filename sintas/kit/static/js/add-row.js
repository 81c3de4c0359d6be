// One more blank row, without asking the server. Without this file the button sends the form and it comes back with more rows.
class AddRow extends HTMLElement {
  connectedCallback() {
    const set = this.querySelector(".row-set");
    const button = this.querySelector(":scope > button");
    const last = set.lastElementChild;
    if (!last || !("blank" in last.dataset)) return;
    // Copied now, before anything is typed and before elements inside it wake up.
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

// A tap on the outline fills the next row: side, nearest region, place. Without this file the rows are filled from their lists.
class BodyMap extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector("[data-picture]");
    const figures = [...picture.querySelectorAll("[data-figure]")];
    const form = this.closest("form");
    const undo = picture.querySelector("[data-undo]");
    const rows = () => [...this.querySelectorAll(".row-card")];
    const cells = (row, column) => [...row.querySelectorAll('[name="' + this.dataset.rows + "-" + row.dataset.place + "-" + column + '"]')];
    const side = (row) => (cells(row, "side").find((el) => el.checked) || { value: "" }).value;
    const value = (row, column) => cells(row, column)[0].value;
    const said = (row) => side(row) || value(row, "region") || value(row, "words").trim() || value(row, "size").trim()
      || value(row, "colour").trim() || [...cells(row, "feels"), ...cells(row, "seen")].some((el) => el.checked);
    const shown = () => figures.find((f) => !f.hidden);
    const box = (figure, name) => figure.dataset[name].split(" ").map(Number);
    const regions = (figure, name) => figure.dataset[name + "Regions"].split(" ").map((one) => one.split(":"));
    // Where a row's mark lies, as shares of its side's box; nothing for a row without a place.
    const spot = (row, figure) => {
      if (!side(row)) return null;
      if (value(row, "x")) return [Number(value(row, "x")), Number(value(row, "y"))];
      const found = regions(figure, side(row)).find((one) => one[0] === value(row, "region"));
      return found ? [Number(found[1]), Number(found[2])] : null;
    };
    const made = (name, attributes, words) => {
      const el = document.createElementNS("http://www.w3.org/2000/svg", name);
      Object.entries(attributes).forEach(([key, one]) => el.setAttribute(key, one));
      if (words) el.textContent = words;
      return el;
    };
    const draw = () => {
      const figure = shown();
      const svg = figure.querySelector("svg");
      svg.querySelectorAll(".d-tapped").forEach((el) => el.remove());
      rows().forEach((row, at) => {
        const place = spot(row, figure);
        if (!place) return;
        const [left, top, wide, high] = box(figure, side(row));
        const [x, y] = [left + place[0] * wide, top + place[1] * high];
        const group = made("g", { class: "d-tapped" });
        group.append(
          made("circle", { cx: x, cy: y, r: 12, class: "d-full" }),
          made("text", { x, y: y + 4.7, "font-size": 13, "font-weight": 700, "text-anchor": "middle", class: "d-ontext" }, String(at + 1)),
        );
        svg.append(group);
      });
      undo.disabled = !rows().some(said);
    };
    const show = () => {
      const chosen = [...form.querySelectorAll('[name="figure"]')].find((el) => el.checked);
      figures.forEach((f) => { f.hidden = f.dataset.figure !== (chosen ? chosen.value : figures[0].dataset.figure); });
      draw();
    };
    const clear = (row) => {
      [...row.querySelectorAll("input, select, textarea")].forEach((el) => {
        if (el.type === "radio") el.checked = el.defaultChecked && !el.name.endsWith("-side");
        else if (el.type === "checkbox") el.checked = false;
        else if (!el.name.endsWith("-mark")) el.value = "";
      });
    };
    const changed = (row) => cells(row, "x")[0].dispatchEvent(new Event("change", { bubbles: true }));
    const blank = () => rows().find((row) => !said(row));
    const tap = (event) => {
      const figure = event.target.closest("[data-figure]");
      const svg = figure && event.target.closest("svg");
      if (!svg) return;
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      for (const name of ["front", "back"]) {
        const [left, top, wide, high] = box(figure, name);
        const [x, y] = [(at.x - left) / wide, (at.y - top) / high];
        if (x < 0 || x > 1 || y < 0 || y > 1) continue;
        if (!blank()) this.querySelector("add-row > button").click();
        const row = blank();
        if (!row) return;
        const far = ([, rx, ry]) => Math.hypot((x - rx) * wide, (y - ry) * high);
        const near = regions(figure, name).filter((one) => one[0] !== "whole_body").reduce((one, other) => (far(other) < far(one) ? other : one));
        cells(row, "side").forEach((el) => { el.checked = el.value === name; });
        cells(row, "region")[0].value = near[0];
        cells(row, "x")[0].value = x.toFixed(3);
        cells(row, "y")[0].value = y.toFixed(3);
        changed(row);
        const words = cells(row, "region")[0].selectedOptions[0].textContent;
        picture.querySelector("[data-status]").textContent = this.dataset.said.replace("{n}", rows().indexOf(row) + 1).replace("{region}", words);
      }
    };
    picture.addEventListener("click", tap);
    undo.addEventListener("click", () => {
      const row = rows().filter(said).pop();
      if (!row) return;
      clear(row);
      changed(row);
      picture.querySelector("[data-status]").textContent = "";
    });
    this.addEventListener("change", (event) => {
      // Another region chosen by hand: the place that was tapped says nothing of it.
      if (/-(side|region)$/.test(event.target.name || "")) {
        const row = event.target.closest(".row-card");
        ["x", "y"].forEach((column) => { cells(row, column)[0].value = ""; });
      }
      draw();
    });
    this.addEventListener("input", draw);
    form.addEventListener("change", (event) => { if (event.target.name === "figure") show(); });
    picture.hidden = false;
    show();
  }
}
customElements.define("body-map", BodyMap);

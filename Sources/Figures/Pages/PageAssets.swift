/// What every page contains: its style and its script.
enum PageAssets {
  /// Light by default, dark for readers who ask for it on a screen; figures follow by the classes of their colours.
  static let style = """
    :root { color-scheme: light dark; --ink: #222; --paper: #fff; --soft: #666; --line: #ddd; --shade: #f6f6f6;
      --link: #0072b2; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --ink: #e4e6ea; --paper: #15171c; --soft: #a0a6b0; --line: #353942; --shade: #1d2027; --link: #5ab0e8; }
      .figure .f-paper { fill: #15171c } .figure .s-paper { stroke: #15171c }
      .figure .f-ink { fill: #e4e6ea } .figure .s-ink { stroke: #e4e6ea }
      .figure .f-gray { fill: #a0a6b0 } .figure .s-gray { stroke: #a0a6b0 }
      .figure .f-grid { fill: #353942 } .figure .s-grid { stroke: #353942 }
      .figure .on-map .f-ink { fill: #222 } .figure .on-map .s-ink { stroke: #222 }
      .figure .on-map .f-paper { fill: #fff } .figure .on-map .s-paper { stroke: #fff }
      .figure .f-blue { fill: #4da6e0 } .figure .s-blue { stroke: #4da6e0 }
      .figure .f-vermilion { fill: #f08239 } .figure .s-vermilion { stroke: #f08239 }
      .figure .f-green { fill: #2cc295 } .figure .s-green { stroke: #2cc295 }
      .figure .f-purple { fill: #e0a0c4 } .figure .s-purple { stroke: #e0a0c4 }
      .figure .f-orange { fill: #f0b840 } .figure .s-orange { stroke: #f0b840 }
      .figure .f-sky { fill: #7cc8f5 } .figure .s-sky { stroke: #7cc8f5 }
    }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.55 system-ui, Helvetica, Arial, sans-serif; }
    main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.2rem; }
    p, figcaption, caption { max-width: 44rem; }
    .figure { margin: 1.5rem 0; overflow-x: auto; }
    .figure svg { display: block; max-width: 100%; height: auto; }
    figcaption, caption { color: var(--soft); font-size: .9rem; text-align: left; padding: .4rem 0; }
    pre { background: var(--shade); padding: .8rem 1rem; overflow-x: auto; font-size: .875rem; border-radius: 4px; }
    .table { margin: 1.5rem 0; overflow-x: auto; }
    table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums lining-nums; }
    th, td { padding: .28rem .9rem .28rem 0; text-align: left; white-space: nowrap; }
    th.n, td.n { text-align: right; padding: .28rem 0 .28rem 1.4rem; }
    thead th { border-bottom: 1.5px solid var(--ink); }
    tbody tr { border-bottom: 1px solid var(--line); } tbody tr:hover { background: var(--shade); }
    th button { all: unset; cursor: pointer; font-weight: 600; }
    th button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    th[aria-sort=ascending] button::after { content: " ↑"; } th[aria-sort=descending] button::after { content: " ↓"; }
    footer { color: var(--soft); font-size: .8rem; border-top: 1px solid var(--line); margin-top: 2rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
    dt { font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
    #readout { position: fixed; pointer-events: none; background: var(--paper); color: var(--ink); z-index: 1;
      border: 1px solid var(--line); border-radius: 4px; padding: .15rem .5rem; font-size: .8rem; white-space: pre;
      font-variant-numeric: tabular-nums; box-shadow: 0 1px 4px #0003; }
    @media print { #readout { display: none } .figure, tr { break-inside: avoid } }

    """

  /// Sorting of tables, and the coordinates under the pointer.
  static let script = """
    "use strict";
    for (const button of document.querySelectorAll("th button")) button.addEventListener("click", () => {
      const th = button.parentNode, body = th.closest("table").tBodies[0];
      const sign = th.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of th.parentNode.cells) other.removeAttribute("aria-sort");
      th.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const numeric = th.classList.contains("n"), words = new Intl.Collator(undefined, { numeric: true });
      const key = row => {
        const cell = row.cells[th.cellIndex];
        if (!numeric) return cell.textContent;
        return "v" in cell.dataset ? Number(cell.dataset.v.replace("inf", "Infinity")) : NaN;
      };
      const compare = (a, b) => {
        if (!numeric) return sign * words.compare(a, b);
        if (isNaN(a) || isNaN(b)) return isNaN(a) - isNaN(b);
        return a === b ? 0 : sign * (a < b ? -1 : 1);
      };
      body.append(...[...body.rows].map(row => [key(row), row]).sort((a, b) => compare(a[0], b[0])).map(x => x[1]));
    });
    const readout = document.getElementById("readout");
    const offsets = [[0, 0], [0, 3], [0, -3], [3, 0], [-3, 0], [4, 4], [-4, 4], [4, -4], [-4, -4]];
    const labelAt = (x, y) => {
      for (const [dx, dy] of offsets) {
        const hit = document.elementFromPoint(x + dx, y + dy)?.closest("[data-label]");
        if (hit) return hit.dataset.label;
      }
    };
    const value = (map, part) => {
      const [low, high, scale] = map.split(" "), u = low * (1 - part) + high * part;
      const digits = 4 + Math.max(0, Math.ceil(Math.log10(Math.abs(u / (high - low))) || 0));
      return String(parseFloat((scale === "log" ? 10 ** u : u).toPrecision(scale === "log" ? 4 : Math.min(17, digits))));
    };
    for (const svg of document.querySelectorAll(".figure svg")) {
      const frames = svg.querySelectorAll("[data-x]");
      svg.addEventListener("pointerleave", () => { readout.hidden = true; });
      svg.addEventListener("pointermove", event => {
        readout.hidden = true;
        for (const frame of frames) {
          const box = frame.getBoundingClientRect();
          const fx = (event.clientX - box.left) / box.width, fy = (box.bottom - event.clientY) / box.height;
          if (!(fx >= 0 && fx <= 1 && fy >= 0 && fy <= 1)) continue;
          const label = labelAt(event.clientX, event.clientY), names = frame.dataset;
          readout.textContent = (label ? label + "\\n" : "") + (names.xName || "x") + " = " + value(names.x, fx) + "\\n"
            + (names.yName || "y") + " = " + value(names.y, fy);
          readout.hidden = false;
          const room = readout.getBoundingClientRect();
          readout.style.left = Math.min(event.clientX + 14, innerWidth - room.width - 4) + "px";
          readout.style.top = Math.max(4, event.clientY - room.height - 10) + "px";
          return;
        }
      });
    }

    """
}

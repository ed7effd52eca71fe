// <aj-grid>: arrow keys walk the links of a building grid by position, Enter opens.
customElements.define('aj-grid', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', e => {
      const d = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[e.key], at = document.activeElement;
      if (!d || !this.contains(at)) return;
      e.preventDefault(); e.stopPropagation();
      const a = at.getBoundingClientRect();
      const near = [...this.querySelectorAll('a')].map(l => [l, l.getBoundingClientRect()])
        .map(([l, r]) => [l, (r.x - a.x) * d[0] + (r.y - a.y) * d[1], Math.abs((r.x - a.x) * d[1]) + Math.abs((r.y - a.y) * d[0])])
        .filter(([, go, off]) => go > 1 && off < 8).sort((p, q) => p[1] - q[1]);
      near[0]?.[0].focus();
    });
  }
});

// <house-search data-href="/houses/{id}"> around a form with one search field: hits while typing, arrows and Enter.
customElements.define('house-search', class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input[type=search]'); if (!this.field) return;
    this.list = document.createElement('ol');
    this.list.className = 'hits pop'; this.list.role = 'listbox'; this.list.hidden = true;
    this.list.id = 'hits-' + Math.random().toString(36).slice(2, 7);
    this.append(this.list);
    Object.assign(this.field, { role: 'combobox', autocomplete: 'off' });
    this.field.setAttribute('aria-controls', this.list.id); this.field.setAttribute('aria-expanded', 'false');
    this.field.addEventListener('input', () => { this.forget(); this.chosen = null; this.list.ariaBusy = 'true'; this.wait = setTimeout(() => this.ask(), 120); });
    this.field.addEventListener('keydown', e => this.key(e));
    this.list.addEventListener('click', e => { const li = e.target.closest('li'); if (li) this.open(li.dataset.id); });
    if (this.field.value && this.field === document.activeElement) this.ask();   // typed before this script was here
    this.querySelector('form')?.addEventListener('submit', e => { const at = this.list.querySelector('[aria-selected=true]'); if (at && !this.list.hidden) { e.preventDefault(); this.open(at.dataset.id); } });
    document.addEventListener('click', e => { if (!this.contains(e.target)) this.show(false); });
  }
  forget() { clearTimeout(this.wait); this.stop?.abort(); this.list.ariaBusy = 'false'; }
  async ask() {
    const q = this.field.value.trim();
    this.forget(); this.stop = new AbortController();
    if (!q) return this.show(false);
    this.list.ariaBusy = 'true';
    try {
      const answer = await fetch('/api/estate/search?words=' + encodeURIComponent(q), { signal: this.stop.signal });
      if (answer.ok) this.draw(await answer.json()); else this.list.ariaBusy = 'false';
    } catch (e) { if (e.name !== 'AbortError') this.list.ariaBusy = 'false'; /* no network: the form still works */ }
  }
  draw(hits) {
    this.list.replaceChildren(...hits.map((h, i) => {
      const li = document.createElement('li'); li.role = 'option'; li.dataset.id = h.id; li.id = this.list.id + i;
      const a = document.createElement('a'); a.href = this.href(h.id); a.tabIndex = -1;
      const put = (tag, text, cls) => { const x = document.createElement(tag); x.textContent = text; if (cls) x.className = cls; a.append(x); };
      put('b', h.number, 'n'); put('span', h.person || '—'); put('small', [h.relation, h.phone, h.grossArea && h.grossArea + ' ㎡', h.communityName].filter(Boolean).join(' · '));
      li.append(a); return li;
    }));
    if (!hits.length) { const li = document.createElement('li'); li.className = 'empty'; li.textContent = '没有找到'; this.list.append(li); }
    this.select(hits.length ? Math.max(0, hits.findIndex(h => h.id === this.chosen)) : -1);   // what arrows chose among earlier hits stays chosen
    this.show(true); this.list.ariaBusy = 'false';
  }
  href(id) { return (this.dataset.href ?? '/houses/{id}').replace('{id}', id); }
  show(on) { this.list.hidden = !on; this.field.setAttribute('aria-expanded', String(on)); }
  select(i) {
    const all = [...this.list.querySelectorAll('[role=option]')];
    all.forEach((li, n) => { li.setAttribute('aria-selected', String(n === i)); const a = li.firstChild; n === i ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'); });
    this.at = i; if (all[i]) { this.field.setAttribute('aria-activedescendant', all[i].id); all[i].scrollIntoView({ block: 'nearest' }); }
  }
  move(i) { this.select(i); this.chosen = this.list.querySelectorAll('[role=option]')[i]?.dataset.id ?? null; }
  key(e) {
    if (e.key === 'Escape') this.forget();
    if (e.isComposing || this.list.hidden) return;
    const n = this.list.querySelectorAll('[role=option]').length;
    if (e.key === 'ArrowDown') { e.preventDefault(); this.move(Math.min(this.at + 1, n - 1)); }
    if (e.key === 'ArrowUp') { e.preventDefault(); this.move(Math.max(this.at - 1, 0)); }
    if (e.key === 'Escape') this.show(false);
  }
  open(id) { const to = new CustomEvent('choose', { detail: id, bubbles: true, cancelable: true }); if (this.dispatchEvent(to)) location.href = this.href(id); }
});

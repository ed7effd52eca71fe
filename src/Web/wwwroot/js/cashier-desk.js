// <cashier-desk> around the cashier's desk: sums follow the ticks, change and rest are shown while typing, a way of payment
// chosen by key leads to its field, arrows walk the charges. Every act is a form or a link without it.
const yuan = fen => (fen < 0 ? '-' : '') + String(Math.trunc(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + String(Math.abs(fen) % 100).padStart(2, '0');
const fenOf = text => { const m = /^(\d*)(?:\.(\d{0,2}))?$/.exec(text.normalize('NFKC').replace(/[,，￥¥\s]/g, '')); return m && text.trim() ? Number(m[1] || 0) * 100 + Number((m[2] || '').padEnd(2, '0')) : null; };
const typing = at => at?.matches?.('input:not([type=checkbox],[type=radio]), textarea, select');

customElements.define('cashier-desk', class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form.pay');
    this.keys = e => this.key(e);
    document.addEventListener('keydown', this.keys, true);
    this.addEventListener('input', () => this.sum());
    this.addEventListener('change', e => this.changed(e.target));
    this.addEventListener('click', e => { const act = e.target.closest('[data-do]')?.dataset.do; if (act) this[act](); });
    const bar = this.querySelector('.fkeys');
    if (bar) bar.hidden = false;
    this.sum();
  }

  disconnectedCallback() { document.removeEventListener('keydown', this.keys, true); }

  picks = () => [...this.querySelectorAll('[name=Pick]')];
  out = (name, text) => this.querySelectorAll(`[data-out=${name}]`).forEach(o => { o.textContent = text; });
  field = name => this.querySelector(`[name=${name}]`);

  /** Before the keys of the whole page: "/" searches here, Escape is the next house, digits choose the way also from a tick. */
  key(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    this.byKey = e.key.length === 1 && !typing(e.target);
    if (e.key === '/' && !typing(e.target)) { this.stop(e); this.find(); }
    else if (e.key === 'Escape' && !document.querySelector('dialog[open]') && this.form && !e.target.matches('[type=search]')) { this.stop(e); this.next(); }
    else if (/^Arrow(Up|Down)$/.test(e.key) && e.target.name === 'Pick') { this.stop(e); this.walk(e.target, e.key === 'ArrowDown' ? 1 : -1); }
  }

  stop(e) { e.preventDefault(); e.stopImmediatePropagation(); }

  walk(from, by) { const all = this.picks(); all[Math.min(Math.max(all.indexOf(from) + by, 0), all.length - 1)]?.focus(); }

  changed(at) {
    if (at.matches('[data-all]')) this.picks().forEach(p => { p.checked = at.checked; });
    if (at.name === 'By' && this.byKey) this.follow(at.value);
    this.sum();
  }

  /** Only a choice by digit moves on; the arrows inside the group and the mouse do not. Cash stays: Enter takes it all. */
  follow(by) {
    const to = { Card: 'Reference', Transfer: 'Reference', Code: 'Reference', Mixed: 'PartCash' }[by];
    if (to) setTimeout(() => this.field(to)?.focus());
  }

  sum() {
    if (!this.form) return;
    const picks = this.picks(), ticked = picks.filter(p => p.checked), due = ticked.reduce((s, p) => s + Number(p.dataset.fen), 0) || (picks.length ? 0 : Number(this.form.dataset.due ?? 0));
    const all = this.querySelector('[data-all]');
    if (all) { all.checked = ticked.length === picks.length; all.indeterminate = ticked.length > 0 && ticked.length < picks.length; }
    this.out('count', ticked.length);
    this.out('sum', yuan(due));
    const amount = this.field('Amount'), typed = fenOf(amount.value), total = typed ?? due;
    amount.placeholder = yuan(due).replaceAll(',', '');
    this.out('rest', typed === null || typed === due ? '' : typed < due ? `部分收款，还欠 ${yuan(due - typed)}` : `其中 ${yuan(typed - due)} 存入余额`);
    const given = this.field('Given'), handed = fenOf(given.value);
    given.placeholder = yuan(total).replaceAll(',', '');
    this.out('change', handed === null ? '0.00' : handed < total ? `差 ${yuan(total - handed)}` : yuan(handed - total));
    const parts = [...this.querySelectorAll('[data-part]')].reduce((s, p) => s + (fenOf(p.value) ?? 0), 0);
    this.out('left', parts === total ? '已配齐' : parts < total ? `还差 ${yuan(total - parts)}` : `多出 ${yuan(parts - total)}`);
    const words = this.querySelector('[data-out=cap]');
    if (words) words.hidden = Number(words.dataset.of) !== due;
  }

  find() { this.querySelector('[data-desk-search]')?.select(); }
  tick() { (this.picks().find(p => p === document.activeElement) ?? this.picks()[0])?.focus(); }
  due() { this.picks().forEach(p => { p.checked = 'due' in p.dataset; }); this.sum(); this.querySelector('[name=By]:checked')?.focus(); }
  amount() { this.field('Amount')?.select(); this.field('Amount')?.focus(); }
  given() { const cash = this.querySelector('[name=By][value=Cash]'); if (cash) cash.checked = true; this.sum(); this.field('Given')?.focus(); }
  pay() { this.form?.requestSubmit(this.form.querySelector('[data-pay]')); }
  next() { location.href = '/ledger'; }
});

// <reading-entry data-round="…"> around the rows of a round: Enter saves a row and goes to the next, arrows walk, what looks
// wrong is said at once. A row that could not be sent is kept in this browser and sent again; nothing typed is lost.
const shown = n => String(Math.round(n * 1000) / 1000);
const newId = () => { const b = crypto.getRandomValues(new Uint8Array(16)); b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128; return [...b].map((x, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + x.toString(16).padStart(2, '0')).join(''); };
const High = 2, Low = .3, Least = 5;                         // as the server judges; it has the last word

customElements.define('reading-entry', class extends HTMLElement {
  connectedCallback() {
    this.slot = 'readings:' + this.dataset.round;
    this.waiting = JSON.parse(localStorage.getItem(this.slot) ?? '{}');
    this.on = this.querySelector('[data-on]');
    this.addEventListener('keydown', e => this.key(e));
    this.addEventListener('input', e => { if (e.target.matches('[data-value]')) this.judge(this.row(e.target)); });
    this.addEventListener('change', e => this.changed(e.target));
    this.online = () => this.send();
    addEventListener('online', this.online);
    this.timer = setInterval(() => this.send(), 5000);
    this.leave = e => { if (Object.values(this.waiting).some(w => !w.why)) e.preventDefault(); };
    addEventListener('beforeunload', this.leave);
    this.restore();
    this.send();
    if (matchMedia('(min-width: 720px)').matches) this.inputs().find(i => !i.value)?.focus();
  }

  disconnectedCallback() {
    removeEventListener('online', this.online);
    removeEventListener('beforeunload', this.leave);
    clearInterval(this.timer);
  }

  row = at => at.closest('tr[data-meter]');
  inputs = () => [...this.querySelectorAll('[data-value]')];

  /** What an earlier visit typed and could not send stands in its row again. */
  restore() {
    for (const [meter, kept] of Object.entries(this.waiting)) {
      const row = this.querySelector(`tr[data-meter="${CSS.escape(meter)}"]`);
      if (!row?.querySelector('[data-value]')) continue;
      row.querySelector('[data-value]').value = kept.value;
      this.judge(row);
      if (kept.why) this.say(row, kept.why); else this.mark(row, 'info', '待发');
    }
  }

  key(e) {
    if (!e.target.matches('[data-value]') || e.isComposing) return;
    const all = this.inputs(), at = all.indexOf(e.target);
    const to = { Enter: at + 1, ArrowDown: at + 1, ArrowUp: at - 1 }[e.key];
    if (to === undefined || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    if (e.key === 'Enter') this.take(this.row(e.target));
    const next = all[to];
    if (next) { next.focus(); next.select(); next.scrollIntoView({ block: 'center' }); }
    else e.target.blur();
  }

  changed(field) {
    const row = this.row(field);
    if (!row) return;
    this.judge(row);
    const value = row.querySelector('[data-value]');
    if (value.value.trim() && (field !== value || value.value !== value.dataset.taken)) this.take(row);
  }

  /** Reads the row as the server will: the usage, or a sentence. */
  read(row) {
    const { base, settled, digits, multiplier, usual } = row.dataset;
    const text = row.querySelector('[data-value]').value.normalize('NFKC').trim(), rolled = row.querySelector('[data-roll] input').checked;
    if (!text) return {};
    if (text.startsWith('-')) return { why: '读数不能是负数' };
    if (!/^\d+(\.\d*)?$|^\.\d+$/.test(text)) return { why: `“${text.slice(0, 20)}”不是读数，只填数字` };
    if (/\.\d{4,}$/.test(text)) return { why: '读数最多 3 位小数' };
    const value = Number(text), turn = 10 ** digits;
    if (value >= turn) return { why: `这块表只有 ${digits} 位，读数不能超过 ${turn - 1}` };
    let moved = value - base / 1000;
    if (moved < 0 && !rolled) return { back: true, why: `小于上次 ${shown(base / 1000)}；请核对，确已翻表的勾选“翻表”` };
    if (moved >= 0 && rolled) return { back: true, why: '不小于上次，不是翻表' };
    if (moved < 0) moved += turn;
    const whole = moved * multiplier / 1000, normal = usual === undefined || usual === '' ? null : usual / 1e6;
    const doubt = normal === null || Math.abs(whole - normal) < Least ? '' : whole > normal * High ? '偏高' : whole < normal * Low ? '偏低' : '';
    return { back: rolled, usage: whole - settled / 1e6, doubt: doubt && `用量 ${shown(whole)}，平时 ${shown(Math.round(normal * 10) / 10)}，${doubt}` };
  }

  judge(row) {
    const seen = this.read(row);
    row.querySelector('[data-roll]').hidden = !seen.back;
    row.querySelector('[data-check]').hidden = !seen.doubt;
    row.querySelector('[data-usage]').textContent = seen.usage === undefined ? '' : shown(seen.usage);
    this.say(row, seen.why ?? seen.doubt ?? '', !seen.why);
    return seen;
  }

  say(row, why, isDoubt) {
    const at = row.querySelector('[data-why]');
    at.textContent = why;
    at.hidden = !why;
    row.querySelector('[data-value]')?.toggleAttribute('aria-invalid', !!why && !isDoubt);
    if (why && !isDoubt) this.mark(row, 'bad', '有误');
  }

  mark(row, state, words) {
    const badge = document.createElement('span');
    badge.className = 'b'; badge.dataset.s = state; badge.textContent = words;
    row.querySelector('[data-state]').replaceChildren(badge);
  }

  /** Keeps the row first, sends it then. A row with a mistake stays where it is. */
  take(row) {
    const field = row.querySelector('[data-value]'), seen = this.judge(row);
    if (!field.value.trim() || seen.why) return;
    field.dataset.taken = field.value;
    this.waiting[row.dataset.meter] = {
      requestId: newId(), value: field.value.trim(), on: this.on.value,
      isRollover: row.querySelector('[data-roll] input').checked, isChecked: !!seen.doubt && row.querySelector('[data-check] input').checked,
    };
    this.keep();
    this.mark(row, 'info', '待发');
    this.send();
  }

  keep() {
    if (Object.keys(this.waiting).length) localStorage.setItem(this.slot, JSON.stringify(this.waiting));
    else localStorage.removeItem(this.slot);
    const left = Object.values(this.waiting).filter(w => !w.why).length, said = this.querySelector('[data-said]');
    if (said) said.textContent = left ? `${left} 行待发${navigator.onLine ? '' : '，没有网络，联网后自动发出'}` : '已全部存入';
  }

  /** One after another; a second caller finds the first one at work. */
  async send() {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next; (next = Object.entries(this.waiting).find(([, w]) => !w.why));) if (!await this.sendOne(...next)) break;
    } finally { this.sending = false; }
  }

  async sendOne(meter, kept) {
    const { why, ...body } = kept;
    const answer = await fetch('/api/billing/readings', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...body, round: this.dataset.round, meter }) }).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 429 || answer.redirected) { this.keep(); return false; }
    if (answer.status === 401) { this.querySelector('[data-said]').textContent = '登录已过期，请重新登录；填的读数留在本机，登录后自动发出'; return false; }
    const row = this.querySelector(`tr[data-meter="${CSS.escape(meter)}"]`), said = await answer.json().catch(() => ({}));
    if (this.waiting[meter]?.requestId !== kept.requestId) return true;      // typed again meanwhile: the newer one follows
    if (answer.ok) {
      delete this.waiting[meter];
      if (row) this.stored(row, said);
    } else {
      this.waiting[meter].why = Object.values(said.errors ?? {})[0]?.[0] ?? said.title ?? '没有存入';
      if (row) this.say(row, this.waiting[meter].why);
    }
    this.keep();
    return true;
  }

  stored(row, said) {
    row.querySelector('[data-usage]').textContent = shown(said.usage);
    row.querySelector('[data-check]').hidden = !said.abnormal;
    this.say(row, said.isChecked ? '' : said.abnormal, true);
    this.mark(row, said.abnormal && !said.isChecked ? 'bad' : 'ok', !said.abnormal ? '已抄' : said.isChecked ? '已复核' : '异常');
  }
});

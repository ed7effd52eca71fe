// <desk-entry> around the front desk: "/" searches here, a kind or result chosen by key leads to its field, promises are
// read back while typing, phrases change, the time is shown. Every act is a form or a link without it.
const field = e => e.target.closest?.('textarea, select, input:not([type=radio], [type=checkbox])');
const after = { Kind: () => 'Content', Outcome: value => ({ SolvedOnSpot: 'Result', Promised: 'Promise', NotOffered: 'Reason' })[value] };

customElements.define('desk-entry', class extends HTMLElement {
  connectedCallback() {
    this.start = performance.now();
    this.turn = 0;
    this.keys = e => this.key(e);
    document.addEventListener('keydown', this.keys, true);
    this.tick = setInterval(() => this.elapsed(), 1000);
    this.addEventListener('input', e => { if (['Promise', 'At', 'IsPast'].includes(e.target.name)) this.read(this.querySelector('[name=Promise]').value); });
    this.addEventListener('change', e => { this.follow(e.target); if (['Kind', 'Outcome'].includes(e.target.name)) this.advise(e.target); });
    this.addEventListener('click', e => { if (e.target.closest('[data-next-phrases]')) { e.preventDefault(); this.phrases(); } });
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.keys, true);
    clearInterval(this.tick);
    clearTimeout(this.wait);
  }

  /** Before the keys of the whole page: the search field of the desk keeps the house on this page. */
  key(e) {
    this.byKey = e.key.length === 1 && !field(e);
    if (e.key !== '/' || e.isComposing || field(e)) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    this.querySelector('[data-desk-search]')?.select();
  }

  /** How such a matter is usually solved, and until when; the clerk decides. What she typed herself is left alone. */
  advise(changed) {
    const kind = this.querySelector('[name=Kind]:checked'), promise = this.querySelector('[name=Promise]');
    if (changed.name === 'Kind') this.querySelector('[data-advice]').textContent = kind.dataset.route ?? '';
    if (changed.name !== 'Kind' && changed.value !== 'Promised' || !kind?.dataset.promise || !['', this.proposed].includes(promise.value)) return;
    if (!this.querySelector('[name=Outcome][value=Promised]:checked')) return;
    promise.value = this.proposed = kind.dataset.promise;
    this.read(promise.value);
    if (this.byKey) setTimeout(() => promise.select());
  }

  /** Only a choice by digit or letter moves on; arrows inside the group and the mouse do not. */
  follow(changed) {
    const next = changed.name === 'Person' && !changed.value ? 'Caller' : this.byKey && after[changed.name]?.(changed.value);
    if (next) setTimeout(() => this.querySelector(`[name=${next}]`)?.focus());
  }

  read(text) {
    clearTimeout(this.wait);
    const hint = this.querySelector('[data-promise-hint]');
    if (!text.trim()) { hint.textContent = ''; return; }
    this.wait = setTimeout(async () => {
      const answer = await fetch('/api/frontdesk/promise?text=' + encodeURIComponent(text) + this.from()).catch(() => null);
      if (answer?.ok && this.querySelector('[name=Promise]').value === text) {
        const read = await answer.json();
        hint.textContent = read.words ?? read.refusal;
      }
    }, 200);
  }

  /** A promise of the past is understood from the day it was given. */
  from() {
    const at = this.querySelector('[name=IsPast]:checked') && this.querySelector('[name=At]').value;
    return at ? '&from=' + at : '';
  }

  phrases() {
    this.turn++;
    this.querySelectorAll('[data-phrases]').forEach(p => { const all = p.dataset.phrases.split('\n'); p.textContent = all[this.turn % all.length]; });
  }

  elapsed() {
    const seconds = Math.floor((performance.now() - this.start) / 1000), out = this.querySelector('[data-elapsed]');
    if (!out) return;
    out.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    out.classList.toggle('warn', seconds >= 180 && !!this.querySelector('[name=Way][value=Call]:checked'));      // about three minutes a call
  }
});

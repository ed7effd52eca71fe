// <desk-form>: the keys of the front desk. Every act is a form or a link without it; it only saves time on the phone.
const typing = e => e.target.matches?.('textarea, select, input:not([type=radio], [type=checkbox])');

customElements.define('desk-form', class extends HTMLElement {
  connectedCallback() {
    this.start = performance.now();
    this.keys = e => this.key(e);
    document.addEventListener('keydown', this.keys);
    this.tick = setInterval(() => this.elapsed(), 1000);
    this.addEventListener('input', e => { if (e.target.name === 'Promise') this.read(e.target.value); });
    this.addEventListener('click', e => { if (e.target.closest('[data-next-phrases]')) { e.preventDefault(); this.phrases(); } });
    this.form?.addEventListener('change', e => this.follow(e));
    const chosen = this.form?.elements.House?.value || this.form?.elements.Previous?.value || this.form?.elements.Draft?.value;
    (this.querySelector('[aria-invalid=true]') ?? this.querySelector(chosen ? '[name=Content]' : '[name=q]'))?.focus();
    this.turn = 0;
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.keys);
    clearInterval(this.tick);
    clearTimeout(this.wait);
  }

  get form() { return this.querySelector('form.log'); }

  key(e) {
    if (e.isComposing || !this.form) return;
    if (e.key === 'Enter' && e.ctrlKey) return this.press(e, '[name=Act][value=next]');
    if (e.key === 'F2') return this.press(e, '[name=Act][value=save]');
    if (e.key === 'F9') return this.press(e, '[name=Act][value=park]');
    if (typing(e) || e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.key === '/') { e.preventDefault(); this.querySelector('[name=q]')?.select(); return; }
    if (/^[1-8]$/.test(e.key)) this.choose(e, this.form.querySelectorAll('[name=Kind]')[e.key - 1], '[name=Content]');
    const at = 'abc'.indexOf(e.key.toLowerCase());
    if (at >= 0) this.choose(e, this.form.querySelectorAll('[name=Outcome]')[at], ['[name=Result]', '[name=Promise]', '[name=Reason]'][at]);
  }

  /** Saving by key says the same as by mouse: the button is pressed, so its value is sent. */
  press(e, button) {
    e.preventDefault();
    document.querySelector(button)?.click();
  }

  choose(e, radio, next) {
    if (!radio) return;
    e.preventDefault();
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
    this.form.querySelector(next)?.focus();
  }

  follow(e) {
    if (e.target.name === 'Person' && !e.target.value) this.form.querySelector('[name=Caller]')?.focus();
  }

  /** How the promise is understood, a moment after typing. */
  read(text) {
    clearTimeout(this.wait);
    const hint = this.querySelector('[data-promise-hint]');
    if (!text.trim()) { hint.textContent = ''; return; }
    this.wait = setTimeout(async () => {
      const answer = await fetch('/api/frontdesk/promise?text=' + encodeURIComponent(text)).catch(() => null);
      if (answer?.ok && this.querySelector('[name=Promise]').value === text) {
        const read = await answer.json();
        hint.textContent = read.words ?? read.refusal;
      }
    }, 200);
  }

  phrases() {
    this.turn++;
    this.querySelectorAll('[data-phrases]').forEach(p => { const all = p.dataset.phrases.split('\n'); p.textContent = all[this.turn % all.length]; });
  }

  elapsed() {
    const seconds = Math.floor((performance.now() - this.start) / 1000), out = this.querySelector('[data-elapsed]');
    if (out) out.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
});

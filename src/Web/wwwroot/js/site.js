// Loaded on every page. Nothing here is needed to work; it saves time at the desk.
const $ = (s, at = document) => at.querySelector(s), $$ = (s, at = document) => [...at.querySelectorAll(s)];
const typing = e => e.target.closest?.('input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable]');

for (const [tag, file] of [['house-search', 'house-search'], ['live-board', 'live-board'], ['signature-pad', 'signature-pad'], ['photo-queue', 'photo-queue'], ['aj-grid', 'aj-grid'], ['live-progress', 'live-progress'], ['desk-entry', 'desk-entry'], ['reading-entry', 'reading-entry'], ['cashier-desk', 'cashier-desk']])
  if ($(tag)) import(`./${file}.js`).catch(() => {});

// keys: data-key="F2" on a link, button or field; letters and digits only outside text fields
document.addEventListener('keydown', e => {
  if (e.isComposing || e.altKey) return;
  if (e.ctrlKey || e.metaKey) {
    if (e.key === 'Enter') { const b = $('[data-key="Ctrl+Enter"]') ?? typing(e)?.form?.querySelector('.btn.pri'); if (b) { e.preventDefault(); b.click(); } }
    return;
  }
  if (e.key === 'Escape' && typing(e)?.type === 'search') { e.target.value = ''; e.target.dispatchEvent(new Event('input', { bubbles: true })); return; }
  if (e.key.length === 1 && typing(e)) return;
  if (document.querySelector('dialog[open]') && e.key.length === 1) return;
  const key = e.key.length === 1 ? e.key.toUpperCase() : e.key;
  const it = $$('[data-key]').find(x => x.dataset.key.toUpperCase() === key.toUpperCase() && x.offsetParent !== null);
  if (!it) return;
  e.preventDefault();
  if (it.matches('input[type=radio],input[type=checkbox]')) { it.click(); it.focus(); }
  else if (it.matches('input,textarea,select')) { it.focus(); it.select?.(); }
  else { it.click(); if (it.matches('summary') && it.parentElement.open) $('input:not([type=hidden]), textarea, select', it.parentElement)?.focus(); }
});

// rows: arrow keys walk the links of a table
document.addEventListener('keydown', e => {
  if (!/^Arrow(Up|Down)$/.test(e.key) || typing(e)) return;
  const rows = $$('table.t a.go'); if (!rows.length) return;
  const at = rows.indexOf(document.activeElement), to = at < 0 ? 0 : at + (e.key === 'ArrowDown' ? 1 : -1);
  if (rows[to]) { e.preventDefault(); rows[to].focus(); }
});

// one click, one record
document.addEventListener('submit', e => {
  const form = e.target; if (form.method !== 'post') return;
  if (form.dataset.sent) { e.preventDefault(); return; }
  form.dataset.sent = '1'; setTimeout(() => delete form.dataset.sent, 8000);
});
// back after saving: what the browser restores is the same record, so it is sent under the same number again
const request = form => $('input[type=hidden][name$="RequestId"]', form), sent = form => 'sent:' + location.pathname + location.search + ':' + ($('[name=_handler]', form)?.value ?? form.id);
document.addEventListener('submit', e => { const id = request(e.target); if (id && !e.defaultPrevented) sessionStorage.setItem(sent(e.target), id.value); });
if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward')
  for (const form of $$('form[method=post]')) { const id = request(form), was = id && sessionStorage.getItem(sent(form)); if (was) id.value = was; }
addEventListener('pageshow', () => $$('form[data-sent]').forEach(f => delete f.dataset.sent));

// what was typed survives a reload or a conflict: <form data-keep="name">
for (const form of $$('form[data-keep]')) {
  const slot = 'keep:' + location.pathname + ':' + form.dataset.keep;
  const fields = () => $$('input[name]:not([type=hidden],[type=file],[type=password]),textarea[name],select[name]', form);
  if (new URL(location).searchParams.has('done')) sessionStorage.removeItem(slot);
  const kept = JSON.parse(sessionStorage.getItem(slot) ?? 'null');
  if (kept) for (const f of fields()) if (f.type !== 'radio' && f.type !== 'checkbox' && !f.value && kept[f.name]) f.value = kept[f.name];
  form.addEventListener('input', () => sessionStorage.setItem(slot, JSON.stringify(Object.fromEntries(fields().map(f => [f.name, f.value])))));
  form.addEventListener('submit', () => sessionStorage.setItem('leaving:' + slot, location.pathname + location.search));
}
// … and the moment of sending: it is forgotten only when the page that follows has come
for (const key of Object.keys(sessionStorage).filter(k => k.startsWith('leaving:'))) {
  if (sessionStorage[key] !== location.pathname + location.search) sessionStorage.removeItem(key.slice(8));
  sessionStorage.removeItem(key);
}

// forms that are kept on the phone until the center has them: <form data-hold="随手记">
let held = 0; try { held = localStorage.held ?? 0; } catch { }
if (held || $('form[data-hold]')) import('./held-form.js').catch(() => {});

// what slides sideways can be slid with the arrow keys too
const slide = () => $$('.scroll, .sheet:has(> .t)').forEach(x => { if (x.scrollWidth > x.clientWidth && !$('a[href], button, input, select', x)) x.tabIndex = 0; else x.removeAttribute('tabindex'); });
slide(); addEventListener('resize', slide);

// clocks: <span data-due="2026-11-25T02:00:00Z"> says how much is left
const span = ms => { const m = Math.floor(Math.abs(ms) / 60000), d = Math.floor(m / 1440), h = Math.floor(m % 1440 / 60); return d ? `${d} 天${h ? ` ${h} 时` : ''}` : h ? `${h} 时${m % 60 ? ` ${m % 60} 分` : ''}` : `${m} 分`; };
const tick = () => $$('[data-due]').forEach(el => { const left = new Date(el.dataset.due) - Date.now(); el.textContent = (left < 0 ? '超 ' : '还有 ') + span(left); if (left < 0) el.dataset.s = 'bad'; });
if ($('[data-due]')) setInterval(tick, 30000);

document.addEventListener('click', e => {
  const b = e.target.closest('[data-print],[data-open],[data-close],[data-theme-to]'); if (!b) return;
  if ('print' in b.dataset) print();
  if (b.dataset.open) $('#' + b.dataset.open)?.showModal();
  if ('close' in b.dataset) b.closest('dialog')?.close();
  if (b.dataset.themeTo) { document.cookie = `theme=${b.dataset.themeTo};path=/;max-age=31536000;samesite=lax`; location.reload(); }
});

// after a refused save the first wrong field has the focus
($('[aria-invalid=true]') ?? $('.f:has(> .err) :is(input:not([type=hidden]), select, textarea)') ?? $('[data-focus]') ?? $('[autofocus]'))?.focus();

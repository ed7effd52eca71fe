// A form with data-hold is written down on this phone before it is sent. Without a signal it stays here and is sent when
// the signal is back, as the same request, so that nothing is lost and nothing is registered twice.
const table = 'forms', patience = 45000, mostTries = 5;
const open = () => new Promise((done, fail) => {
  const asked = indexedDB.open('anju', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(table, { keyPath: 'request' });
  asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error);
});
const store = async (mode, work) => {
  const db = await open();
  try { return await new Promise((done, fail) => { const t = db.transaction(table, mode), asked = work(t.objectStore(table)); t.oncomplete = () => done(asked.result); t.onerror = t.onabort = () => fail(t.error); }); } finally { db.close(); }
};
const all = () => store('readonly', s => s.getAll());
const write = entry => store('readwrite', s => s.put(entry));
const drop = request => store('readwrite', s => s.delete(request));
const flag = async () => { const held = await all(); try { held.length ? localStorage.setItem('held', held.length) : localStorage.removeItem('held'); } catch { } return held; };

const who = () => document.querySelector('[data-user]')?.dataset.user ?? '';
// the clock of the center, whatever the phone believes
const ahead = (Date.parse(document.querySelector('[data-now]')?.dataset.now + '+08:00') || Date.now()) - Date.now();
const wallClock = () => new Date(Date.now() + ahead + 8 * 3600000).toISOString().slice(0, 19);
const fresh = () => { const b = crypto.getRandomValues(new Uint8Array(16)); b[6] = b[6] & 15 | 64; b[8] = b[8] & 63 | 128; return [...b].map((x, i) => (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + x.toString(16).padStart(2, '0')).join(''); };
const token = '__RequestVerificationToken';

// Sends what is written down. 'taken', 'refused' by the center, 'failed' there, 'out' when the sign-in is over, or 'lost' without a signal.
async function send(entry) {
  const body = new FormData(), now = document.querySelector(`[name="${token}"]`)?.value;
  for (const [name, value] of entry.fields) body.append(name, name === token && now ? now : value);
  let answer;
  try { answer = await fetch(entry.path, { method: 'POST', body, signal: AbortSignal.timeout(patience) }); } catch { return ['lost']; }
  if (answer.status >= 500) return ['failed'];
  if (!answer.redirected) return ['refused'];
  return new URL(answer.url).pathname.startsWith('/sign-in') ? ['out'] : ['taken', answer.url];
}

function say(text, state, href) {
  let box = document.querySelector('#held');
  if (!text) { box?.remove(); return; }
  if (!box) { box = Object.assign(document.createElement('div'), { id: 'held', className: 'note' }); box.setAttribute('role', 'status'); document.querySelector('#main')?.prepend(box); }
  box.dataset.s = state; box.replaceChildren(text);
  if (href) box.append(' ', Object.assign(document.createElement('a'), { href, textContent: '打开核对' }));
}

const pending = held => held.filter(e => e.user === who());
async function tell() {
  const held = pending(await flag()), refused = held.find(e => e.refused);
  if (refused) say(`没有登记成功：${refused.title}（${refused.at.slice(5, 16).replace('T', ' ')}）`, 'bad', refused.path);
  else say(held.length ? `${held.length} 件存在这部手机里，有信号后自动登记：${held.map(e => e.title).join('、')}` : '', 'warn');
}

let flushing = false;
export async function flush() {
  if (flushing) return;
  flushing = true;
  try {
    let done = [];
    for (const entry of pending(await all()).filter(e => !e.refused && !e.sending)) {
      const [what] = await send(entry);
      if (what === 'taken') { await drop(entry.request); done.push(entry.title); }
      else if (what === 'refused') await write({ ...entry, refused: true });
      else if (what === 'failed') { const tries = (entry.tries ?? 0) + 1; await write({ ...entry, tries, refused: tries >= mostTries }); }
      else break;
    }
    await tell();
    if (done.length && !document.querySelector('#held')) say(`已补登记：${done.join('、')}`, 'ok');
  } finally { flushing = false; }
}

const fieldOf = (form, name) => [...form.elements].find(f => f.name?.endsWith(name));
function hold(form) {
  let busy = false;
  form.addEventListener('submit', async e => {
    e.preventDefault();
    if (busy) return;
    busy = true;
    try {
      const request = fieldOf(form, 'RequestId'), when = form.dataset.when && fieldOf(form, form.dataset.when), asTyped = when?.value;
      if (when && !when.value) when.value = wallClock();
      const entry = { request: request.value, path: location.pathname + location.search, user: who(), title: form.dataset.hold || document.title, at: wallClock(), fields: [...new FormData(form, e.submitter)] };
      try { await write({ ...entry, sending: true }); await flag(); } catch { form.submit(); return; }       // no room on the phone: as ever
      const [what, href] = navigator.onLine ? await send(entry) : ['lost'];
      if (what === 'out') { await write(entry); location.assign('/sign-in?returnUrl=' + encodeURIComponent(entry.path)); return; }     // sent when signed in again
      if (what === 'lost' || what === 'failed') {
        await write(entry); await tell();
        form.reset(); request.value = fresh();                                                              // the next one can be written at once
        if (when) when.value = asTyped;
        document.querySelector('#held')?.scrollIntoView({ block: 'center' });
        return;
      }
      await drop(entry.request); await flag();
      if (what === 'taken') location.assign(href); else form.submit();                                     // the center shows itself what it wants
    } finally { busy = false; delete form.dataset.sent; }
  });
}

// What was refused is filled in again, to be corrected.
async function restore(form) {
  const request = fieldOf(form, 'RequestId'), handler = fieldOf(form, '_handler')?.value, path = location.pathname + location.search;
  const entry = pending(await all()).find(e => e.refused && e.path === path && e.fields.some(([n, v]) => n === '_handler' && v === handler));
  if (!entry) return;
  const typed = new Map(entry.fields.filter(([n, v]) => typeof v === 'string' && n !== token));
  for (const f of form.elements) if (f.name && typed.has(f.name) && f.type !== 'file') { if (f.type === 'radio' || f.type === 'checkbox') f.checked = f.value === typed.get(f.name); else if (f.type !== 'hidden' || f === request) f.value = typed.get(f.name); }
  const files = entry.fields.filter(([, v]) => v instanceof File && v.size);
  const input = form.querySelector('input[type=file]');
  if (input && files.length) { const box = new DataTransfer(); files.forEach(([, f]) => box.items.add(f)); input.files = box.files; input.dispatchEvent(new Event('change')); }
  await drop(entry.request); await flag();
}

// what was being sent when the page went away is sent again
for (const entry of pending(await all())) if (entry.sending) await write({ ...entry, sending: false });
for (const form of document.querySelectorAll('form[data-hold]')) { hold(form); await restore(form); }
addEventListener('online', flush);
setInterval(async () => { if ((await all()).length) flush(); }, 20000);
await flush();

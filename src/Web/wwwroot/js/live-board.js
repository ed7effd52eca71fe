// <live-board data-topics="repairs">: when something happens in the center, the parts marked data-live inside are fetched again.
// All boards of a page share one line to the server, and only while the page is looked at: a browser has few lines for all its tabs.
// Each line says up to which mark the page was drawn, so that what happened before it stood is told at once.
const boards = new Set(), heard = new Set();
let source, opening, waiting, pause = 1000, mark = document.documentElement.dataset.mark;

function open() {
  source?.close(); source = undefined;
  if (!boards.size || document.hidden) return;
  const topics = [...new Set([...boards].flatMap(b => b.topics))];
  source = new EventSource('/api/live?topics=' + topics.join(',') + '&since=' + mark);
  source.addEventListener('open', () => { pause = 1000; boards.forEach(b => b.removeAttribute('data-offline')); });
  for (const topic of topics) source.addEventListener(topic, () => hear(topic));
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return;
    boards.forEach(b => b.dataset.offline = ''); later(pause = Math.min(pause * 2, 60000));
  });
}
function later(ms) { clearTimeout(opening); opening = setTimeout(open, ms); }
function hear(topic) { heard.add(topic); clearTimeout(waiting); waiting = setTimeout(refresh, 150); }
document.addEventListener('visibilitychange', () => later(0));

async function refresh() {
  const parts = [...boards].filter(b => b.topics.some(t => heard.has(t))).flatMap(b => [...b.querySelectorAll('[data-live]')]);
  if (parts.some(p => p.contains(document.activeElement) && document.activeElement.matches('input,textarea,select'))) return;      // heard stays for the next time
  heard.clear(); if (!parts.length) return;
  const answer = await fetch(location.href, { headers: { 'X-Part': 'live' } }).catch(() => null); if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts) { const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`); if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML; }
}

customElements.define('live-board', class extends HTMLElement {
  connectedCallback() { boards.add(this); later(0); }
  disconnectedCallback() { boards.delete(this); later(0); }
  get topics() { return (this.dataset.topics ?? '').split(',').filter(t => t); }
});

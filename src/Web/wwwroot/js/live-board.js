// <live-board data-topics="repairs">: when something happens in the center, the parts marked data-live are fetched again.
customElements.define('live-board', class extends HTMLElement {
  connectedCallback() { this.pause = 1000; this.listen(); }
  disconnectedCallback() { this.source?.close(); }
  listen() {
    this.source = new EventSource('/api/live?topics=' + (this.dataset.topics ?? ''));
    this.source.addEventListener('open', () => { this.pause = 1000; this.removeAttribute('data-offline'); });
    for (const topic of (this.dataset.topics ?? '').split(',')) this.source.addEventListener(topic, () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.refresh(), 150); });
    this.source.addEventListener('error', () => {
      if (this.source.readyState !== EventSource.CLOSED) return;
      this.dataset.offline = ''; setTimeout(() => this.isConnected && this.listen(), this.pause = Math.min(this.pause * 2, 60000));
    });
  }
  async refresh() {
    const parts = [...this.querySelectorAll('[data-live]')];
    if (parts.some(p => p.contains(document.activeElement) && document.activeElement.matches('input,textarea,select'))) return;
    const answer = await fetch(location.href, { headers: { 'X-Part': 'live' } }).catch(() => null); if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts) { const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`); if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML; }
  }
});

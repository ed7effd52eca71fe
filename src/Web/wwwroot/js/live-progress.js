// <live-progress data-topic="import">: while the form is on its way, says how far the server is.
customElements.define('live-progress', class extends HTMLElement {
  connectedCallback() {
    this.closest('form')?.addEventListener('submit', () => {
      const bar = this.querySelector('progress'), text = this.querySelector('span');
      bar.hidden = false; bar.removeAttribute('value');
      this.source = new EventSource('/api/live?topics=' + this.dataset.topic);
      this.source.addEventListener(this.dataset.topic, e => { text.textContent = '已处理 ' + e.data + ' 行'; });
    });
  }
  disconnectedCallback() { this.source?.close(); }
});

// <live-progress data-topic="import" data-key="…">: while the form is on its way, says how far the server is.
customElements.define('live-progress', class extends HTMLElement {
  connectedCallback() {
    this.closest('form')?.addEventListener('submit', () => {
      const bar = this.querySelector('progress'), text = this.querySelector('[role=status]');
      this.hidden = false; bar.removeAttribute('value'); text.textContent = '正在上传…';
      this.source?.close();
      this.source = new EventSource('/api/live?topics=' + this.dataset.topic);
      this.source.addEventListener(this.dataset.topic, e => {
        const { key, storing, rows, of } = JSON.parse(e.data);
        if (key !== this.dataset.key) return;
        // The check is the quicker part: it fills the first third of the bar.
        if (of > 0) { bar.max = 3 * of; bar.value = storing ? of + 2 * rows : Math.min(rows, of); }
        text.textContent = (storing ? '正在存入，第 ' : '正在检查，第 ') + rows + ' 行' + (of > 0 ? '，共 ' + of + ' 行' : '');
      });
    });
    const file = this.closest('form')?.querySelector('input[type=file]');
    file?.addEventListener('change', () => file.setCustomValidity(file.files[0]?.size > this.dataset.most ? '文件太大，最多 ' + this.dataset.most / 1048576 + ' MB' : ''));
    addEventListener('pageshow', e => { if (e.persisted) this.hidden = true; });
  }
  disconnectedCallback() { this.source?.close(); }
});

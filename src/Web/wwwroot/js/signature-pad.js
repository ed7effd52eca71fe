// <signature-pad name="Command.Signature">: a name written with a finger, kept as PNG in a hidden field.
customElements.define('signature-pad', class extends HTMLElement {
  connectedCallback() {
    const pad = this.pad = document.createElement('canvas'); pad.width = 640; pad.height = 220; pad.setAttribute('role', 'img'); pad.setAttribute('aria-label', this.getAttribute('aria-label') ?? '在此签名');
    this.value = Object.assign(document.createElement('input'), { type: 'hidden', name: this.getAttribute('name') });
    const clear = Object.assign(document.createElement('button'), { type: 'button', className: 'btn sm', textContent: '重签' });
    clear.addEventListener('click', () => this.clear());
    this.append(pad, this.value, clear);
    this.pen = pad.getContext('2d'); Object.assign(this.pen, { lineWidth: 4, lineCap: 'round', lineJoin: 'round', strokeStyle: '#18232a' });
    pad.addEventListener('pointerdown', e => {
      this.drawing = true; this.pen.beginPath(); this.pen.moveTo(...this.at(e)); e.preventDefault();
      try { pad.setPointerCapture(e.pointerId); } catch { /* the finger has left already: the stroke ends where it is */ }
    });
    pad.addEventListener('pointermove', e => { if (!this.drawing) return; this.pen.lineTo(...this.at(e)); this.pen.stroke(); });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) pad.addEventListener(end, () => { if (this.drawing) { this.drawing = false; this.value.value = pad.toDataURL('image/png'); } });
  }
  at(e) { const r = this.pad.getBoundingClientRect(); return [(e.clientX - r.x) * this.pad.width / r.width, (e.clientY - r.y) * this.pad.height / r.height]; }
  clear() { this.pen.clearRect(0, 0, this.pad.width, this.pad.height); this.value.value = ''; }
});

// <photo-queue> around <input type=file multiple>: photos are shrunk on the phone before they travel, at most nine unless data-most says fewer.
customElements.define('photo-queue', class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector('input[type=file]'); if (!this.input) return;
    this.strip = Object.assign(document.createElement('div'), { className: 'photos' }); this.append(this.strip);
    this.files = []; this.input.addEventListener('change', () => this.add([...this.input.files]));
  }
  async add(chosen) {
    for (const file of chosen.slice(0, (this.dataset.most ?? 9) - this.files.length)) this.files.push(await this.shrink(file));
    this.hand(); this.draw();
  }
  async shrink(file) {
    if (!file.type.startsWith('image/') || file.size < 400000) return file;
    try {
      const image = await createImageBitmap(file), scale = Math.min(1, 1600 / Math.max(image.width, image.height));
      const canvas = new OffscreenCanvas(image.width * scale, image.height * scale); canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return new File([await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 })], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
    } catch { return file; }
  }
  hand() { const box = new DataTransfer(); this.files.forEach(f => box.items.add(f)); this.input.files = box.files; }
  draw() {
    this.strip.replaceChildren(...this.files.map((f, i) => {
      const b = Object.assign(document.createElement('button'), { type: 'button', className: 'btn sm', textContent: '移除' }); b.addEventListener('click', () => { this.files.splice(i, 1); this.hand(); this.draw(); });
      const fig = document.createElement('figure'), img = Object.assign(new Image(120, 90), { alt: f.name, src: URL.createObjectURL(f) }); fig.append(img, b); return fig;
    }));
  }
});

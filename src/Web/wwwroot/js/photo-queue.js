// <photo-queue> around <input type=file multiple>: photos are shrunk on the phone before they travel, at most nine unless data-most says fewer.
// A shrunk photo has lost its facts; when it was taken is written into it again, so that what is sent later keeps its time.
async function takenAt(file) {
  const head = new TextDecoder('latin1').decode(await file.slice(0, 65536).arrayBuffer());
  return head.match(/\d{4}:\d\d:\d\d \d\d:\d\d:\d\d/)?.[0] ?? new Date(file.lastModified + 8 * 3600000).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
}
function timed(jpeg, at) {
  const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0x03, 0x90, 2, 0, 20, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(at), 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff], length = body.length + 2;
  return [jpeg.slice(0, 2), new Uint8Array([0xFF, 0xE1, length >> 8, length & 255, ...body]), jpeg.slice(2)];
}

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
      return new File([...timed(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 }), await takenAt(file))], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified });
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

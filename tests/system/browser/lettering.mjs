// What is written in the charts of a page, and whether all of it can be read. Letters in a canvas are not in the
// document, so they are noted when they are drawn.

// To run in the page before its scripts.
export function noteLetters() {
  const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    const { a, b, d } = this.getTransform();
    const { width, actualBoundingBoxAscent, actualBoundingBoxDescent } = this.measureText(text);
    const place = new DOMPoint(x, y).matrixTransform(this.getTransform());
    const sharpness = this.canvas.width / this.canvas.clientWidth;
    const [long, above, below] = [width * Math.hypot(a, b), actualBoundingBoxAscent * d, actualBoundingBoxDescent * d].map((size) => size / sharpness);
    const [left, middle] = [place.x / sharpness, place.y / sharpness];
    const start = left - ({ center: long / 2, right: long, end: long }[this.textAlign] ?? 0);
    if (text.trim() !== '' && Math.abs(b) < 1e-6)
      (this.canvas.letters ??= []).push({ text, left: start, right: start + long, top: middle - above, bottom: middle + below });
    return fillText.call(this, text, x, y, ...rest);
  };
  CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
    if (width >= this.canvas.width / 2) this.canvas.letters = [];
    return clearRect.call(this, x, y, width, height);
  };
}

// Of each chart its texts.
export const lettering = (tab) =>
  tab.$$eval('figure', (figures) => Object.fromEntries(figures.map((figure) => [figure.id, (figure.querySelector('canvas').letters ?? []).map(({ text }) => text)])));

// Texts that are cut off at an edge of their chart, and pairs that lie on each other.
export const illegible = (tab) =>
  tab.$$eval('figure', (figures) =>
    figures.flatMap((figure) => {
      const { clientWidth: width, clientHeight: height, letters = [] } = figure.querySelector('canvas');
      const cut = letters.filter(({ left, right, top, bottom }) => left < -1 || right > width + 1 || top < -1 || bottom > height + 1);
      const covered = letters.flatMap((one, i) =>
        letters
          .slice(i + 1)
          .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
          .map((other) => `${figure.id}: '${one.text}' and '${other.text}' lie on each other`),
      );
      return [...cut.map(({ text }) => `${figure.id}: '${text}' is cut off`), ...covered];
    }),
  );

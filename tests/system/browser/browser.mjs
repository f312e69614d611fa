// Chromium for the tests of pages: open a page, and say what is on it.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { noteLetters } from './lettering.mjs';

const patience = 180_000; // ms, for machines that do other things as well

export class Browser {
  console = [];
  requests = [];

  // `viz` is the folder whose node_modules hold playwright-core.
  static async start(viz) {
    const { chromium } = createRequire(`${viz}/package.json`)('playwright-core');
    const browser = new Browser();
    browser.chromium = await chromium.launch({
      timeout: patience,
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    return browser;
  }

  async open(page, width, colorScheme) {
    const tab = await this.chromium.newPage({ viewport: { width, height: 900 }, colorScheme });
    tab.setDefaultTimeout(patience);
    tab.on('console', (message) => this.console.push(`${message.type()}: ${message.text()}`));
    tab.on('pageerror', (error) => this.console.push(String(error)));
    tab.on('request', (request) => {
      if (!request.url().startsWith('data:')) this.requests.push(request.url());
    });
    await tab.addInitScript(noteLetters);
    await tab.goto(page.includes('://') ? page : pathToFileURL(page).href);
    await allDrawn(tab);
    return tab;
  }

  close() {
    return this.chromium.close();
  }
}

// Charts come one by one.
export const allDrawn = (tab) => tab.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));

// For each chart the number of colours in it: one means that nothing was drawn.
export const colours = (tab) =>
  tab.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('figure')].map((figure) => {
        const layers = [...figure.querySelectorAll('canvas')];
        const copy = document.createElement('canvas');
        [copy.width, copy.height] = [layers[0].width, layers[0].height];
        const context = copy.getContext('2d', { willReadFrequently: true });
        layers.forEach((layer) => context.drawImage(layer, 0, 0));
        const { data } = context.getImageData(0, 0, copy.width, copy.height);
        return [figure.id, new Set(new Uint32Array(data.buffer)).size];
      }),
    ),
  );

// Clicks while charts are being drawn: the page takes each look at the clock to be 20 ms after the one before, more than
// is drawn in one go.
export const changeWhileDrawing = (tab, button) =>
  tab.evaluate(async (clicked) => {
    const now = Date.now;
    let later = 0;
    Date.now = () => now() + (later += 20);
    const frame = () => new Promise((shown) => requestAnimationFrame(shown));
    for (let k = 0; k < 2; ++k) {
      document.querySelector(clicked).click();
      await frame();
      await frame();
    }
    Date.now = now;
    await frame();
  }, button);

// Text of each element that has the attribute, by its value.
export const texts = (tab, attribute) =>
  tab.$$eval(
    `[${attribute}]`,
    (elements, name) => Object.fromEntries(elements.map((each) => [each.getAttribute(name), each.textContent])),
    attribute,
  );

// Waits for them: tables in what is folded are made when it opens.
export async function rows(tab, selector) {
  await tab.waitForSelector(`${selector} tr`);
  return tab.$$eval(`${selector} tr`, (found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
}

// The moments that the charts show when the cursor is in the middle of one; with all of them once they are as many.
export async function readoutsUnderCursor(tab, chart, count) {
  const drawing = tab.locator(`${chart} .chart`);
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75);
  await tab.waitForFunction((wanted) => document.querySelectorAll('.readout').length === wanted, count, { timeout: 30_000 });
  return tab.$$eval('.readout strong', (elements) => elements.map((each) => each.textContent));
}

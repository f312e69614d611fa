// Opens a report in Chromium and says, as JSON on standard output, what a reader would meet there.
// Usage: node drive_report.mjs VIZ-FOLDER PAGE.html SCREENSHOT-FOLDER
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [viz, page, pictures] = process.argv.slice(2);
const { chromium } = createRequire(join(viz, 'package.json'))('playwright-core');

const patience = 180_000; // ms, for machines that do other things as well
const browser = await chromium.launch({
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

async function open(width, colorScheme) {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  tab.setDefaultTimeout(patience);
  tab.on('console', (message) => seen.console.push(`${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => seen.console.push(String(error)));
  tab.on('request', (request) => {
    if (!request.url().startsWith('data:')) seen.requests.push(request.url());
  });
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector('figure canvas');
  return tab;
}

// For each chart the number of colours in it: one means that nothing was drawn.
const colours = () =>
  Object.fromEntries(
    [...document.querySelectorAll('figure')].map((figure) => {
      const canvas = figure.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return [figure.id, new Set(new Uint32Array(data.buffer)).size];
    }),
  );

const texts = (selector, attribute) => (tab) =>
  tab.$$eval(
    selector,
    (elements, name) => Object.fromEntries(elements.map((each) => [each.getAttribute(name), each.textContent])),
    attribute,
  );
const figures = texts('[data-figure]', 'data-figure');
const intervals = texts('[data-interval]', 'data-interval');

async function readoutsUnderCursor(tab) {
  const box = await tab.locator('#attention .chart').boundingBox();
  await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await tab.waitForFunction(() => document.querySelectorAll('.readout').length === document.querySelectorAll('figure').length);
  return tab.$$eval('.readout strong', (elements) => elements.map((each) => each.textContent));
}

const seen = { console: [], requests: [] };
const wide = await open(1600, 'light');
seen.language = await wide.evaluate(() => document.documentElement.lang);
seen.theme = await wide.evaluate(() => document.documentElement.dataset.theme);
seen.title = await wide.textContent('h1');
seen.colours = await wide.evaluate(colours);
seen.figures = await figures(wide);
seen.intervals = await intervals(wide);
seen.labels = await wide.$$eval('[role=img]', (elements) => elements.map((each) => each.getAttribute('aria-label')));
seen.targets = await wide.$$eval('#targets tbody tr', (rows) => rows.map((row) => [...row.children].map((c) => c.textContent)));
seen.readouts = await readoutsUnderCursor(wide);
await wide.locator('#outrage details.values summary').click();
seen.outrage = await wide.$$eval('#outrage details.values tr', (rows) => rows.map((row) => [...row.children].map((c) => c.textContent)));
await wide.screenshot({ path: join(pictures, 'wide.png'), fullPage: true });
seen.pages = String(await wide.pdf({ format: 'A4' })).match(/\/Type \/Page\b/g).length;

await wide.selectOption('#group', { index: 2 });
seen.afterGroup = await wide.textContent('#outrage figcaption');
await wide.click('#language');
seen.otherLanguage = await wide.evaluate(() => document.documentElement.lang);
seen.otherHeading = await wide.textContent('#attention h2');
await wide.click('#theme');
seen.otherTheme = await wide.evaluate(() => document.documentElement.dataset.theme);
seen.otherPaper = await wide.evaluate(() => getComputedStyle(document.body).backgroundColor);
seen.otherColours = await wide.evaluate(colours);

const narrow = await open(390, 'dark');
seen.narrowTheme = await narrow.evaluate(() => document.documentElement.dataset.theme);
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);
seen.narrowColours = await narrow.evaluate(colours);
await narrow.screenshot({ path: join(pictures, 'narrow.png'), fullPage: true });

await browser.close();
console.log(JSON.stringify(seen));

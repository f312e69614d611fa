// Opens the report of a sweep and says, as JSON on standard output, what a reader would meet there.
// Usage: node drive_sweep.mjs VIZ-FOLDER PAGE.html SCREENSHOT-FOLDER PAGE-WITH-FAILURES.html
import { join } from 'node:path';
import { Browser, colours, rows } from './browser.mjs';
import { illegible } from './lettering.mjs';

const [viz, page, pictures, withFailures] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, requests: browser.requests };

const wide = await browser.open(page, 1600, 'light');
seen.colours = await colours(wide);
seen.cases = await rows(wide, '#cases tbody');
await wide.click('#sort-3');
await wide.click('#sort-3');
seen.falling = await rows(wide, '#cases tbody');

// The middle of the upper right quarter of the drawing is the last of two by two cells.
const surface = wide.locator('#surface .chart');
await surface.scrollIntoViewIfNeeded();
const box = await surface.boundingBox();
await wide.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.25);
seen.chosen = await wide.textContent('#cases .chosen th');
seen.curve = await wide.textContent('#case-outrage_mean h2');
await wide.locator('#case-outrage_mean details.values summary').click();
seen.course = await rows(wide, '#case-outrage_mean details.values tbody');
await wide.locator('#case-price details.values summary').click();
seen.price = await rows(wide, '#case-price details.values tbody');

await wide.selectOption('#measure', 'difference');
await wide.locator('#surface details.values summary').click();
seen.differences = await rows(wide, '#surface details.values tbody');
await wide.locator('#sensitivity details.values summary').click();
seen.shares = await rows(wide, '#sensitivity details.values tbody');
await wide.screenshot({ path: join(pictures, 'sweep-wide.png'), fullPage: true });
await wide.click('#language');
seen.otherHeading = await wide.textContent('#cases h2');

const narrow = await browser.open(page, 390, 'dark');
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);
seen.narrowColours = await colours(narrow);
seen.illegible = await illegible(narrow);
await narrow.screenshot({ path: join(pictures, 'sweep-narrow.png'), fullPage: true });

const failed = await browser.open(withFailures, 1600, 'dark');
seen.failed = {
  subtitle: await failed.textContent('.subtitle'),
  reasons: await failed.$$eval('#failures li', (items) => items.map((item) => item.textContent)),
  surface: await failed.textContent('#surface figcaption'),
  response: await failed.textContent('#response figcaption'),
  key: await failed.$$eval('#response .key li', (items) => items.map((item) => item.textContent)),
};
await failed.click('#case-1');
seen.failed.curve = await failed.textContent('#case-outrage_mean figcaption');
await failed.screenshot({ path: join(pictures, 'sweep-failed.png'), fullPage: true });

await browser.close();
console.log(JSON.stringify(seen));

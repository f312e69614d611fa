// Opens the report of a comparison and says, as JSON on standard output, what a reader would meet there.
// Usage: node drive_comparison.mjs VIZ-FOLDER PAGE.html SCREENSHOT-FOLDER PAGE-OF-MANY-VARIANTS.html PAGE-OF-ONE-PAIR.html
import { join } from 'node:path';
import { Browser, colours, readoutsUnderCursor, rows } from './browser.mjs';
import { illegible } from './lettering.mjs';

const [viz, page, pictures, ofMany, ofOnePair] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, requests: browser.requests };

const wide = await browser.open(page, 1600, 'light');
seen.colours = await colours(wide);
seen.subtitle = await wide.textContent('.subtitle');
seen.figures = await wide.$$eval('[data-variant]', (sections) =>
  Object.fromEntries(
    sections.map((section) => [
      section.dataset.variant,
      Object.fromEntries(
        [...section.querySelectorAll('[data-difference]')].map((cell) => [
          cell.dataset.difference,
          { text: cell.textContent, verdict: cell.closest('tr').lastElementChild.textContent },
        ]),
      ),
    ]),
  ),
);
seen.events = await rows(wide, '#events tbody');
seen.readouts = await readoutsUnderCursor(wide, '#attention', Object.keys(seen.colours).length);
await wide.locator('#outrage-difference details.values summary').click();
seen.differences = await rows(wide, '#outrage-difference details.values');
await wide.locator('[data-variant] details.values summary').first().click();
seen.all = await rows(wide, '[data-variant] details.values');
await wide.screenshot({ path: join(pictures, 'comparison-wide.png'), fullPage: true });
await wide.click('#language');
seen.otherHeading = await wide.textContent('#attention h2');
seen.otherTitle = await wide.textContent('h1');

const narrow = await browser.open(page, 390, 'dark');
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);
seen.narrowColours = await colours(narrow);
seen.illegible = [...(await illegible(wide)), ...(await illegible(narrow))];
await narrow.screenshot({ path: join(pictures, 'comparison-narrow.png'), fullPage: true });

const many = await browser.open(ofMany, 1600, 'light');
const coloured = async () => ({
  boxes: await many.$$eval('#colours input', (boxes) => boxes.map(({ checked, disabled }) => (checked ? 'coloured' : disabled ? 'disabled' : 'grey'))),
  key: await many.$$eval('#outrage .key li', (items) => items.map((item) => [item.textContent, item.firstChild.getAttribute('style'), item.firstChild.className])),
  columns: (await many.$$eval('#events thead th', (cells) => cells.map((cell) => cell.textContent))).slice(3),
});
seen.many = { atFirst: await coloured() };
await many.uncheck('#colour-1');
await many.check('#colour-6');
seen.many.chosen = await coloured();
await many.setViewportSize({ width: 390, height: 900 });
seen.many.tooWide = await many.$$eval('main .scroll', (tables) => tables.filter((table) => table.scrollWidth > table.clientWidth).length);
await many.setViewportSize({ width: 1600, height: 900 });
await many.screenshot({ path: join(pictures, 'comparison-many.png'), fullPage: true });

const pair = await browser.open(ofOnePair, 1600, 'light');
seen.pair = {
  how: await pair.textContent('.how'),
  captions: await pair.$$eval('figure[id$=difference] figcaption', (captions) => captions.map((caption) => caption.textContent)),
  tops: await pair.$$eval('#attention, #attention-difference', (figures) => figures.map((figure) => figure.getBoundingClientRect().top)),
};
await pair.locator('#outrage-difference details.values summary').click();
seen.pair.table = await rows(pair, '#outrage-difference details.values tbody');
await pair.screenshot({ path: join(pictures, 'comparison-pair.png'), fullPage: true });

await browser.close();
console.log(JSON.stringify(seen));

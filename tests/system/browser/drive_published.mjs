// Opens the page of a published model, and that of a comparison of two, and says, as JSON on standard output, what a
// reader would meet there.
// Usage: node drive_published.mjs VIZ-FOLDER RESULT.html SCREENSHOT-FOLDER COMPARISON.html SWEEP.html
import { join } from 'node:path';
import { Browser, colours, readoutsUnderCursor, rows, texts } from './browser.mjs';
import { illegible, lettering } from './lettering.mjs';

const [viz, page, pictures, comparison, sweep] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, requests: browser.requests };

const wide = await browser.open(page, 1600, 'light');
seen.colours = await colours(wide);
seen.labels = await wide.$$eval('.chart', (charts) => charts.map((chart) => chart.getAttribute('aria-label')));
seen.subtitle = await wide.textContent('.subtitle');
seen.figures = await texts(wide, 'data-figure');
seen.intervals = await texts(wide, 'data-interval');
seen.names = await texts(wide, 'data-row');
seen.table = await rows(wide, '#figures tbody');
seen.statesCaption = await wide.textContent('#states figcaption');
seen.lettering = await lettering(wide);
seen.parameters = await rows(wide, '#parameters tbody');
seen.readouts = await readoutsUnderCursor(wide, '#courses', Object.keys(seen.colours).length);
await wide.locator('#courses details.values summary').click();
seen.courses = await rows(wide, '#courses details.values');
await wide.locator('#states details.values summary').click();
seen.states = await rows(wide, '#states details.values');
await wide.screenshot({ path: join(pictures, 'published-wide.png'), fullPage: true });
await wide.click('#language');
seen.otherHeading = await wide.textContent('#states h2');
seen.otherNames = await texts(wide, 'data-row');

const narrow = await browser.open(page, 390, 'dark');
seen.narrowColours = await colours(narrow);
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);
seen.illegible = [...(await illegible(wide)), ...(await illegible(narrow))];
await narrow.screenshot({ path: join(pictures, 'published-narrow.png'), fullPage: true });

const pair = await browser.open(comparison, 1600, 'dark');
seen.comparisonColours = await colours(pair);
seen.comparisonSubtitle = await pair.textContent('.subtitle');
seen.differences = await texts(pair, 'data-difference');
seen.verdicts = await pair.$$eval('[data-difference]', (cells) =>
  Object.fromEntries(cells.map((cell) => [cell.dataset.difference, cell.closest('tr').lastElementChild.textContent])),
);
seen.changed = await pair.$$eval('#parameters strong', (elements) => elements.map((each) => each.textContent));
await pair.screenshot({ path: join(pictures, 'published-comparison.png'), fullPage: true });
await pair.click('#language');
seen.comparisonOther = await pair.textContent('.subtitle');
seen.otherFigures = await rows(pair, '.finding tbody');
seen.illegible.push(...(await illegible(pair)));

const study = await browser.open(sweep, 1600, 'light');
seen.sweepColours = await colours(study);
seen.curve = await study.textContent('#case-infectious h2');
await study.locator('#case-infectious details.values summary').click();
seen.course = await rows(study, '#case-infectious details.values');
await study.screenshot({ path: join(pictures, 'published-sweep.png'), fullPage: true });

await browser.close();
console.log(JSON.stringify(seen));

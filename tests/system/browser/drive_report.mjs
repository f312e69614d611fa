// Opens the report of a result and says, as JSON on standard output, what a reader would meet there.
// Usage: node drive_report.mjs VIZ-FOLDER PAGE.html SCREENSHOT-FOLDER
import { join } from 'node:path';
import { Browser, changeWhileDrawing, colours, readoutsUnderCursor, rows, texts } from './browser.mjs';
import { illegible } from './lettering.mjs';

const [viz, page, pictures] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, requests: browser.requests };

const wide = await browser.open(page, 1600, 'light');
seen.language = await wide.evaluate(() => document.documentElement.lang);
seen.theme = await wide.evaluate(() => document.documentElement.dataset.theme);
seen.title = await wide.textContent('h1');
seen.colours = await colours(wide);
seen.figures = await texts(wide, 'data-figure');
seen.intervals = await texts(wide, 'data-interval');
seen.labels = await wide.$$eval('[role=img]', (elements) => elements.map((each) => each.getAttribute('aria-label')));
seen.targets = await rows(wide, '#targets tbody');
seen.timeCharts = await wide.$$eval('figure[data-over=time]', (figures) => figures.length);
seen.readouts = await readoutsUnderCursor(wide, '#attention', seen.timeCharts);
await wide.locator('#outrage details.values summary').click();
seen.outrage = await rows(wide, '#outrage details.values');
seen.moment = await wide.textContent('.slider output');
await wide.locator('#moment').fill('0');
seen.firstMoment = await wide.textContent('.slider output');
seen.firstColours = (await colours(wide)).network;
await wide.locator('#moment').fill(await wide.getAttribute('#moment', 'max'));
seen.lastMoment = await wide.textContent('.slider output');
for (const chart of ['network', 'cascade']) {
  await wide.locator(`#${chart} details.values summary`).click();
  seen[chart] = await rows(wide, `#${chart} details.values tbody`);
}
await wide.screenshot({ path: join(pictures, 'wide.png'), fullPage: true });
seen.pages = String(await wide.pdf({ format: 'A4' })).match(/\/Type \/Page\b/g).length;

await wide.selectOption('#group', { index: 2 });
seen.afterGroup = await wide.textContent('#outrage figcaption');
await wide.click('#language');
seen.otherLanguage = await wide.evaluate(() => document.documentElement.lang);
seen.otherHeading = await wide.textContent('#attention h2');
seen.otherSubtitle = await wide.textContent('.subtitle');
seen.otherPage = await wide.textContent('main');
await wide.click('#theme');
seen.otherTheme = await wide.evaluate(() => document.documentElement.dataset.theme);
seen.otherPaper = await wide.evaluate(() => getComputedStyle(document.body).backgroundColor);
seen.otherColours = await colours(wide);

await changeWhileDrawing(wide, '#language');

const narrow = await browser.open(page, 390, 'dark');
seen.narrowTheme = await narrow.evaluate(() => document.documentElement.dataset.theme);
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);
seen.narrowTables = await narrow.$$eval('main .scroll', (tables) =>
  tables.filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.parentElement.id),
);
seen.narrowColours = await colours(narrow);
seen.illegible = [...(await illegible(wide)), ...(await illegible(narrow))];
await narrow.click('#language');
seen.illegible.push(...(await illegible(narrow)));
await narrow.screenshot({ path: join(pictures, 'narrow.png'), fullPage: true });

await browser.close();
console.log(JSON.stringify(seen));

// Opens reports of sweeps and says, as JSON on standard output, what each tells of the sensitivity of its first objective.
// Usage: node drive_sensitivity.mjs VIZ-FOLDER PAGE.html SCREENSHOT-FOLDER MORE-PAGES.html…
import { basename, join } from 'node:path';
import { Browser, colours, rows } from './browser.mjs';

const [viz, first, pictures, ...more] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, pages: {} };

for (const page of [first, ...more]) {
  const name = basename(page, '.html');
  const tab = await browser.open(page, 1600, 'light');
  await tab.locator('#sensitivity details.values summary').click();
  seen.pages[name] = {
    table: await rows(tab, '#sensitivity details.values'),
    caption: await tab.textContent('#sensitivity figcaption'),
    key: await tab.$$eval('#sensitivity .key li', (items) => items.map((item) => item.textContent)),
    colours: (await colours(tab)).sensitivity,
  };
  await tab.screenshot({ path: join(pictures, `sensitivity-${name}.png`), fullPage: true });
}

await browser.close();
console.log(JSON.stringify(seen));

// Drops files into the page for that and says, as JSON on standard output, what a reader would meet there.
// Usage: node drive_drop.mjs VIZ-FOLDER DROP.html SCREENSHOT-FOLDER FILE…
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Browser, allDrawn, colours } from './browser.mjs';

const [viz, page, pictures, ...files] = process.argv.slice(2);
const browser = await Browser.start(viz);
const seen = { console: browser.console, requests: browser.requests, files: {} };

// What the worker says is what the charts are drawn from; it is kept beside the pictures.
async function keepAnswers(tab) {
  await tab.addInitScript(() => {
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(...given) {
        super(...given);
        this.addEventListener('message', ({ data }) => (window.answer = data));
      }
    };
  });
  await tab.reload();
}

async function settled(tab) {
  await tab.waitForFunction(() => ['shown', 'refused'].includes(document.body.dataset.state));
  await allDrawn(tab);
  return { state: await tab.evaluate(() => document.body.dataset.state), said: await tab.textContent('#said') };
}

const tab = await browser.open(page, 1600, 'light');
await keepAnswers(tab);
await tab.screenshot({ path: join(pictures, 'drop-empty.png') });
for (const file of files) {
  await tab.evaluate(() => {
    document.body.dataset.state = '';
    window.answer = null;
  });
  await tab.setInputFiles('#file', file);
  const one = await settled(tab);
  if (one.state === 'shown') {
    one.title = await tab.textContent('#page h1');
    one.colours = await colours(tab);
    one.data = join(pictures, `${basename(file)}.json`);
    writeFileSync(one.data, await tab.evaluate(() => JSON.stringify(window.answer.data)));
    await tab.screenshot({ path: join(pictures, `drop-${basename(file)}.png`), fullPage: true });
  }
  one.heading = await tab.evaluate(() => document.querySelector('#page h1')?.textContent);
  seen.files[basename(file)] = one;
}

// A second file while the first, which takes longer, is being read.
const hurried = await browser.open(page, 1600, 'light');
await hurried.evaluate(() => {
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    addEventListener(kind, listener) {
      super.addEventListener(kind, (event) => setTimeout(() => listener(event), 2000));
      window.Worker = Plain;
    }
  };
});
await hurried.setInputFiles('#file', files[1]);
await hurried.waitForFunction(() => document.body.dataset.state === 'reading');
await hurried.setInputFiles('#file', files[0]);
seen.hurried = [await settled(hurried)];
await hurried.waitForTimeout(5000);
seen.hurried.push(await settled(hurried));

// Dropped, as people do it; on a narrow page, in the other language.
const narrow = await browser.open(page, 390, 'dark');
const dropped = await narrow.evaluateHandle(() => new DataTransfer());
await narrow.setInputFiles('#file', files[0]);
seen.narrow = await settled(narrow);
await narrow.evaluate((transfer) => transfer.items.add(new File(['no result'], 'note.txt')), dropped);
await narrow.dispatchEvent('body', 'drop', { dataTransfer: dropped });
await narrow.waitForFunction(() => document.body.dataset.state === 'refused');
seen.afterDrop = await narrow.textContent('#said');
seen.stillShown = await narrow.locator('#page h1').count();
await narrow.click('#language');
seen.otherLanguage = await narrow.textContent('#drop .how');
seen.narrowWidth = await narrow.evaluate(() => document.documentElement.scrollWidth);

await browser.close();
console.log(JSON.stringify(seen));

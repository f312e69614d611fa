// How long after a command is the first picture of a result on the screen?
// Usage: node first_picture.mjs VIZ-FOLDER BACKLASH RESULT.h5 DROP.html
//
// A Chromium is open already, as a reader's is. Beside it, in the same run: the same Chromium opening an empty page,
// and reading the file's bytes. Prints a table of seconds, the median of the tries.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Browser } from '../tests/system/browser/browser.mjs';

const tries = 5;
const [viz, backlash, result, dropPage] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'backlash-pictures-'));
const { chromium } = await Browser.start(viz);
const context = await chromium.newContext({ viewport: { width: 1600, height: 900 } });

// The first chart is on the screen after the frame in which it is there.
await context.addInitScript(() => {
  window.firstPicture = new Promise((painted) => {
    const look = () => {
      if (document.querySelector('figure canvas')) setTimeout(() => painted(Date.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
});

const seconds = async (measure) => {
  const taken = [];
  for (let k = 0; k < tries; ++k) taken.push(await measure());
  return taken.sort((a, b) => a - b)[Math.floor(tries / 2)] / 1000;
};

const inTab = async (measure) => {
  const tab = await context.newPage();
  const taken = await measure(tab);
  await tab.close();
  return taken;
};

const page = join(folder, 'page.html');
const run = promisify(execFile);
const report = async () => {
  const started = Date.now();
  await run(backlash, ['report', result, '-o', page, '--force']);
  return Date.now() - started;
};
const reportAndLook = () =>
  inTab(async (tab) => {
    const started = Date.now();
    await report();
    await tab.goto(pathToFileURL(page).href, { waitUntil: 'commit' });
    return (await tab.evaluate(() => window.firstPicture)) - started;
  });
// A server of its own each time, because it keeps its pages.
const view = async () => {
  const server = spawn(backlash, ['view', result, '--no-browser']);
  const address = await new Promise((found) => {
    let said = '';
    const listen = (words) => {
      said += words;
      const [url] = said.match(/http:\S+/) ?? [];
      if (url) found(url);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
  });
  const taken = await inTab(async (tab) => {
    const started = Date.now();
    await tab.goto(address, { waitUntil: 'commit' });
    return (await tab.evaluate(() => window.firstPicture)) - started;
  });
  server.kill();
  return taken;
};
const drop = () =>
  inTab(async (tab) => {
    await tab.goto(pathToFileURL(dropPage).href);
    const started = Date.now();
    await tab.setInputFiles('input[type=file]', result);
    return (await tab.evaluate(() => window.firstPicture)) - started;
  });
const empty = join(folder, 'empty.html');
writeFileSync(empty, '<!doctype html><figure><canvas></canvas></figure>');
const openEmpty = () =>
  inTab(async (tab) => {
    const started = Date.now();
    await tab.goto(pathToFileURL(empty).href, { waitUntil: 'commit' });
    return (await tab.evaluate(() => window.firstPicture)) - started;
  });
const read = async () => {
  const started = Date.now();
  readFileSync(result);
  return Date.now() - started;
};

const row = (what, value) => console.log(`| ${what} | ${value.toFixed(2)} s |`);
console.log(`| ${(statSync(result).size / 1e6).toFixed(0)} MB, median of ${tries} | |`);
console.log('|---|---|');
row('report, then its first picture', await seconds(reportAndLook));
row('address of `view` opened, then the first picture', await seconds(view));
row('report alone', await seconds(report));
row('file dropped on `drop.html`, then the first picture', await seconds(drop));
row('the browser opens an empty page', await seconds(() => openEmpty()));
row('the bytes of the file are read', await seconds(read));
await chromium.close();
rmSync(folder, { recursive: true });

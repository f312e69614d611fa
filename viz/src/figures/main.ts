// Draws every chart of a report for papers. Run by Node: the data of the page on standard input, all pictures as one
// JSON value {name: SVG} on standard output.
// Usage: node figures.mjs LANGUAGE MILLIMETRES
import { readFileSync, writeSync } from 'node:fs';
import type { Data } from '../data';
import { pageOf } from '../page/page_of';
import { formatOf } from '../step_format';
import { paperFamily, theme as themeOf } from '../theme';
import { words as wordsOf } from '../words';
import { picture, pixelsPerMillimetre } from './picture';

const [language, millimetres] = process.argv.slice(2);
const page = pageOf(JSON.parse(readFileSync(0, 'utf8')) as Data);
const spoken = language === 'zh' ? 'zh' : 'en';
const theme = themeOf(false, paperFamily);
const setting = { words: wordsOf(spoken), format: formatOf(spoken, page.clock), theme };
const width = Number(millimetres) * pixelsPerMillimetre;
const pictures = page.figures(setting).map((figure) => [figure.id, picture(figure, width, theme, spoken)]);
const answer = Buffer.from(JSON.stringify(Object.fromEntries(pictures)));
for (let sent = 0; sent < answer.length; ) sent += writeSync(1, answer, sent);

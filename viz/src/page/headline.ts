// The figures that matter most: mean over the runs, and where 5 to 95 % of them lie.
import { figureAt, indicator, indexOfLowest, type Result, type Spread, type Value } from '../data';
import type { Format } from '../format';
import type { Words } from '../words';
import { el } from './element';

interface Card {
  id: string; // indicator, with the index of the value where it has several
  name: string;
  spread: Spread;
  write: (value: Value) => string;
  note: string;
}

function posts(result: Result, format: Format, words: Words['headline']): Card[] {
  const cards: Card[] = [];
  const count = (value: Value) => format.count(value === null ? null : Math.round(value));
  const peakTime = indicator(result, 'peak_time');
  const peak = indicator(result, 'peak_volume');
  const negative = indicator(result, 'posts_negative_total');
  const total = indicator(result, 'posts_total');
  if (peakTime)
    cards.push({ id: 'peak_time', name: words.peakTime, spread: figureAt(peakTime, 0), write: (v) => format.moment(v), note: '' });
  if (peak) cards.push({ id: 'peak_volume', name: words.peakVolume, spread: figureAt(peak, 0), write: count, note: '' });
  if (negative && total)
    cards.push({
      id: 'posts_negative_total',
      name: words.negative,
      spread: figureAt(negative, 0),
      write: count,
      note: words.negativeNote(count(total.mean[0])),
    });
  return cards;
}

function people(result: Result, format: Format, words: Words['headline']): Card[] {
  const cards: Card[] = [];
  const percent = (value: Value) => format.percent(value);
  const outraged = indicator(result, 'outraged_fans');
  const horizons = result.indicators.horizon;
  if (outraged && outraged.mean[0] !== null) {
    const later = horizons.map((hours, i): [number, Value] => [hours, outraged.mean[i]]).filter(([, mean], i) => i > 0 && mean !== null);
    cards.push({
      id: 'outraged_fans:0',
      name: words.outragedFans(String(horizons[0])),
      spread: figureAt(outraged, 0),
      write: percent,
      note: words.outragedFansNote(later.map(([hours, mean]) => [hours, percent(mean)])),
    });
  }
  const kept = indicator(result, 'trust_kept');
  const fans = result.groups.indexOf('fans');
  if (kept && fans >= 0)
    cards.push({ id: `trust_kept:${fans}`, name: words.trustKept, spread: figureAt(kept, fans), write: percent, note: words.trustKeptNote });
  const gone = indicator(result, 'kol_departures_total');
  const media = indicator(result, 'media_reports_total');
  if (gone)
    cards.push({
      id: 'kol_departures_total',
      name: words.departures,
      spread: figureAt(gone, 0),
      write: (v) => format.count(v),
      note: media ? words.departuresNote(format.count(media.mean[0])) : '',
    });
  return cards;
}

function share(result: Result, format: Format, words: Words['headline']): Card[] {
  const low = indicator(result, 'session_low_by_day');
  const abnormal = indicator(result, 'worst_abnormal_move');
  const day = low ? indexOfLowest(low.mean) : -1;
  if (!low || day < 0) return [];
  const percent = (value: Value) => format.percent(value, 2);
  return [
    {
      id: `session_low_by_day:${day}`,
      name: words.sessionLow(format.isoDay(result.indicators.day[day])),
      spread: figureAt(low, day),
      write: percent,
      note: abnormal ? words.sessionLowNote(percent(abnormal.mean[0])) : '',
    },
  ];
}

function card({ id, name, spread, write, note }: Card, format: Format): HTMLElement {
  const interval = format.interval(spread, write);
  return el('div', { class: 'card' }, [
    el('dt', {}, [name]),
    el('dd', {}, [
      el('b', { 'data-figure': id }, [write(spread.mean)]),
      interval === write(spread.mean) ? null : el('span', { class: 'interval', 'data-interval': id }, [interval]),
      note === '' ? null : el('small', {}, [note]),
    ]),
  ]);
}

export function headline(result: Result, format: Format, words: Words): HTMLElement {
  const texts = words.headline;
  const cards = [...posts(result, format, texts), ...people(result, format, texts), ...share(result, format, texts)];
  const met = result.targets.filter((target) => target.met).length;
  return el('section', { id: 'headline' }, [
    el('h2', {}, [texts.heading, ' ', el('small', {}, [words.meanOf(result.replicates)])]),
    el('dl', { class: 'cards' }, [
      ...cards.map((each) => card(each, format)),
      result.targets.length === 0
        ? null
        : el('div', { class: 'card' }, [
            el('dt', {}, [texts.targets]),
            el('dd', {}, [
              el('b', { 'data-figure': 'targets' }, [texts.of(met, result.targets.length)]),
              el('small', {}, [texts.targetsNote(result.replicates)]),
            ]),
          ]),
    ]),
  ]);
}

// The page of one result.
import { attention } from '../charts/attention';
import { board } from '../charts/board';
import { cascade } from '../charts/cascade';
import type { Context, Figure } from '../charts/figure';
import { heatStrip } from '../charts/heat_strip';
import { network } from '../charts/network';
import { outrage } from '../charts/outrage';
import { price } from '../charts/price';
import { trust } from '../charts/trust';
import { voices } from '../charts/voices';
import type { Result } from '../data';
import type { Format } from '../format';
import { markers } from '../markers';
import { named, type Words } from '../words';
import { el } from './element';
import { events } from './events';
import { headline } from './headline';
import type { Heading, Page, Setting } from './page';
import { picker } from './picker';
import { provenance } from './provenance';
import { targets } from './targets';

function heading(result: Result, words: Words, format: Format): Heading {
  const everybody = result.groups.indexOf('all');
  const accounts = format.count(everybody < 0 ? null : result.accounts[everybody]);
  const { scenario, replicates, duration } = result;
  return {
    title: result.title,
    subtitle: words.subtitle(scenario, accounts, replicates, format.period(0, duration), format.zone()),
    how: words.howToRead(replicates),
  };
}

function contextOf(result: Result, { words, format, theme }: Setting, group: number): Context {
  return {
    result,
    format,
    words,
    theme,
    markers: markers(result),
    duration: result.duration,
    moments: result.series.time,
    bands: result.replicates > 1,
    group,
  };
}

function charts(context: Context) {
  return {
    attention: attention(context),
    outrage: outrage(context),
    heat: heatStrip(context),
    trust: trust(context),
    board: board(context),
    price: price(context),
    voices: voices(context),
    network: network(context),
    cascade: cascade(context),
  };
}

export function resultPage(result: Result): Page {
  const core = result.groups.findIndex((name, index) => name === 'core' && result.accounts[index] > 0);
  let group = Math.max(core, 0);
  const inhabited = result.groups.flatMap((name, index) => (result.accounts[index] > 0 ? [{ name, value: String(index) }] : []));
  return {
    clock: result,
    heading: (words, format) => heading(result, words, format),
    figures: (setting) => Object.values(charts(contextOf(result, setting, group))).filter((figure): figure is Figure => figure !== null),
    body(stage) {
      const { words, format, draw } = stage;
      const context = contextOf(result, stage, group);
      const figures = charts(context);
      const options = inhabited.map(({ name, value }) => ({ value, name: named(words.groups, name) }));
      const groupPicker = picker('group', words.outrage.choose, options, String(group), (value) => {
        group = Number(value);
        stage.again();
      });
      return [
        headline(result, format, words),
        el('main', {}, [
          draw(figures.attention),
          draw(figures.outrage, groupPicker),
          draw(figures.heat),
          draw(figures.trust),
          draw(figures.board),
          draw(figures.price),
          targets(result, format, words),
          draw(figures.voices),
          events(result, context.markers, format, words),
          draw(figures.network),
          draw(figures.cascade),
        ]),
        provenance(result, words),
      ];
    },
  };
}

// The page of `backlash report`: draws what is in the element #result, and draws it again when the reader chooses
// another language, theme or group.
import { attention } from './charts/attention';
import { board } from './charts/board';
import type { Context, Figure } from './charts/figure';
import { heatStrip } from './charts/heat_strip';
import { outrage } from './charts/outrage';
import { price } from './charts/price';
import { trust } from './charts/trust';
import { voices } from './charts/voices';
import { readResult, type Result } from './data';
import { Format } from './format';
import { markers } from './markers';
import { el } from './page/element';
import { events } from './page/events';
import { drawFigure, type DrawnFigure } from './page/figure';
import { header, type Choices } from './page/header';
import { headline } from './page/headline';
import { provenance } from './page/provenance';
import { targets } from './page/targets';
import './style.css';
import { theme } from './theme';
import { named, words as wordsOf, type Words } from './words';

const page = document.getElementById('page') as HTMLElement;
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
let drawn: DrawnFigure[] = [];

interface State extends Choices {
  group: number; // the one that is looked at closely
}

function groupPicker(result: Result, words: Words, chosen: number, choose: (group: number) => void): HTMLElement {
  const select = el(
    'select',
    { id: 'group', 'aria-label': words.outrage.choose },
    result.groups.flatMap((name, index) =>
      result.accounts[index] > 0 ? [el('option', { value: String(index) }, [named(words.groups, name)])] : [],
    ),
  );
  select.value = String(chosen);
  select.addEventListener('change', () => choose(Number(select.value)));
  return select;
}

function contextOf(result: Result, choices: Choices, group: number): Context {
  return {
    result,
    format: new Format(choices.language, result),
    words: wordsOf(choices.language),
    theme: theme(choices.dark),
    markers: markers(result),
    group,
  };
}

function parts(context: Context, picker: HTMLElement): (HTMLElement | null)[] {
  const { result, format, words } = context;
  const draw = (figure: Figure | null, controls: HTMLElement | null = null) => {
    if (!figure) return null;
    const one = drawFigure(figure, words, controls);
    drawn.push(one);
    return one.element;
  };
  return [
    draw(attention(context)),
    draw(outrage(context), picker),
    draw(heatStrip(context)),
    draw(trust(context)),
    draw(board(context)),
    draw(price(context)),
    targets(result, format, words),
    draw(voices(context)),
    events(result, context.markers, format, words),
  ];
}

function show(result: Result, state: State): void {
  const onPaper = document.body.classList.contains('paper');
  const choices = onPaper ? { ...state, dark: false } : state;
  const context = contextOf(result, choices, state.group);
  const { words, format } = context;
  const change = (some: Partial<State>) => {
    Object.assign(state, some);
    show(result, state);
  };
  const picker = groupPicker(result, words, state.group, (group) => change({ group }));
  const focused = document.activeElement?.id;
  const scrolled = window.scrollY;

  drawn.forEach((figure) => figure.dispose());
  drawn = [];
  document.documentElement.lang = choices.language;
  document.documentElement.dataset.theme = choices.dark ? 'dark' : 'light';
  document.title = result.title;
  page.replaceChildren(
    header(result, format, words, choices, change),
    headline(result, format, words),
    el('main', {}, parts(context, picker)),
    provenance(result, words),
  );
  drawn.forEach((figure) => figure.draw());
  window.scrollTo(0, scrolled);
  if (focused) document.getElementById(focused)?.focus();
}

function start(): void {
  const result = readResult();
  const language = document.documentElement.lang === 'zh' ? 'zh' : 'en';
  if (!result) {
    page.append(el('p', {}, [wordsOf(language).noData]));
    return;
  }
  const core = result.groups.findIndex((name, index) => name === 'core' && result.accounts[index] > 0);
  const state: State = { language, dark: prefersDark.matches, group: Math.max(core, 0) };
  const put = (paper: boolean) => {
    document.body.classList.toggle('paper', paper);
    show(result, state);
  };
  show(result, state);
  prefersDark.addEventListener('change', () => {
    state.dark = prefersDark.matches;
    show(result, state);
  });
  window.addEventListener('resize', () => drawn.forEach((figure) => figure.draw()));
  window.addEventListener('beforeprint', () => put(true));
  window.addEventListener('afterprint', () => put(false));
}

start();

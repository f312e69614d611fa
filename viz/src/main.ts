// The page of `backlash report`: draws what is in the element #result, and draws it again when the reader chooses
// another language, theme or anything else.
import { readData } from './data';
import { Format } from './format';
import { el } from './page/element';
import { drawFigure, type DrawnFigure } from './page/figure';
import { header, type Choices } from './page/header';
import type { Page } from './page/page';
import { pageOf } from './page/page_of';
import './style/page.css';
import './style/figure.css';
import './style/sweep.css';
import './style/paper.css';
import { screenFamily, theme } from './theme';
import { words as wordsOf } from './words';

const root = document.getElementById('page') as HTMLElement;
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
let drawn: DrawnFigure[] = [];

function show(page: Page, state: Choices): void {
  const onPaper = document.body.classList.contains('paper');
  const choices = onPaper ? { ...state, dark: false } : state;
  const words = wordsOf(choices.language);
  const format = new Format(choices.language, page.clock);
  const heading = page.heading(words, format);
  const focused = document.activeElement?.id;
  const scrolled = window.scrollY;
  const again = () => show(page, state);

  drawn.forEach((figure) => figure.dispose());
  drawn = [];
  document.documentElement.lang = choices.language;
  document.documentElement.dataset.theme = choices.dark ? 'dark' : 'light';
  document.title = heading.title;
  const body = page.body({
    words,
    format,
    theme: theme(choices.dark),
    again,
    draw(figure, controls = null) {
      if (!figure) return null;
      const one = drawFigure(figure, words, controls);
      drawn.push(one);
      return one.element;
    },
  });
  const change = (some: Partial<Choices>) => {
    Object.assign(state, some);
    again();
  };
  root.replaceChildren(header(heading, words, choices, change), ...body.filter((part) => part !== null));
  drawn.forEach((figure) => figure.draw());
  window.scrollTo(0, scrolled);
  if (focused) document.getElementById(focused)?.focus();
}

function start(): void {
  const data = readData();
  const language = document.documentElement.lang === 'zh' ? 'zh' : 'en';
  if (!data) {
    root.append(el('p', {}, [wordsOf(language).noData]));
    return;
  }
  document.documentElement.style.setProperty('--family', screenFamily);
  const page = pageOf(data);
  const state: Choices = { language, dark: prefersDark.matches };
  const put = (paper: boolean) => {
    document.body.classList.toggle('paper', paper);
    show(page, state);
  };
  show(page, state);
  prefersDark.addEventListener('change', () => {
    state.dark = prefersDark.matches;
    show(page, state);
  });
  window.addEventListener('resize', () => drawn.forEach((figure) => figure.draw()));
  window.addEventListener('beforeprint', () => put(true));
  window.addEventListener('afterprint', () => put(false));
}

start();

// Puts the page of some data on the screen, and draws it again when the reader chooses another language, theme or
// anything else.
import type { Data } from './data';
import { drawFigure, type DrawnFigure } from './page/figure';
import { header, type Choices } from './page/header';
import type { Page } from './page/page';
import { pageOf } from './page/page_of';
import './style/page.css';
import './style/figure.css';
import './style/sweep.css';
import './style/stacked.css';
import './style/paper.css';
import './style/published.css';
import { formatOf } from './step_format';
import { screenFamily, theme } from './theme';
import { words as wordsOf, type Language } from './words';

export const chosenLanguage = (): Language => (document.documentElement.lang === 'zh' ? 'zh' : 'en');

export class Viewer {
  private readonly prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  private readonly state: Choices = { language: chosenLanguage(), dark: this.prefersDark.matches };
  private drawn: DrawnFigure[] = [];
  private page: Page | null = null;

  constructor(private readonly root: HTMLElement) {
    document.documentElement.style.setProperty('--family', screenFamily);
    this.dress(this.state);
    const put = (paper: boolean) => {
      document.body.classList.toggle('paper', paper);
      this.draw();
    };
    this.prefersDark.addEventListener('change', () => this.change({ dark: this.prefersDark.matches }));
    window.addEventListener('resize', () => this.drawn.forEach((figure) => figure.draw()));
    window.addEventListener('beforeprint', () => put(true));
    window.addEventListener('afterprint', () => put(false));
  }

  show(data: Data): void {
    this.page = pageOf(data);
    this.draw((figures) => {
      this.root.setAttribute('aria-busy', 'true');
      this.drawOneByOne(figures);
    });
  }

  // Each chart is on the screen before the next is begun, so that the first picture of a large page is there early.
  private drawOneByOne([first, ...others]: DrawnFigure[]): void {
    first?.draw();
    if (others.length === 0) this.root.removeAttribute('aria-busy');
    else requestAnimationFrame(() => setTimeout(() => this.drawn.includes(others[0]) && this.drawOneByOne(others)));
  }

  private clear(): void {
    this.drawn.forEach((figure) => figure.dispose());
    this.drawn = [];
    this.root.removeAttribute('aria-busy');
  }

  private change(some: Partial<Choices>): void {
    Object.assign(this.state, some);
    this.draw();
  }

  private dress({ language, dark }: Choices): void {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }

  private draw(each = (figures: DrawnFigure[]) => figures.forEach((figure) => figure.draw())): void {
    const onPaper = document.body.classList.contains('paper');
    const choices = onPaper ? { ...this.state, dark: false } : this.state;
    this.dress(choices);
    const { page } = this;
    if (!page) return;
    const words = wordsOf(choices.language);
    const format = formatOf(choices.language, page.clock);
    const heading = page.heading(words, format);
    const focused = document.activeElement?.id;
    const scrolled = window.scrollY;

    this.clear();
    document.title = heading.title;
    const body = page.body({
      words,
      format,
      theme: theme(choices.dark),
      again: () => this.draw(),
      draw: (figure, controls = null) => {
        if (!figure) return null;
        const one = drawFigure(figure, words, controls);
        this.drawn.push(one);
        return one.element;
      },
    });
    this.root.replaceChildren(
      header(heading, words, choices, (some) => this.change(some)),
      ...body.filter((part) => part !== null),
    );
    each(this.drawn);
    window.scrollTo(0, scrolled);
    if (focused) document.getElementById(focused)?.focus();
  }
}

import type { Language, Words } from '../words';
import { el } from './element';
import type { Heading } from './page';

export interface Choices {
  language: Language;
  dark: boolean;
}

function button(id: string, label: string, act: () => void, attributes: Record<string, string> = {}): HTMLElement {
  const element = el('button', { type: 'button', id, ...attributes }, [label]);
  element.addEventListener('click', act);
  return element;
}

export function header(heading: Heading, words: Words, choices: Choices, choose: (change: Partial<Choices>) => void): HTMLElement {
  const other: Language = choices.language === 'zh' ? 'en' : 'zh';
  const theme = choices.dark ? words.switchTheme.light : words.switchTheme.dark;
  return el('header', {}, [
    el('div', { class: 'switches' }, [
      button('language', words.switchLanguage, () => choose({ language: other }), { lang: other }),
      button('theme', theme, () => choose({ dark: !choices.dark })),
    ]),
    el('h1', {}, [heading.title]),
    el('p', { class: 'subtitle' }, [heading.subtitle]),
    el('p', { class: 'how' }, [el('strong', {}, [words.simulated]), ' ', heading.how]),
  ]);
}

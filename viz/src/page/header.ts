import type { Result } from '../data';
import type { Format } from '../format';
import type { Language, Words } from '../words';
import { el } from './element';

export interface Choices {
  language: Language;
  dark: boolean;
}

function zoneName(minutes: number): string {
  const sign = minutes < 0 ? '−' : '+';
  const size = Math.abs(minutes);
  return `UTC${sign}${Math.floor(size / 60)}${size % 60 === 0 ? '' : ':' + String(size % 60).padStart(2, '0')}`;
}

function button(id: string, label: string, act: () => void): HTMLElement {
  const element = el('button', { type: 'button', id }, [label]);
  element.addEventListener('click', act);
  return element;
}

export function header(result: Result, format: Format, words: Words, choices: Choices, choose: (change: Partial<Choices>) => void): HTMLElement {
  const first = format.wall(0);
  const last = format.wall(result.duration) - 1;
  const days = `${format.day(first)} – ${format.day(last)} ${format.year(last)}`;
  const everybody = result.groups.indexOf('all');
  const accounts = format.count(everybody < 0 ? null : result.accounts[everybody]);
  const other: Language = choices.language === 'zh' ? 'en' : 'zh';
  const theme = choices.dark ? words.switchTheme.light : words.switchTheme.dark;
  return el('header', {}, [
    el('div', { class: 'switches' }, [
      button('language', words.switchLanguage, () => choose({ language: other })),
      button('theme', theme, () => choose({ dark: !choices.dark })),
    ]),
    el('h1', {}, [result.title]),
    el('p', { class: 'subtitle' }, [
      words.subtitle(result.scenario, accounts, result.replicates, days, zoneName(result.zone_offset_minutes)),
    ]),
    el('p', { class: 'how' }, [el('strong', {}, [words.simulated]), ' ', words.howToRead(result.replicates)]),
  ]);
}

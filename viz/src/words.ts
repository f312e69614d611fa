// The words of the page, in each language.
import { english } from './words_en';
import { chinese } from './words_zh';

export type Language = 'en' | 'zh';
export type Words = typeof english;

export function words(language: Language): Words {
  return language === 'zh' ? chinese : english;
}

// A name of the engine in words; itself when there are none.
export function named(table: Record<string, string>, name: string): string {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : name;
}

import type { Result } from '../data';
import type { Words } from '../words';
import { el, table } from './element';

const shown = ['seed', 'program_version', 'git_revision', 'build_type', 'compiler', 'flags', 'library_versions', 'random_numbers'] as const;

function folded(title: string, text: string): HTMLElement {
  return el('details', {}, [el('summary', {}, [title]), el('pre', { tabindex: '0' }, [text])]);
}

export function provenance(result: Result, words: Words): HTMLElement {
  const texts = words.provenance;
  return el('section', { id: 'provenance' }, [
    el('details', {}, [
      el('summary', {}, [el('h2', {}, [texts.title])]),
      table(
        ['', ''],
        shown.map((name) => [texts[name], result.provenance[name] ?? '']),
        { class: 'plain' },
      ),
      folded(texts.text, result.provenance.scenario_text ?? ''),
      folded(texts.resolved, result.provenance.resolved_scenario ?? ''),
    ]),
    el('p', { class: 'origin' }, [
      `${result.source} · ${result.provenance.git_revision ?? ''} · ${texts.seed} ${result.provenance.seed ?? ''}`,
    ]),
  ]);
}

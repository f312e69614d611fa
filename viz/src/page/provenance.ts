import type { Result } from '../data';
import type { Words } from '../words';
import { el, table } from './element';

const shown = ['seed', 'program_version', 'git_revision', 'build_type', 'compiler', 'flags', 'library_versions', 'random_numbers'] as const;

function folded(title: string, text: string): HTMLElement {
  return el('details', {}, [el('summary', {}, [title]), el('pre', { tabindex: '0' }, [text])]);
}

interface Origin {
  source: string;
  provenance: Record<string, string>;
}

// Folded: the build, and texts under their titles.
export function origin(of: Origin, words: Words, long: [title: string, text: string][]): HTMLElement {
  const texts = words.provenance;
  return el('section', { id: 'provenance' }, [
    el('details', {}, [
      el('summary', {}, [el('h2', {}, [texts.title])]),
      table(
        ['', ''],
        shown.map((name) => [texts[name], of.provenance[name] ?? '']),
        { class: 'plain' },
      ),
      ...long.map(([title, text]) => folded(title, text)),
    ]),
    el('p', { class: 'origin' }, [
      `${of.source} · ${of.provenance.git_revision ?? ''} · ${texts.seed} ${of.provenance.seed ?? ''}`,
    ]),
  ]);
}

export function provenance(result: Result, words: Words): HTMLElement {
  return origin(result, words, [
    [words.provenance.text, result.provenance.scenario_text ?? ''],
    [words.provenance.resolved, result.provenance.resolved_scenario ?? ''],
  ]);
}

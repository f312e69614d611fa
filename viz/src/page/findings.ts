// What differs between a variant and the base, in words, as a table of key figures, and as one of all figures.
import { paired, verdict, variants, type Paired, type PairedVariables, type Verdict } from '../comparison';
import type { Comparison, Value } from '../data';
import type { Format } from '../format';
import type { Variable } from '../variable';
import { named, type Words } from '../words';
import { el, table } from './element';

type Write = (value: Value) => string;

interface KeyFigure {
  name: string; // of the indicator
  at?: [dimension: string, label: string];
  write: (format: Format) => Write;
  share?: boolean; // differences are then in percentage points
}

const percent = (decimals: number) => (format: Format) => (value: Value) => format.percent(value, decimals);
const number = (format: Format) => (value: Value) => format.number(value, 3);
const count = (format: Format) => (value: Value) => format.count(value === null || Math.abs(value) < 10 ? value : Math.round(value));

const keyFigures: KeyFigure[] = [
  { name: 'posts_negative_total', write: count },
  { name: 'peak_volume', write: count },
  { name: 'outraged_fans', at: ['horizon', '48'], write: percent(1), share: true },
  { name: 'outrage_auc', at: ['group', 'fans'], write: number },
  { name: 'trust_kept', at: ['group', 'fans'], write: percent(1), share: true },
  { name: 'kol_departures_total', write: count },
  { name: 'media_reports_total', write: count },
  { name: 'worst_abnormal_move', write: percent(2), share: true },
];

export interface Finding {
  id: string;
  name: string;
  values: Paired;
  write: Write;
  writeDifference: Write; // without sign and unit
  unit: string; // of the difference, where its figure has another
}

function labels(comparison: PairedVariables, dimension: string): string[] {
  return (comparison.variables[`indicators/${dimension}`]?.values ?? []).map(String);
}

function keyFindings(comparison: Comparison, variant: number, format: Format, words: Words): Finding[] {
  return keyFigures.flatMap(({ name, at, write, share }) => {
    const variable = comparison.variables[`indicators/${name}`];
    const place = at ? labels(comparison, at[0]).indexOf(at[1]) : 0;
    if (!variable || place < 0) return [];
    const values = paired(comparison, variable, variant, at ? { [at[0]]: place } : {});
    if (values.difference[0] === null) return [];
    const inPoints = (value: Value) => write(format)(value).replace(/\s?%$/, '');
    return [
      {
        id: at ? `${name}:${at[1]}` : name,
        name: words.comparison.figures[name],
        values,
        write: write(format),
        writeDifference: share ? inPoints : write(format),
        unit: share ? ` ${words.comparison.points}` : '',
      },
    ];
  });
}

export function everyFinding(comparison: PairedVariables, variant: number, format: Format, words: Words, nameOf = (id: string) => id): Finding[] {
  const one = (id: string, name: string, variable: Variable, at: Record<string, number>): Finding[] => {
    const values = paired(comparison, variable, variant, at);
    const write = (value: Value) => format.number(value, 4);
    return values.difference[0] === null ? [] : [{ id, name, values, write, writeDifference: write, unit: '' }];
  };
  return Object.entries(comparison.variables).flatMap(([path, variable]) => {
    if (!path.startsWith('indicators/') || !variable.dimensions.includes('statistic')) return [];
    const id = path.slice('indicators/'.length);
    const name = words.withUnit(nameOf(id), variable.units === 'steps' ? '1' : variable.units); // figures in steps say so
    const over = variable.dimensions.find((dimension) => !['variant', 'statistic'].includes(dimension));
    if (!over) return one(id, name, variable, {});
    return labels(comparison, over).flatMap((label, i) => one(`${id}:${label}`, `${name}${words.comma}${named(words.groups, label)}`, variable, { [over]: i }));
  });
}

function mark(how: Verdict, words: Words): HTMLElement {
  const sign = { lower: '▼ ', higher: '▲ ', same: '= ', open: '○ ', unknown: '' }[how];
  return el('span', { class: how === 'lower' || how === 'higher' ? 'apart' : 'alike' }, [sign + words.comparison.verdicts[how]]);
}

function difference({ values, writeDifference, unit }: Finding, format: Format): string {
  const [mean, low, high] = [values.difference[0], values.low[0], values.high[0]].map((value) => format.signed(value, writeDifference));
  return values.low[0] === null ? mean + unit : `${mean}${unit} (${low} … ${high})`;
}

export function findingTable(findings: Finding[], base: string, variant: string, format: Format, words: Words): HTMLElement {
  const { comparison } = words;
  return table(
    [comparison.figure, base, variant, comparison.difference95, comparison.verdict],
    findings.map((finding) => [
      finding.name,
      finding.write(finding.values.base[0]),
      finding.write(finding.values.variant[0]),
      el('span', { 'data-difference': finding.id }, [difference(finding, format)]),
      mark(verdict(finding.values), words),
    ]),
    { class: 'findings stacked' },
  );
}

export function sentences(findings: Finding[], words: Words): HTMLElement {
  const said = (['lower', 'higher', 'open', 'same', 'unknown'] as Verdict[]).flatMap((how) => {
    const names = findings.filter(({ values }) => verdict(values) === how).map(({ name }) => name);
    return names.length === 0 ? [] : [el('li', {}, [mark(how, words), `${words.colon}${names.join(words.listSeparator)}`])];
  });
  return el('ul', { class: 'sentences' }, said);
}

export function chanceNote(findings: Finding[], words: Words): HTMLElement | null {
  return findings.some(({ values }) => values.low[0] !== null) ? el('p', { class: 'quiet' }, [words.comparison.chance]) : null;
}

export function findings(comparison: Comparison, format: Format, words: Words): HTMLElement[] {
  return variants(comparison).map((name, variant) => {
    const found = keyFindings(comparison, variant, format, words);
    const all = everyFinding(comparison, variant, format, words);
    const folded = el('details', { class: 'values' }, [el('summary', {}, [words.comparison.allFigures(all.length)])]);
    folded.addEventListener('toggle', () => {
      if (folded.open && folded.childElementCount === 1)
        folded.append(findingTable(all, comparison.base, name, format, words), ...[chanceNote(all, words)].filter((note) => note !== null));
    });
    const alone = variant % 2 === 0 && variant + 1 === variants(comparison).length; // in its row
    return el('section', { class: alone ? 'finding alone' : 'finding', 'data-variant': name }, [
      el('h2', {}, [words.comparison.against(name, comparison.base)]),
      sentences(found, words),
      findingTable(found, comparison.base, name, format, words),
      folded,
    ]);
  });
}

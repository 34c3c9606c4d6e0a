/**
 * Settings as the few words of a link that differ from the defaults.
 *
 * `g=9x9`, `f=tile`, `b=black`, `r=0.9` (ratio), `t=0` (top class not asked for),
 * `s=beam,3,15,10,i-gos,strict`, `o=3,share,0.5` (roots and overlap), `l=500` (nodes).
 * One text per value: `03` or `0.50` is refused, so a link cannot be written two ways.
 */
import type { ExplainSettings, SearchSettings } from '../search/settings.ts';
import { defaultSettings } from '../search/settings.ts';
import { Field } from './field.ts';
import { budgetFrom, choiceFrom, footprints, gridFrom, searchFrom, sufficiencyFrom } from './settingsFields.ts';

type Words = Readonly<Record<string, string>>;

export const settingsKeys: readonly string[] = ['g', 'f', 'b', 'r', 't', 's', 'o', 'l'];

/** Only what differs from the defaults. */
export function settingsWords(settings: ExplainSettings): Record<string, string> {
  const own = allWords(settings);
  const usual = allWords(defaultSettings);
  return Object.fromEntries(Object.entries(own).filter(([key, word]) => usual[key] !== word));
}

/** Throws `FieldError` for words that `settingsWords` does not write. */
export function settingsFromWords(words: Words): ExplainSettings {
  const { g = '', f, b, r = '', t = '', s = '', o = '', l = '' } = { ...allWords(defaultSettings), ...words };
  const [rows, cols] = numbers(g, 'x');
  const [roots, kind, limit] = o.split(',');
  const field = new Field({
    grid: { rows, cols },
    footprint: f,
    baseline: b,
    sufficiency: { ratio: numberOf(r), topClass: t === '1' },
    search: searchObject(s),
    choice: { roots: numberOf(roots), overlap: { kind, limit: numberOf(limit) } },
    graph: { budget: numberOf(l) },
  });
  const settings: ExplainSettings = {
    grid: gridFrom(field.at('grid')),
    footprint: field.at('footprint').oneOf(footprints),
    baseline: field.at('baseline').oneOf(['black', 'mean', 'blur']),
    sufficiency: sufficiencyFrom(field.at('sufficiency')),
    search: searchFrom(field.at('search')),
    choice: choiceFrom(field.at('choice')),
    graph: budgetFrom(field.at('graph')),
  };
  const written = settingsWords(settings);
  for (const [key, word] of Object.entries(words))
    if (written[key] !== word) new Field(word, key).refuse(`written as links are, or left out`);
  return settings;
}

function allWords(settings: ExplainSettings): Record<string, string> {
  const { grid, footprint, baseline, sufficiency, choice, graph } = settings;
  return {
    g: `${grid.rows}x${grid.cols}`,
    f: footprint,
    b: baseline,
    r: String(sufficiency.ratio),
    t: sufficiency.topClass ? '1' : '0',
    s: searchWord(settings.search),
    o: `${choice.roots},${choice.overlap.kind},${choice.overlap.limit}`,
    l: String(graph.budget),
  };
}

function searchWord(search: SearchSettings): string {
  if (search.kind === 'exhaustive') return `all,${search.maxSize}`;
  const numbersOf =
    search.kind === 'beam' ? [search.width, search.successors, search.limit] : [search.candidates, search.size];
  return [search.kind, ...numbersOf, search.seed, ...(search.strict ? ['strict'] : [])].join();
}

function searchObject(word: string): unknown {
  const [kind, ...rest] = word.split(',');
  const [a, b] = rest.map(numberOf);
  if (kind === 'all') return { kind: 'exhaustive', maxSize: a };
  const strict = rest.at(-1) === 'strict';
  if (kind === 'beam') return { kind, width: a, successors: b, limit: numberOf(rest[2]), seed: rest[3], strict };
  return { kind, candidates: a, size: b, seed: rest[2], strict };
}

function numbers(word: string, separator: string): number[] {
  return word.split(separator).map(numberOf);
}

/** NaN for what is no plain number: `Number('')` would be 0. */
function numberOf(word: string | undefined): number {
  return word === undefined || word.trim() === '' ? Number.NaN : Number(word);
}

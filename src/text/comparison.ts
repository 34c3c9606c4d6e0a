/**
 * The words of the gallery that compares heat maps: its labels, and the sentences
 * that depend on numbers. Inputs are declared by shape.
 */
import { count, counted, duration, percent } from './numbers.ts';

export const comparisonWords = {
  open: 'Compare all methods',
  heading: 'Heat maps compared',
  close: 'Close',
  methods: 'Methods',
  chosen: 'chosen',
  allFast: 'All fast ones',
  costs: { fast: 'fast', slow: 'slow', minutes: 'minutes' },
  layout: 'Show as',
  layouts: { maps: 'Maps', 'two-up': 'Two-up', agreement: 'Agreement' },
  sort: 'Sort by',
  sorts: { listed: 'Family', cost: 'Cost', name: 'Name', agreement: 'Agreement with …' },
  sortMeasures: 'Measures, best first',
  reference: 'Agreement with',
  evidenceAgainst: 'Show evidence against',
  clipped: 'Cut off the highest 1 %',
  outlined: 'Combinations that are enough',
  outlines: { none: 'not outlined', all: 'all outlined' },
  thorough: 'With the costly measures',
  measureAll: 'Measure all',
  measure: 'Measure',
  randomise: 'Randomise the weights',
  stop: 'Stop',
  stopAll: 'Stop all',
  resume: 'Go on',
  takeAway: 'Take away',
  beside: 'Beside the picture',
  compare: 'Two-up',
  low: 'no effect',
  high: 'most, of each map',
  against: 'most against',
  favour: 'most in favour',
  scale: 'Each map is drawn on the scale of its own largest value: compare places, not amounts.',
  convergence: 'How it came to be',
  replay: 'Replay',
  pause: 'Pause',
  empty: 'Choose a method, and its map appears here.',
  noPicture: 'Open a picture first: the maps of every method you choose appear here.',
  dropsAlone: 'It comes with the search, which explains the class alone.',
  beforehand: 'computed beforehand',
  measuring: 'Measuring',
  randomising: 'Asking the network with random weights',
  trained: 'As trained',
  randomised: 'Random weights',
  measures: 'Measures',
  curve: { insertion: 'Insertion', deletion: 'Deletion' },
  curveAcross: 'pixels changed',
  curveUp: 'confidence',
  left: 'Left map',
  right: 'Right map',
  divider: 'Divider between the two maps',
  dividerKeys: '1 left only · 2 half · 3 right only · ← → move',
  twoNeeded: 'Two finished maps are needed to compare: choose methods, or wait for them.',
  agreement: 'Rank correlation of the maps, pixel by pixel',
  agreementHint:
    '1: the same order of pixels; 0: none in common; −1: the opposite. It does not know which map is right.',
  agreementNone: 'no order to compare',
  whyNot: 'Against another class',
  alone: 'The class alone again',
} as const;

export type CostClass = keyof typeof comparisonWords.costs;

/** By forward passes: a network of the size the page offers takes about 20 to 50 ms for one, without a GPU. */
export function costClass(passes: number): CostClass {
  if (passes <= 60) return 'fast';
  return passes <= 1000 ? 'slow' : 'minutes';
}

/** `about 450 passes`, of what has not run yet. */
export function costLine(passes: number): string {
  return `about ${counted(passes, 'pass', 'passes')}`;
}

/** `1.2 s · 20 passes forward, 20 back`; what came out of a file says nothing of its cost. */
export function effortLine(effort: {
  readonly milliseconds: number;
  readonly forwards: number;
  readonly backwards: number;
}): string {
  const { milliseconds, forwards, backwards } = effort;
  if (forwards === 0 && backwards === 0) return comparisonWords.beforehand;
  const forward = `${counted(wholePasses(forwards), 'pass', 'passes')} forward`;
  const passes = backwards > 0 ? `${forward}, ${count(wholePasses(backwards))} back` : forward;
  return milliseconds > 0 ? `${duration(milliseconds)} · ${passes}` : passes;
}

/** A pass through a part of the network counts by its share; where there was any, there is one. */
const wholePasses = (passes: number): number => (passes > 0 ? Math.max(1, Math.round(passes)) : 0);

const plain = (value: number): string => value.toFixed(2).replace('-', '−');

/** `Step 40 of 150`, of a method that reaches its map by steps; parts of a step count as a step begun. */
export function stepLine({ step, steps }: { readonly step: number; readonly steps: number }): string {
  return `Step ${count(Math.ceil(step))} of ${count(steps)}`;
}

/** Where the theory says what the values sum to; the gap as a share of what is due. */
export function completenessLine({ sum, due }: { readonly sum: number; readonly due: number }): string {
  return `Its values sum to ${plain(sum)}; by the theory ${plain(due)} is due: ${gapOf(sum, due)}.`;
}

function gapOf(sum: number, due: number): string {
  if (due === 0) return sum === 0 ? 'no gap' : `a gap of ${plain(Math.abs(sum))}`;
  const gap = Math.abs((sum - due) / due);
  return gap < 0.001 ? `a gap of less than ${percent(0.001)}` : `a gap of ${percent(gap, gap < 0.1 ? 1 : 0)}`;
}

/** What the maps are about. */
export function explainsLine(label: string, against: string | null): string {
  return against === null ? `What speaks for ${label}` : `What speaks for ${label} rather than ${against}`;
}

/** `Why school bus and not castle?`, on a button. */
export function whyNotQuestion(label: string, other: string): string {
  return `Why ${label} and not ${other}?`;
}

/** Where the maps explain a difference, said wherever they stand. */
export function differenceLine(label: string, against: string): string {
  return `The maps explain why ${label} rather than ${against}.`;
}

/** `7 of 12 maps are there`. */
export function galleryLine({ done, asked }: { readonly done: number; readonly asked: number }): string {
  if (asked === 0) return '';
  return done === asked ? `${counted(asked, 'map')}, all there` : `${count(done)} of ${counted(asked, 'map')} there`;
}

/** `about 61 passes for each map`. */
export function measureCostLine(passes: number): string {
  return `${costLine(passes)} for each map`;
}

/** `0.43`, or a dash. */
export function correlation(value: number | null): string {
  return value === null ? '–' : plain(value);
}

/** Bounds between "hardly changes", "changes in part" and "changes wholly". */
const [much, little] = [0.7, 0.3];

/** What a rank correlation between the two maps of a sanity check says. */
export function sanityLine(value: number | null): string {
  if (value === null) return 'One of the two maps is the same everywhere, so their orders cannot be compared.';
  const fact = `Rank correlation ${plain(value)}.`;
  if (value >= much) return `${fact} A map that hardly changes does not depend on what the network has learnt.`;
  if (value > little) return `${fact} Part of this map does not depend on what the network has learnt.`;
  return `${fact} This map depends on what the network has learnt, as it should.`;
}

export const sanityNothing = 'With random weights, the network gives this method nothing to show.';

/** What the divider shows, read aloud. */
export function dividerText(share: number, left: string, right: string): string {
  if (share >= 1) return `${left} only`;
  if (share <= 0) return `${right} only`;
  return `${left} on the left ${percent(share, 0)}, ${right} on the right`;
}

/** A measure's value as its card says: a share in per cent, or a number. */
export function measureValue(value: number | null, unit: 'share' | 'number'): string {
  if (value === null) return '–';
  if (unit === 'share') return percent(value, 0);
  return (Math.abs(value) >= 100 ? count(value) : value.toPrecision(3)).replace('-', '−');
}

/** A curve, read aloud. */
export function curveText(name: string, area: number, first: number, last: number): string {
  return `${name}: confidence goes from ${percent(first, 0)} to ${percent(last, 0)}; area ${area.toFixed(2)}`;
}

/** Every family as a heading. */
export const familyNames: Readonly<Record<string, string>> = {
  'class activation': 'Class activation',
  gradient: 'Gradient',
  relevance: 'Relevance',
  perturbation: 'Perturbation',
  'optimised mask': 'Optimised masks',
  'attention filter': 'Attention filters',
  unfolding: 'Unfolding',
};

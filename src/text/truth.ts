/**
 * What is known about a picture, and how a combination stands to it, in words.
 *
 * Parts are named as the picture's own list names them. A verdict is about what a
 * combination shows, never about why the network is convinced by it.
 */
import { counted, listed } from './numbers.ts';

export interface TruthVerdict {
  /** Known sufficient sets that are shown whole. */
  readonly covered: readonly (readonly string[])[];
  /** What the nearest sufficient set lacks; empty where one is covered. */
  readonly missing: readonly string[];
  readonly shown: readonly string[];
  /** Regions of the combination that lie on no part, of how many it has. */
  readonly beside: number;
  readonly regions: number;
}

/** `bonnet + windows`. */
export function partSet(parts: readonly string[]): string {
  return parts.join(' + ');
}

/** `Covers bonnet + windows, which is enough`; `Shows bonnet; windows missing · 2 of 5 regions beside the point`. */
export function truthVerdict(verdict: TruthVerdict): string {
  const { beside, regions } = verdict;
  const coverage = verdict.covered.length > 0 ? coveredWords(verdict.covered) : lackingWords(verdict);
  if (beside === 0) return coverage;
  return `${coverage} · ${String(beside)} of ${counted(regions, 'region')} beside the point`;
}

function coveredWords(covered: TruthVerdict['covered']): string {
  const [first = [], ...others] = covered;
  if (others.length === 0) return `Covers ${partSet(first)}, which is enough`;
  return `Covers ${partSet(first)}, which is enough, and ${counted(others.length, 'other set that is', 'other sets that are')} enough`;
}

function lackingWords({ shown, missing }: TruthVerdict): string {
  const shows = shown.length === 0 ? 'Shows no part' : `Shows ${listed(shown)}`;
  return missing.length === 0 ? shows : `${shows}; ${listed(missing)} missing`;
}

/** Which explanations, numbered from one as they are shown, cover a sufficient set, or else how many of those not shown. */
export function coveredBy(explanations: readonly number[], others: number): string {
  if (explanations.length === 0 && others > 0) return `covered by ${String(others)} of the others that were found`;
  if (explanations.length === 0) return 'covered by no explanation';
  const many = explanations.length > 1 ? 'explanations' : 'explanation';
  return `covered by ${many} ${listed(explanations.map(String))}`;
}

/** Where the explained class is not the one the picture shows. */
export function otherClassExplained(truth: string, explained: string): string {
  return `What is known here is what makes a ${truth}; explained is ${explained}, so the combinations are not judged.`;
}

/** How much of what is known the explanations found, and what counts. */
export function foundOfKnown(covered: number, known: number): string {
  return `${String(covered)} of ${counted(known, 'set of parts', 'sets of parts')} known to be enough ${covered === 1 ? 'is' : 'are'} covered. A part counts as shown from 15 % of its pixels on.`;
}

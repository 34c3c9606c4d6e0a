/**
 * One region set in words: for the inspector, the tree of the graph and the live
 * region. Confidences and ratios are 0–1; names of regions as people read them.
 */
import { counted, percent, setInWords, signedPoints } from './numbers.ts';

export interface CombinationInput {
  readonly names: readonly string[];
  readonly ratio: number;
  readonly role: 'root' | 'own' | 'node';
  readonly enough: boolean;
}

const verdict = (enough: boolean): string => (enough ? 'enough' : 'not enough');

/** The label of a node: `D4 and E3: 92 % of the whole picture’s confidence, enough`. */
export function combinationLabel({ names, ratio, role, enough }: CombinationInput): string {
  const prefix = role === 'root' ? 'Root, ' : role === 'own' ? 'Your own, ' : '';
  return `${prefix}${setInWords(names)}: ${percent(ratio, 0)} of the whole picture’s confidence, ${verdict(enough)}`;
}

/** What the live region says when a combination is selected. */
export function combinationAnnouncement({ names, ratio, enough }: CombinationInput): string {
  return `${setInWords(names)}. ${counted(names.length, 'region')}, ${percent(ratio, 0)} of the whole picture’s confidence, ${verdict(enough)}.`;
}

/** What the live region says when the search brings something new. */
export function foundAnnouncement(roots: number): string {
  return roots === 1 ? 'One combination found that is enough.' : `${String(roots)} combinations found that are enough.`;
}

/** A change against another set: `−5.6 points against the whole picture`. */
export function changeInWords(difference: number, against: string): string {
  return `${signedPoints(difference)} points against ${against}`;
}

/** A parent in the inspector: `without F4, from C6, D6 and F4`. */
export function parentLabel(removed: string, names: readonly string[]): string {
  return `Without ${removed}, from ${setInWords(names)}`;
}

/** How many children of a node are folded away: `+ 8`. */
export function foldedLabel(hidden: number): string {
  return `${counted(hidden, 'more combination')} folded`;
}

export function regionLabel(name: string, state: { readonly inOwn: boolean; readonly inSelected: boolean }): string {
  if (state.inOwn) return `Region ${name}, in your combination`;
  return state.inSelected ? `Region ${name}, in the selected combination` : `Region ${name}`;
}

/** The alternative text of a picture of a set. */
export function maskedPictureLabel(names: readonly string[]): string {
  if (names.length === 0) return 'The picture with every region hidden, as the network saw it';
  return `The picture with only ${setInWords(names)} visible, as the network saw it`;
}

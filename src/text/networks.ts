/**
 * Networks in words: what one that knows few things makes of all others, and what
 * it takes to get a larger one. Claims nothing of how good an answer is.
 */
import { bytes, count } from './numbers.ts';

const small = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
];

/** `everyday-10 knows ten things; everything else becomes one of them.` */
export function knowsFew(name: string, classes: number): string {
  return `${name} knows ${small[classes] ?? count(classes)} things; everything else becomes one of them.`;
}

/** `Load MobileNet V2 (14.0 MB)`. */
export function loadNetwork(card: { readonly name: string; readonly bytes: number }): string {
  return `Load ${card.name} (${bytes(card.bytes)})`;
}

/** What leaves the device and what does not: `It comes from models.example; your picture stays here.` */
export function comesFrom(address: string): string {
  return `It comes from ${hostOf(address)}; your picture stays here.`;
}

/** An address as people read it: without `https://`. One that cannot be taken apart stays as it is. */
export function plainAddress(address: string): string {
  return address.replace(/^https?:\/\//, '');
}

function hostOf(address: string): string {
  return plainAddress(address).split('/')[0] ?? address;
}

/** A network's card in one line: `224 × 224 pixels · 13.9 MB to download · Apache-2.0`. */
export function modelFacts(card: {
  readonly inputSize: readonly [number, number];
  readonly bytes: number;
  readonly licence: string;
  readonly builtIn?: true;
}): string {
  const [height, width] = card.inputSize;
  const size = card.builtIn === true ? bytes(card.bytes) : `${bytes(card.bytes)} to download`;
  return [`${String(width)} × ${String(height)} pixels`, size, card.licence].join(' · ');
}

/**
 * Which small sets of parts give a class away.
 *
 * Where classes are known by their parts, a set of parts says which class it is exactly
 * when no other class has all of them, and the smallest such sets are the right answer
 * to "what is enough here?" (Hesse et al. 2023, the data of the controlled check).
 * Does not know what a part looks like or what a network makes of it.
 */

/** A class and the names of its parts. */
export interface PartsOfClass {
  readonly name: string;
  readonly parts: readonly string[];
}

/**
 * All minimal subsets of the parts of the class `name` that are contained in no other
 * class: smaller sets first, then in the order of the class's parts. None where another
 * class has all of these parts.
 *
 * @param present parts that are there to be seen; left out: all parts of the class
 * @throws RangeError where no class has this name
 */
export function minimalPartSets(
  classes: readonly PartsOfClass[],
  name: string,
  present?: readonly string[],
): readonly (readonly string[])[] {
  const own = classes.find((one) => one.name === name);
  if (!own) throw new RangeError(`no class is called ${name}`);
  const parts = own.parts.filter((part) => present?.includes(part) ?? true);
  const others = classes.filter((one) => one !== own).map((one) => bitsOf(parts, one.parts));
  const found: number[] = [];
  for (const set of bySize(parts.length)) {
    const known = found.some((smaller) => (smaller & ~set) === 0);
    const shared = others.some((other) => (set & ~other) === 0);
    if (!known && !shared) found.push(set);
  }
  return found.map((set) => parts.filter((_, at) => ((set >> at) & 1) === 1));
}

/** Which of `parts` are among `those`, one bit each. */
function bitsOf(parts: readonly string[], those: readonly string[]): number {
  return parts.reduce((bits, part, at) => (those.includes(part) ? bits | (1 << at) : bits), 0);
}

/** All sets of `count` things as bits: smaller ones first, and among equals those with earlier things. */
function bySize(count: number): number[] {
  const size = (set: number): number => (set === 0 ? 0 : (set & 1) + size(set >> 1));
  const reversed = (set: number) => Array.from({ length: count }, (_, at) => (set >> at) & 1).join('');
  return Array.from({ length: 2 ** count }, (_, set) => set).sort(
    (a, b) => size(a) - size(b) || (reversed(a) > reversed(b) ? -1 : 1),
  );
}

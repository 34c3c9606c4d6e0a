import { expect, test } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet, setOf, size, withoutRegion, withRegion } from '../../core/regions/regionSet.ts';
import { adoptFamilies, commonDepth, costAt, nearest } from './families.ts';
import { References } from './references.ts';

const regions = 9;
/** A network of three stretches, where every region that differs costs ten at each and the rest gets cheaper by twenty. */
const partial = {
  depths: 3,
  wholeCost: 100,
  course: (from: RegionSet, to: RegionSet) => {
    const differing = size((from ^ to) as RegionSet);
    const costs = [100, 80 + 5 * differing, 60 + 15 * differing, 40 + 30 * differing];
    return { patches: [], costs, least: Math.min(...costs), throughout: 20 * differing };
  },
  refer: (set: RegionSet) => ({ set, maps: [] }),
  referenceCost: (set: RegionSet, from: RegionSet | null) =>
    from === null ? 60 : Math.min(60, 20 * size((from ^ set) as RegionSet)),
};
const knowing = (...sets: RegionSet[]): References => {
  const references = new References();
  for (const set of sets) references.add({ set, maps: [] });
  return references;
};
const held = (references: References) => references.all().map(({ set }) => set);
const parent = setOf([3, 4]);

test('a set is begun from the known set that makes it cheapest', () => {
  const near = withRegion(parent, 8);
  const start = nearest(partial, knowing(emptySet, parent, fullSet(regions)), near);
  expect(start?.reference.set).toBe(parent);
  expect(start?.cost).toBe(70);
  expect(nearest(partial, knowing(parent), parent)?.cost).toBe(40);
  expect(nearest(partial, knowing(), near)).toBeNull();
});

test('candidates that share a set have that set made known', () => {
  const references = knowing(fullSet(regions));
  adoptFamilies(
    partial,
    references,
    [0, 1, 6, 8].map((id) => withRegion(parent, id)),
  );
  expect(held(references)).toEqual([fullSet(regions), parent]);
});

test('removals of a set have that set made known', () => {
  const large = setOf([0, 2, 4, 6, 8]);
  const references = knowing();
  adoptFamilies(
    partial,
    references,
    [0, 2, 4, 6, 8].map((id) => withoutRegion(large, id)),
  );
  expect(held(references)).toEqual([large]);
});

test('two families in one list are both made known', () => {
  const other = setOf([0, 1, 2, 5, 8]);
  const list = [...[0, 1, 8].map((id) => withRegion(parent, id)), ...[3, 6, 7].map((id) => withRegion(other, id))];
  const references = knowing();
  adoptFamilies(partial, references, list);
  expect(new Set(held(references))).toEqual(new Set([parent, other]));
});

test('nothing is made known for a single set, for strangers, or for what is near enough already', () => {
  const lists = [
    { known: [], list: [setOf([1])] },
    { known: [], list: [setOf([0, 1, 2, 3]), setOf([5, 6, 7, 8])] },
    { known: [parent], list: [withRegion(parent, 0), withRegion(parent, 1)] },
  ];
  for (const { known, list } of lists) {
    const references = knowing(...known);
    adoptFamilies(partial, references, list);
    expect(held(references)).toEqual(known);
  }
});

test('sets go on together from the depth that is cheapest for all of them', () => {
  const references = knowing(parent);
  const starts = (...sets: RegionSet[]) => sets.map((set) => nearest(partial, references, set));
  expect(commonDepth(partial, starts(parent, parent))).toBe(3);
  expect(commonDepth(partial, starts(withRegion(parent, 0), withoutRegion(parent, 3)))).toBe(3);
  // Two regions away each stretch costs more than it saves; a set far from everything is whole and has no say.
  expect(commonDepth(partial, starts(setOf([0, 1, 3, 4]), setOf([0, 1, 2, 5, 6, 7, 8])))).toBe(1);
});

test('where nothing is known, or the patches do not reach, no depth is to be had', () => {
  expect(costAt(null, 1)).toBe(Infinity);
  expect(costAt(nearest(partial, knowing(parent), parent), 4)).toBe(Infinity);
});

import { expect, test } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { References, type Reference } from './references.ts';

/** Of 400 bytes. */
const reference = (id: number): Reference => ({ set: setOf([id]), maps: [new Float32Array(60), new Float32Array(40)] });
const held = (references: References) => references.all().map(({ set }) => set);

test('beyond its bytes the reference used longest ago goes first', () => {
  const references = new References(1200);
  const [first, second, third, fourth] = [1, 2, 3, 4].map(reference) as [Reference, Reference, Reference, Reference];
  for (const one of [first, second, third]) references.add(one);
  references.use(first);
  references.add(fourth);
  expect(held(references)).toEqual([third.set, first.set, fourth.set]);
  expect(references.has(second.set)).toBe(false);
});

test('what is added stays, even where it alone is too large', () => {
  const references = new References(100);
  references.add(reference(1));
  references.add(reference(2));
  expect(held(references)).toEqual([setOf([2])]);
});

test('a reference that is gone is not brought back by using it, and clearing leaves none', () => {
  const references = new References(400);
  const gone = reference(1);
  references.add(gone);
  references.add(reference(2));
  references.use(gone);
  expect(held(references)).toEqual([setOf([2])]);
  references.clear();
  expect(held(references)).toEqual([]);
  references.add(reference(3));
  expect(held(references)).toEqual([setOf([3])]);
});

test('the maps of what had to go are given away once, and those that are still held never', () => {
  const references = new References(800);
  const [first, second, third] = [1, 2, 3].map(reference) as [Reference, Reference, Reference];
  references.add(first);
  references.add(second);
  expect(references.takeSpare()).toEqual([]);
  references.add(third);
  expect(references.takeSpare()).toBe(first.maps);
  expect(references.takeSpare()).toEqual([]);
  references.add(reference(4));
  references.clear();
  expect(references.takeSpare()).toEqual([]);
});

test('there are never more than a dozen, however small they are', () => {
  const references = new References();
  for (let id = 0; id < 20; id++) references.add(reference(id));
  expect(held(references)).toEqual(Array.from({ length: 12 }, (_, i) => setOf([8 + i])));
});

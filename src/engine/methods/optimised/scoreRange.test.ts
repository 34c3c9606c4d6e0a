import { expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { scoreRange } from './scoreRange.ts';

test('a confidence lies between 0 and 1, the lead over another class between −1 and 1', () => {
  expect(scoreRange(classTarget(1), 'confidence')).toEqual([0, 1]);
  expect(scoreRange(classTarget(1, 2), 'confidence')).toEqual([-1, 1]);
});

test('of a logit and of the mean of a node nothing is known', () => {
  expect(scoreRange(classTarget(1), 'logit')).toEqual([-Infinity, Infinity]);
  expect(scoreRange({ kind: 'node', node: 'relu' }, 'confidence')).toEqual([-Infinity, Infinity]);
});

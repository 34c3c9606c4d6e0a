import { expect, test } from 'vitest';
import { rankClasses } from './classify.ts';

test('classes come most confident first, ties by index, each with its own index and name', () => {
  expect(rankClasses(Float32Array.of(0.25, 0.5, 0.25), ['ant', 'bee', 'cat'], null)).toEqual([
    { index: 1, label: 'bee', confidence: 0.5 },
    { index: 0, label: 'ant', confidence: 0.25 },
    { index: 2, label: 'cat', confidence: 0.25 },
  ]);
});

test('the background is no answer, and leaving it out shifts no index and no confidence', () => {
  expect(rankClasses(Float32Array.of(0.75, 0, 0.25), ['background', 'ant', 'bee'], 0)).toEqual([
    { index: 2, label: 'bee', confidence: 0.25 },
    { index: 1, label: 'ant', confidence: 0 },
  ]);
});

test('a class without a name is called by its number', () => {
  expect(rankClasses(Float32Array.of(1), [], null)[0]?.label).toBe('class 0');
});

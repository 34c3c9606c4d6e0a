import { describe, expect, it } from 'vitest';
import { firstSamples, sampleGroups } from './groups.ts';

const toy = (name: string) => ({ name, address: name, caption: name, model: 'toyworld' });
const drawing = (name: string) => ({ name, address: name, caption: name });
const many = [...['a', 'b', 'c', 'd'].map(toy), ...['x', 'y'].map(drawing)];
const names = (samples: readonly { name: string }[]) => samples.map(({ name }) => name).join('');

describe('the samples as they are offered', () => {
  it('are scenes with their own network, then drawings', () => {
    const groups = sampleGroups([drawing('x'), toy('a')]);
    expect(groups.map(({ id, samples }) => [id, names(samples)])).toEqual([
      ['toys', 'a'],
      ['drawings', 'x'],
    ]);
  });

  it('leave out a group that has none', () => {
    expect(sampleGroups([drawing('x')]).map(({ id }) => id)).toEqual(['drawings']);
    expect(sampleGroups([])).toEqual([]);
  });

  it('are few on the page: drawings, and scenes from all over their list', () => {
    expect(names(firstSamples(many, 4, null))).toBe('acxy');
    expect(names(firstSamples(many, 3, null))).toBe('axy');
    expect(names(firstSamples(many, 9, null))).toBe('abcdxy');
  });

  it('are as many drawings as there is room for where there are few scenes', () => {
    expect(names(firstSamples(['p', 'q', 'r', 's', 't'].map(drawing), 5, null))).toBe('pqrst');
    expect(names(firstSamples(['p', 'q', 'r', 's', 't', 'u'].map(drawing), 5, null))).toBe('pqrst');
  });

  it('have the open one among the few, in its place', () => {
    expect(names(firstSamples(many, 4, 'd'))).toBe('acdx');
    expect(names(firstSamples(many, 4, 'c'))).toBe('acxy');
    expect(names(firstSamples(many, 4, 'gone'))).toBe('acxy');
  });
});

import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../core/search/settings.ts';
import { searchOfKind } from './searchKinds.ts';

const beam = defaultSettings.search;

describe('another kind of search', () => {
  it('the same kind is the same search', () => {
    expect(searchOfKind('beam', beam)).toBe(beam);
  });

  it('keeps seed and proof where both kinds have them', () => {
    const proven = { ...beam, seed: 'i-gos', strict: true } as typeof beam;
    expect(searchOfKind('combinatorial', proven)).toMatchObject({ kind: 'combinatorial', seed: 'i-gos', strict: true });
  });

  it('there and back gives the default numbers and the seed that was chosen', () => {
    const chosen = searchOfKind('combinatorial', { ...beam, seed: 'grad-cam' } as typeof beam);
    expect(searchOfKind('beam', chosen)).toEqual({ ...beam, seed: 'grad-cam' });
  });

  it('an exhaustive search has no seed, and the next one starts with the default', () => {
    const exhaustive = searchOfKind('exhaustive', beam);
    expect(exhaustive).toEqual({ kind: 'exhaustive', maxSize: 2 });
    expect(searchOfKind('beam', exhaustive)).toEqual(beam);
  });
});

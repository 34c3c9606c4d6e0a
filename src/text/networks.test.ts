import { describe, expect, it } from 'vitest';
import { comesFrom, knowsFew, loadNetwork, modelFacts, plainAddress } from './networks.ts';

describe('a network that knows few things', () => {
  it('says how many, in words while they are short', () => {
    expect(knowsFew('everyday-10', 10)).toBe('everyday-10 knows ten things; everything else becomes one of them.');
    expect(knowsFew('The toy world', 16)).toContain('knows sixteen things;');
    expect(knowsFew('ImageNet', 1000)).toContain('knows 1,000 things;');
  });
});

describe('a network from elsewhere', () => {
  const address = 'https://models.example/mobile/net/model.json';

  it('is offered with its name and size', () => {
    expect(loadNetwork({ name: 'MobileNet V2', bytes: 14e6 })).toBe('Load MobileNet V2 (14.0\u202fMB)');
  });

  it('says whose server sends it, and that the picture goes nowhere', () => {
    expect(comesFrom(address)).toBe('It comes from models.example; your picture stays here.');
  });

  it('has an address one can read', () => {
    expect(plainAddress(address)).toBe('models.example/mobile/net/model.json');
    expect(plainAddress('models/own/model.json')).toBe('models/own/model.json');
  });
});

describe('the facts of a network', () => {
  const card = { inputSize: [224, 192], bytes: 13_900_000, licence: 'Apache-2.0' } as const;

  it('are its size in pixels and bytes, and its licence', () => {
    expect(modelFacts(card)).toBe('192 × 224 pixels · 13.9\u202fMB to download · Apache-2.0');
  });

  it('name no download for what came with the page', () => {
    expect(modelFacts({ ...card, builtIn: true })).toBe('192 × 224 pixels · 13.9\u202fMB · Apache-2.0');
  });
});

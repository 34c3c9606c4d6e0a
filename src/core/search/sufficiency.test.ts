import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSufficient, ratioOf } from './sufficiency.ts';

const whole = { confidence: 0.8, margin: 0.7 };
const unit = fc.integer({ min: 0, max: 64 }).map((value) => value / 64);

describe('isSufficient', () => {
  it('is strict in the ratio', () => {
    const rule = { ratio: 0.5, topClass: false };
    expect(isSufficient({ confidence: 0.4, margin: 0 }, whole, rule)).toBe(false);
    expect(isSufficient({ confidence: 0.401, margin: -0.5 }, whole, rule)).toBe(true);
  });

  it('is strict in the margin, where the class must stay the answer', () => {
    const rule = { ratio: 0.5, topClass: true };
    expect(isSufficient({ confidence: 0.45, margin: 0 }, whole, rule)).toBe(false);
    expect(isSufficient({ confidence: 0.45, margin: 0.001 }, whole, rule)).toBe(true);
  });

  it('is never met where the whole picture gives no confidence', () => {
    const nothing = { confidence: 0, margin: -1 };
    expect(isSufficient({ confidence: 0.3, margin: 0.1 }, nothing, { ratio: 0, topClass: false })).toBe(false);
  });

  it('does not change when every confidence is scaled, without the top-class part', () => {
    fc.assert(
      fc.property(unit, unit, unit, fc.constantFrom(2, 0.5, 0.25), (part, all, ratio, scale) => {
        const rule = { ratio, topClass: false };
        const at = (confidence: number) => ({ confidence, margin: 0 });
        expect(isSufficient(at(part * scale), at(all * scale), rule)).toBe(isSufficient(at(part), at(all), rule));
      }),
    );
  });
});

describe('ratioOf', () => {
  it('is the share of the whole, above 1 where less is surer, and 0 of nothing', () => {
    expect(ratioOf({ confidence: 0.4, margin: 0 }, whole)).toBe(0.5);
    expect(ratioOf({ confidence: 1, margin: 0 }, whole)).toBeGreaterThan(1);
    expect(ratioOf({ confidence: 0.4, margin: 0 }, { confidence: 0, margin: 0 })).toBe(0);
  });
});

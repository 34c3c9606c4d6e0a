import { describe, expect, it } from 'vitest';
import { everyMeasure } from '../../core/measures/cards.ts';
import type { MeasureId } from '../../core/measures/measureCard.ts';
import { methodCards } from '../../core/methods/cards.ts';
import { emptyMap } from '../../state/initialState.ts';
import { mapResult } from '../../state/page.fixture.ts';
import { agreementOf } from './agreement.ts';
import { groupsOf, idsOfCost } from './groups.ts';
import { endOf, look } from './look.ts';
import type { Listed } from './order.ts';
import { agreementWith, orderMaps } from './order.ts';

const map = (values: readonly number[], signed = false) => ({
  width: 2,
  height: values.length / 2,
  signed,
  values: Float32Array.from(values),
});

interface Parts {
  readonly cost?: number;
  readonly values?: readonly number[] | null;
  readonly measures?: Partial<Record<MeasureId, number>>;
}

function listed(name: string, { cost = 1, values = null, measures }: Parts = {}): Listed {
  const result = values === null ? null : { ...mapResult(name), map: map(values) };
  const asked = {
    ...({ status: 'done', share: 1, failure: null, thorough: false } as const),
    result: {
      values: everyMeasure((id) => measures?.[id] ?? null),
      ...{ insertion: null, deletion: null, sensitivity: null },
    },
  };
  const card = { ...methodCards[0]!, cost };
  return { id: name, name, card, map: { ...emptyMap, result, measures: measures === undefined ? null : asked } };
}
const names = (list: readonly Listed[]): string => list.map(({ name }) => name).join('');

describe('the order of maps', () => {
  it('is the one listed unless asked otherwise', () => {
    expect(names(orderMaps([listed('b'), listed('a')], 'listed', null))).toBe('ba');
  });

  it('by name or cost begins with the first and the cheapest', () => {
    const list = [listed('c', { cost: 2 }), listed('a', { cost: 9 }), listed('b', { cost: 1 })];
    expect(names(orderMaps(list, 'name', null))).toBe('abc');
    expect(names(orderMaps(list, 'cost', null))).toBe('bca');
  });

  it('by a measure begins with the best, whichever way that is', () => {
    const list = [
      listed('a', { measures: { insertion: 0.5, deletion: 0.5 } }),
      listed('b', { measures: { insertion: 0.9, deletion: 0.9 } }),
    ];
    expect(names(orderMaps(list, 'insertion', null))).toBe('ba');
    expect(names(orderMaps(list, 'deletion', null))).toBe('ab');
  });

  it('leaves what has not been measured at the end, as listed', () => {
    const list = [listed('x'), listed('y'), listed('a', { measures: { sparsity: 0.1 } }), listed('z')];
    expect(names(orderMaps(list, 'sparsity', null))).toBe('axyz');
  });

  it('by agreement begins with the reference itself', () => {
    const reference = listed('r', { values: [1, 2, 3, 4] });
    const list = [
      listed('opposite', { values: [4, 3, 2, 1] }),
      listed('none'),
      listed('near', { values: [1, 2, 4, 3] }),
      reference,
    ];
    expect(names(orderMaps(list, 'agreement', reference))).toBe('rnearoppositenone');
  });
});

describe('the agreement of two maps', () => {
  it('is of order only', () => {
    const fine = {
      width: 56,
      height: 56,
      signed: false,
      values: Float32Array.from({ length: 3136 }, (_, at) => at % 57),
    };
    expect(agreementOf(fine, { ...fine, values: fine.values.map((value) => value ** 3) })).toBeCloseTo(1, 6);
    expect(agreementOf(map([1, 2, 3, 4]), map([4, 3, 2, 1]))).toBeCloseTo(-1, 4);
  });

  it('is symmetric', () => {
    const [a, b] = [map([1, 5, 2, 0]), map([3, 1, 2, 7])];
    expect(agreementOf(a, b)).toBe(agreementOf(b, a));
  });

  it('is nothing with a map that is the same everywhere, or is not there', () => {
    expect(agreementOf(map([1, 1, 1, 1]), map([1, 2, 3, 4]))).toBeNull();
    expect(agreementWith(listed('a'), listed('b', { values: [1, 2, 3, 4] }))).toBeNull();
  });
});

describe('how a map is drawn', () => {
  const raw = map([-2, 1, 0, 1], true);
  const state = { ...emptyMap, result: { ...mapResult('x'), raw, map: map([0, 1, 0, 1]) } };

  it('without evidence against, unless asked for', () => {
    expect(look('grad-cam', state, { evidenceAgainst: false, clipped: false }).map?.signed).toBe(false);
    expect(look('grad-cam', state, { evidenceAgainst: true, clipped: false }).map).toBe(raw);
  });

  it('an unsigned map has no evidence against to be shown', () => {
    const unsigned = { ...state, result: { ...state.result, raw: map([0, 1, 0, 1]) } };
    expect(look('rise', unsigned, { evidenceAgainst: true, clipped: false }).map).toEqual(map([0, 1, 0, 1]));
  });

  it('that found nothing says so even where it shows what speaks against', () => {
    const none = { ...state, result: { ...state.result, map: null } };
    expect(look('grad-cam', none, { evidenceAgainst: true, clipped: false })).toMatchObject({
      nothing: true,
      map: raw,
    });
  });

  it('has its own end of the scale, or a lower one', () => {
    expect(endOf(raw, false)).toBeNull();
    expect(endOf(map([...Array.from({ length: 199 }, () => 1), 9]), true)).toBe(1);
  });
});

describe('methods to choose from', () => {
  it('stand once each, under their family', () => {
    const groups = groupsOf(methodCards);
    expect(groups.flatMap(({ cards }) => cards.map(({ id }) => id)).sort()).toEqual(
      methodCards.map(({ id }) => id).sort(),
    );
    for (const { family, cards } of groups)
      expect(new Set(cards.map((card) => card.family))).toEqual(new Set([family]));
  });

  it('the fast ones are those that cost little', () => {
    const cards = [10, 600, 9000].map((cost) => ({ ...methodCards[0]!, id: String(cost), cost }));
    expect(idsOfCost(cards, 'fast')).toEqual(['10']);
    expect(idsOfCost(cards, 'minutes')).toEqual(['9000']);
  });
});

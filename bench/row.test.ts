import { describe, expect, it } from 'vitest';
import { measuredRow, notMeasured, sentence } from './row.ts';

const ratio = { what: 'scorer', against: 'a peer', goal: { atLeast: 3 }, unit: '×' };

describe('a row', () => {
  it('shows the median, the range and the count', () => {
    expect(measuredRow(ratio, [4.12345, 2, 5])).toEqual({
      what: 'scorer',
      against: 'a peer',
      goal: '≥ 3 ×',
      measured: '4.12 ×',
      spread: '2 – 5, 3 repetitions',
      met: true,
    });
  });

  it('meets its goal by the median and not by the best', () => {
    expect(measuredRow(ratio, [1, 2.99, 50]).met).toBe(false);
    expect(measuredRow({ ...ratio, goal: { atMost: 3 } }, [1, 3, 50]).met).toBe(true);
    expect(measuredRow({ ...ratio, goal: { atMost: 3 } }, [1, 3.01, 50]).met).toBe(false);
  });

  it('meets no goal with a figure that is none', () => {
    expect(measuredRow(ratio, [Number.NaN]).met).toBe(false);
  });

  it('is judged by nothing where there is no goal', () => {
    expect(measuredRow({ ...ratio, goal: null }, [1], 'photographs')).toMatchObject({
      goal: '–',
      spread: '1 – 1, 1 photographs',
      met: null,
    });
  });

  it('says why there is no figure', () => {
    expect(notMeasured(ratio, 'needs PyTorch')).toMatchObject({
      measured: 'not measured',
      spread: 'needs PyTorch',
      met: null,
    });
  });

  it('says in words whether the goal was met', () => {
    expect(sentence(measuredRow(ratio, [4]))).toBe(
      'scorer, against a peer: 4 × (goal ≥ 3 ×: met); 4 – 4, 1 repetitions',
    );
    expect(sentence(measuredRow(ratio, [2]))).toContain('(goal ≥ 3 ×: MISSED)');
    expect(sentence(notMeasured({ ...ratio, against: '–' }, 'needs PyTorch'))).toBe(
      'scorer: not measured; needs PyTorch',
    );
  });
});

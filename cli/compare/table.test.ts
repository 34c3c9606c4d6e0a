import { describe, expect, it } from 'vitest';
import { byHand } from './comparison.fixture.ts';
import { csvTable, jsonTable, markdownTable } from './table.ts';

describe('the Markdown table', () => {
  const text = markdownTable(byHand());
  const lines = text.split('\n');
  const line = (start: string) => lines.find((one) => one.startsWith(start));

  it('has a column for every measure, with which way is good', () => {
    expect(line('| |')).toBe(
      '| | Insertion ↑ | Average drop, % ↓ | Pointing game, % ↑ | No map | Forwards | Backwards | Seconds |',
    );
    expect(line('|---')?.split('|')).toHaveLength(line('| |')?.split('|').length ?? 0);
  });

  it('has means with standard errors, shares as percentages', () => {
    expect(line('| Good')).toBe('| Good | 0.700 ± 0.100 | 30.0 ± 5.0 | 100.0 |  | 10 | 2 | 0.50 |');
    expect(line('| Poor')).toBe('| Poor, or so | 0.300 ± 0.100 | 60.0 ± 10.0 | 0.0 | 1 | 10 | 2 | 0.50 |');
    expect(line('| None')).toBe('| None | – | – | – |  | – | – | – |');
  });

  it('says what was measured on what, and why a row is empty', () => {
    expect(text).toContain('2 pictures, squashed to 112 × 112 pixels');
    expect(text).toContain('(right on 1)');
    expect(text).toContain('a blur of 11 taps and sigma 5; curves have 28 steps');
    expect(text).toContain(
      '1 pictures with boxes and a right answer; the boxes cover 25.0 % of the picture on average.',
    );
    expect(text).toContain('- None: None cannot explain Small: it has no head.\n');
  });

  it('explains its columns, and no others', () => {
    expect(text).toContain('- **Pointing game**: Whether the highest point of the map lies on the thing.');
    expect(text).not.toContain('**Sparsity**');
  });
});

describe('the CSV table', () => {
  it('has means, standard errors and counts, and quotes what has a comma', () => {
    const [head, good, poor] = csvTable(byHand()).split('\n');
    expect(head?.startsWith('id,name,kind,insertion,insertion standard error,insertion pictures,drop,')).toBe(true);
    expect(head?.endsWith(',silent,failed,forwards,backwards,seconds')).toBe(true);
    expect(good?.split(',').slice(0, 4)).toEqual(['good', 'Good', 'method', '0.7']);
    expect(poor?.startsWith('poor,"Poor, or so",method,')).toBe(true);
  });
});

describe('the JSON table', () => {
  const table = JSON.parse(jsonTable(byHand())) as Record<'model' | 'protocol' | 'rows' | 'pictures', never>;

  it('has the protocol, the rows and every picture on its own', () => {
    expect(table).toMatchObject({
      ...{ version: 1, model: 'Small', size: 112, fit: 'squash', protocol: { steps: 28, seed: 1 } },
      rows: [{ id: 'good', measures: { insertion: { mean: 0.7, count: 2 } } }, { id: 'poor' }, {}, {}],
      pictures: [
        { name: 'a.jpg', right: true, values: { good: { insertion: 0.6, drop: 0.25 }, none: null } },
        { name: 'b.jpg', right: false },
      ],
    });
    expect(Object.keys(table.protocol)).not.toContain('boxes');
  });
});

import { describe, expect, it } from 'vitest';
import type { Row } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import { renew, withTable } from './table.ts';

const before = { date: '2026-11-20', version: '0.3.0', machine: 'a slow computer' };
const now = { date: '2026-11-21', version: '0.4.0', machine: 'a fast computer' };
const order = ['search', 'scorer'];
const subject = { what: 'all', against: 'nothing', goal: { atLeast: 2 }, unit: '×' };
const row = (what: string, value: number): Row => measuredRow({ ...subject, what }, [value]);

describe('the rows that are kept', () => {
  const old = renew(
    renew([], 'scorer', [row('pictures', 1)], before, order),
    'search',
    [row('graph', 2)],
    before,
    order,
  );

  it('stand in the order of the parts, whichever was measured first', () => {
    expect(old.map(({ part }) => part)).toEqual(['search', 'scorer']);
  });

  it('are replaced by those of a part that is run again, and only those', () => {
    const all = renew(old, 'search', [row('graph', 3), row('roots', 4)], now, order);
    expect(all.map(({ what, measured, date }) => [what, measured, date])).toEqual([
      ['graph', '3 ×', '2026-11-21'],
      ['roots', '4 ×', '2026-11-21'],
      ['pictures', '1 ×', '2026-11-20'],
    ]);
  });

  it('are not pushed out by a row that could not be measured', () => {
    const missing = notMeasured({ ...subject, what: 'graph' }, 'needs photographs');
    expect(renew(old, 'search', [missing], now, order)).toEqual(old);
    expect(renew([], 'search', [missing], now, order)).toEqual([{ part: 'search', ...missing, ...now }]);
  });

  it('are dropped with their part', () => {
    expect(renew(old, 'search', [row('graph', 2)], now, ['search'])).toHaveLength(1);
  });
});

describe('the table', () => {
  const empty = withTable(
    'Before.\n\n<!-- written by `npm run bench -- --write`, like all that follows up to the next such mark -->\nold\n<!-- up to here -->\n\nAfter.',
    [],
  );
  const entries = [
    { part: 'search', ...row('graph', 1), ...now },
    { part: 'scorer', ...row('a | b', 2), ...before },
  ];

  it('replaces what is between the marks and nothing else', () => {
    expect(empty).not.toContain('old');
    expect(empty.startsWith('Before.\n')).toBe(true);
    expect(empty.endsWith('\nAfter.')).toBe(true);
  });

  it('is the same when it is written twice', () => {
    const once = withTable(empty, entries);
    expect(withTable(once, entries)).toBe(once);
  });

  it('marks a missed goal, names the machine of every row, and escapes bars', () => {
    const lines = withTable(empty, entries).split('\n');
    expect(lines).toContain(
      '| `search` | graph | nothing | ≥ 2 × | 1 × | 1 – 1, 1 repetitions | **no** | 2026-11-21, 0.4.0, A |',
    );
    expect(lines).toContain(
      '| `scorer` | a \\| b | nothing | ≥ 2 × | 2 × | 2 – 2, 1 repetitions | yes | 2026-11-20, 0.3.0, B |',
    );
    expect(lines).toContain('- A: a fast computer');
    expect(lines).toContain('- B: a slow computer');
  });

  it('is refused by a document without the marks', () => {
    expect(() => withTable('Nothing here.', [])).toThrow(/marks/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkRegions } from './walkRegions.ts';

const seven = { rows: 7, cols: 7 };
const press = (from: number, key: string, ctrlKey = false) => walkRegions(seven, from, { key, ctrlKey });

describe('arrow keys on the regions', () => {
  it('go one region up, down, left and right', () => {
    expect([press(24, 'ArrowUp'), press(24, 'ArrowDown'), press(24, 'ArrowLeft'), press(24, 'ArrowRight')]).toEqual([
      17, 31, 23, 25,
    ]);
  });

  it('stop at the border instead of jumping to another row', () => {
    expect(press(6, 'ArrowRight')).toBe(6);
    expect(press(7, 'ArrowLeft')).toBe(7);
    expect(press(3, 'ArrowUp')).toBe(3);
    expect(press(45, 'ArrowDown')).toBe(45);
  });

  it('Home and End go to the ends of the row, with Control to the corners', () => {
    expect([press(24, 'Home'), press(24, 'End')]).toEqual([21, 27]);
    expect([press(24, 'Home', true), press(24, 'End', true)]).toEqual([0, 48]);
  });

  it('leave other keys alone', () => {
    expect(press(24, 'a')).toBeNull();
    expect(press(24, 'Tab')).toBeNull();
  });

  it('never leave the grid, whatever its shape', () => {
    const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        keys,
        (rows, cols, n, key) => {
          const to = walkRegions({ rows, cols }, n % (rows * cols), { key, ctrlKey: false });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(rows * cols);
        },
      ),
    );
  });
});

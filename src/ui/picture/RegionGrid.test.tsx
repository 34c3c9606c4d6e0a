// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { RegionGrid } from './RegionGrid.tsx';

const grid = { rows: 3, cols: 3 };
const show = (changes: Partial<Parameters<typeof RegionGrid>[0]> = {}) => {
  const calls = { onToggle: vi.fn(), onHover: vi.fn() };
  render(<RegionGrid grid={grid} footprint="tile" own={null} selected={null} {...calls} {...changes} />);
  return calls;
};
const region = (name: string) => screen.getByRole('button', { name: new RegExp(`^Region ${name}`) });

describe('the regions of the picture', () => {
  afterEach(cleanup);

  it('are one button each, in rows', () => {
    show();
    expect(screen.getAllByRole('row')).toHaveLength(3);
    expect(screen.getAllByRole('button')).toHaveLength(9);
  });

  it('are one stop of the Tab key', () => {
    show();
    expect(screen.getAllByRole('button').filter((button) => button.tabIndex === 0)).toEqual([region('A1')]);
  });

  it('are walked with arrows, and the stop moves along', () => {
    const { onHover } = show();
    region('A1').focus();
    fireEvent.keyDown(region('A1'), { key: 'ArrowDown' });
    fireEvent.keyDown(region('B1'), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(region('B2'));
    expect(region('B2').tabIndex).toBe(0);
    expect(region('A1').tabIndex).toBe(-1);
    expect(onHover).toHaveBeenLastCalledWith(4);
  });

  it('leave other keys to the page', () => {
    show();
    expect(fireEvent.keyDown(region('A1'), { key: 'PageDown' })).toBe(true);
    expect(fireEvent.keyDown(region('A1'), { key: 'ArrowDown' })).toBe(false);
  });

  it('say which are in the own and which in the selected combination', () => {
    show({ own: setOf([0]), selected: setOf([0, 4]) });
    expect(region('A1').getAttribute('aria-pressed')).toBe('true');
    expect(region('A1').getAttribute('aria-label')).toContain('in your combination');
    expect(region('B2').getAttribute('aria-label')).toContain('in the selected combination');
    expect(region('B2').getAttribute('aria-pressed')).toBe('false');
  });

  it('are toggled by pressing and lit by pointing', () => {
    const { onToggle, onHover } = show();
    fireEvent.click(region('C3'));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(8);
    fireEvent.pointerEnter(region('B1'));
    expect(onHover).toHaveBeenLastCalledWith(3);
    fireEvent.pointerLeave(screen.getByRole('grid'));
    expect(onHover).toHaveBeenLastCalledWith(null);
  });
});

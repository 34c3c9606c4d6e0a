/**
 * The regions of the picture as buttons, laid exactly over them.
 *
 * Transparent: what is lit is painted by the picture beneath, here is only what can
 * be pressed, hovered, focused and read aloud. One stop for the Tab key; arrows
 * walk (see `walkRegions.ts`).
 */
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import { regionName } from '../../core/regions/grid.ts';
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import { has } from '../../core/regions/regionSet.ts';
import { regionLabel } from '../../text/combinations.ts';
import { words } from '../../text/words.ts';
import { cellOf } from '../../viz/picture/regionCells.ts';
import { walkRegions } from './walkRegions.ts';
import styles from './RegionGrid.module.css';

export interface RegionGridProps {
  readonly grid: Grid;
  readonly footprint: Footprint;
  readonly own: RegionSet | null;
  readonly selected: RegionSet | null;
  readonly onToggle: (region: RegionId) => void;
  readonly onHover: (region: RegionId | null) => void;
}

const share = (from: number, to: number): string => `${String((to - from) * 100)}%`;

export function RegionGrid({ grid, footprint, own, selected, onToggle, onHover }: RegionGridProps) {
  const { rows, cols } = grid;
  const [stop, setStop] = useState<RegionId>(0);
  const host = useRef<HTMLDivElement>(null);
  const active = stop < rows * cols ? stop : 0;

  const walk = (event: KeyboardEvent): void => {
    const next = walkRegions(grid, active, event);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    host.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div
      ref={host}
      role="grid"
      aria-label={words.picture.regions}
      className={styles['grid']}
      tabIndex={-1}
      onKeyDown={walk}
      onPointerLeave={() => {
        onHover(null);
      }}
    >
      {Array.from({ length: rows }, (_, row) => {
        const line = cellOf(grid, footprint, row * cols);
        return (
          <div key={row} role="row" className={styles['row']} style={{ height: share(line.top, line.bottom) }}>
            {Array.from({ length: cols }, (_unused, col) => {
              const region = row * cols + col;
              const cell = cellOf(grid, footprint, region);
              const inOwn = own !== null && has(own, region);
              const inSelected = selected !== null && has(selected, region);
              return (
                <div
                  key={col}
                  role="gridcell"
                  className={styles['cell']}
                  style={{ width: share(cell.left, cell.right) }}
                >
                  <button
                    type="button"
                    tabIndex={region === active ? 0 : -1}
                    aria-pressed={inOwn}
                    aria-label={regionLabel(regionName(grid, region), { inOwn, inSelected })}
                    className={styles['region']}
                    onClick={() => {
                      setStop(region);
                      onToggle(region);
                    }}
                    onPointerEnter={() => {
                      onHover(region);
                    }}
                    onFocus={() => {
                      setStop(region);
                      onHover(region);
                    }}
                    onBlur={() => {
                      onHover(null);
                    }}
                  />
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

/** Against each combination it came from: which region went, and what that cost. Pressing one goes there. */
import { useMemo } from 'react';
import type { Grid } from '../../core/regions/grid.ts';
import { regionName, regionNames } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { changeInWords, parentLabel } from '../../text/combinations.ts';
import { setInWords, signedPoints } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import { parentsOf } from './parentsOf.ts';
import styles from './Parents.module.css';

export function Parents({ grid, set }: { readonly grid: Grid; readonly set: RegionSet }) {
  const { select, hoverSet } = useActions();
  const graph = useApp((state) => state.search.findings?.graph ?? null);
  const parents = useMemo(() => parentsOf(graph, set), [graph, set]);
  if (parents.length === 0) return null;
  return (
    <div>
      <h3 className={styles['heading']}>{words.inspector.parents}</h3>
      <ul>
        {parents.map((parent) => {
          const removed = regionName(grid, parent.removed);
          const names = regionNames(grid, parent.set);
          return (
            <li key={String(parent.set)}>
              <button
                type="button"
                className={styles['parent']}
                aria-label={`${parentLabel(removed, names)}: ${changeInWords(parent.change, setInWords(names))}`}
                onClick={() => {
                  select(parent.set);
                }}
                onPointerEnter={() => {
                  hoverSet(parent.set);
                }}
                onPointerLeave={() => {
                  hoverSet(null);
                }}
              >
                <span className={styles['removed']}>−&#8239;{removed}</span>
                <span className={styles['names']}>{names.join(' ')}</span>
                <span className={classNames(styles['change'], parent.change < -0.0005 && styles['loss'])}>
                  {signedPoints(parent.change)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

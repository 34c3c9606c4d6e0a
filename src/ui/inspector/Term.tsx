/** The combination in words and as one term of the formula. */
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { dnf } from '../../core/sag/dnf.ts';
import { setInWords } from '../../text/numbers.ts';
import { Formula } from '../shared/Formula.tsx';
import styles from './Term.module.css';

export interface TermProps {
  readonly grid: Grid;
  readonly set: RegionSet;
  readonly names: readonly string[];
}

export function Term({ grid, set, names }: TermProps) {
  return (
    <div className={styles['term']}>
      <p className={styles['words']}>{setInWords(names)}</p>
      <Formula text={dnf(grid, [set])} />
    </div>
  );
}

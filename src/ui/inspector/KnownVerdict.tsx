/** How the combination stands to what is known about the picture; absent where that is not asked for. */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { words } from '../../text/words.ts';
import { classNames } from '../shared/classNames.ts';
import { useJudge, verdictWords } from '../shared/truth.ts';
import styles from './KnownVerdict.module.css';

export function KnownVerdict({ set }: { readonly set: RegionSet }) {
  const verdict = useJudge()?.(set) ?? null;
  if (verdict === null) return null;
  return (
    <p className={classNames(styles['verdict'], verdict.covered.length > 0 && styles['covers'])}>
      <span className={styles['by']}>{words.truth.verdict}: </span>
      {verdictWords(verdict, set)}
    </p>
  );
}

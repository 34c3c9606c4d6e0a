/** The four numbers of a combination, each with its unit or "of what"; a dash while one is not known. */
import type { ReactNode } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { percent, signedPoints } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { verdictOf, wholeScore } from '../shared/answer.ts';
import { useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import styles from './Measures.module.css';

export interface MeasuresProps {
  readonly set: RegionSet;
  /** Regions shown, of how many. */
  readonly shown: number;
  readonly regions: number;
}

const unknown = '–';

export function Measures({ set, shown, regions }: MeasuresProps) {
  const confidence = useApp((state) => verdictOf(state, set)?.confidence ?? null);
  const ratio = useApp((state) => verdictOf(state, set)?.ratio ?? null);
  const enough = useApp((state) => verdictOf(state, set)?.enough ?? null);
  const whole = useApp((state) => wholeScore(state)?.confidence ?? null);
  const change = confidence === null || whole === null ? null : confidence - whole;
  return (
    <dl className={styles['measures']}>
      <Measure value={confidence === null ? unknown : percent(confidence)} term={words.inspector.confidence} />
      <Measure value={ratio === null ? unknown : percent(ratio, 0)} term={words.inspector.ofWhole}>
        {enough !== null && (
          <span className={classNames(styles['verdict'], enough && styles['enough'])}>
            {enough ? words.inspector.enough : words.inspector.notEnough}
          </span>
        )}
      </Measure>
      <Measure
        value={change === null ? unknown : signedPoints(change)}
        term={words.inspector.change}
        warm={change !== null && change < -0.0005}
      >
        {change !== null && <span className={styles['verdict']}>{words.inspector.points}</span>}
      </Measure>
      <Measure value={`${String(shown)} / ${String(regions)}`} term={words.inspector.shown} />
    </dl>
  );
}

interface MeasureProps {
  readonly value: string;
  readonly term: string;
  readonly warm?: boolean;
  readonly children?: ReactNode;
}

function Measure({ value, term, warm = false, children }: MeasureProps) {
  return (
    <div className={styles['measure']}>
      <dt>{term}</dt>
      <dd className={classNames(styles['value'], warm && styles['warm'])}>
        {value}
        {children}
      </dd>
    </div>
  );
}

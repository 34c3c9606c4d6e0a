/**
 * What is known about the picture, where a person asked to see it: its parts by the
 * numbers that stand on them, which of them are enough, and which of those the
 * explanations found.
 */
import { rootSets } from '../../core/sag/facts.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { PictureTruth } from '../../core/truth/pictureTruth.ts';
import { targetClass } from '../../state/selectors.ts';
import { coveredBy, foundOfKnown, otherClassExplained, partSet } from '../../text/truth.ts';
import { words } from '../../text/words.ts';
import { partColour } from '../../viz/picture/partColours.ts';
import { useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { Panel } from '../shared/Panel.tsx';
import { shownTruth, useJudge } from '../shared/truth.ts';
import styles from './TruthPanel.module.css';

export function TruthPanel() {
  const truth = useApp(shownTruth);
  if (truth === null) return null;
  return (
    <Panel heading={words.truth.heading}>
      <div className={styles['body']}>
        <p>{truth.note}</p>
        <ol className={styles['parts']} aria-label={words.truth.parts}>
          {truth.parts.map(({ name }, at) => (
            <li key={name} className={styles['part']}>
              <span className={styles['number']} style={{ borderColor: partColour(at) }} aria-hidden="true">
                {at + 1}
              </span>
              {name}
            </li>
          ))}
        </ol>
        <Sufficient truth={truth} />
      </div>
    </Panel>
  );
}

function Sufficient({ truth }: { readonly truth: PictureTruth }) {
  const findings = useApp((state) => state.search.findings);
  const explained = useApp((state) => targetClass(state)?.label ?? null);
  const judge = useJudge();
  const covering = truth.sufficient.map((parts) => {
    const covers = (set: RegionSet): boolean => judge?.(set).covered.includes(parts) ?? false;
    const roots = findings === null ? [] : rootSets(findings);
    const all = findings?.explanations.map(({ set }) => set) ?? [];
    return {
      roots: roots.flatMap((set, at) => (covers(set) ? [at + 1] : [])),
      others: all.filter((set) => !roots.includes(set) && covers(set)).length,
    };
  });
  const isFound = (at: number): boolean => (covering[at]?.roots.length ?? 0) + (covering[at]?.others ?? 0) > 0;
  const found = covering.filter((_, at) => isFound(at)).length;
  return (
    <div className={styles['sufficient']}>
      <h3 className={styles['title']}>{words.truth.sufficient}</h3>
      <ul className={styles['sets']}>
        {truth.sufficient.map((parts, at) => (
          <li key={partSet(parts)} className={classNames(styles['set'], isFound(at) && styles['found'])}>
            <strong className={styles['names']}>{partSet(parts)}</strong>
            {judge !== null && (
              <span className={styles['by']}>{coveredBy(covering[at]?.roots ?? [], covering[at]?.others ?? 0)}</span>
            )}
          </li>
        ))}
      </ul>
      {judge !== null && <p className={controls['hint']}>{foundOfKnown(found, truth.sufficient.length)}</p>}
      {judge === null && explained !== null && (
        <p className={controls['hint']}>{otherClassExplained(truth.class, explained)}</p>
      )}
    </div>
  );
}

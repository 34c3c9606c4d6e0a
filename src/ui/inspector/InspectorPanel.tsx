/**
 * One combination, closely: what the network saw, how sure it stayed, and against
 * what. Stands in its own column; on a phone it is a sheet from below that can be
 * raised from its first line.
 */
import { useState } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { size } from '../../core/regions/regionSet.ts';
import { regionNames } from '../../core/regions/grid.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { maskedPictureLabel } from '../../text/combinations.ts';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { isRoot, verdictOf } from '../shared/answer.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { useCompositor } from '../shared/masking.ts';
import { Panel } from '../shared/Panel.tsx';
import { SetPicture } from '../shared/SetPicture.tsx';
import { Measures } from './Measures.tsx';
import { Parents } from './Parents.tsx';
import { KnownVerdict } from './KnownVerdict.tsx';
import { Term } from './Term.tsx';
import { TopClasses } from './TopClasses.tsx';
import styles from './InspectorPanel.module.css';

export function InspectorPanel({ className }: { readonly className?: string | undefined }) {
  const selected = useApp((state) => state.selection.selected);
  const hasPicture = useApp((state) => state.shown !== null);
  const [low, setLow] = useState(true);
  const sheet = selected !== null && hasPicture;
  return (
    <Panel
      heading={words.inspector.heading}
      tour="inspector"
      className={classNames(className, styles['panel'], sheet && styles['sheet'], low && styles['low'])}
      aside={sheet && <SheetLine set={selected} low={low} onLow={setLow} />}
    >
      {sheet ? <Inspected set={selected} /> : <p className={styles['empty']}>{words.inspector.empty}</p>}
    </Panel>
  );
}

interface SheetLineProps {
  readonly set: RegionSet;
  readonly low: boolean;
  readonly onLow: (low: boolean) => void;
}

/** The head of the sheet on a phone; beside the heading elsewhere it holds only the role of the set. */
function SheetLine({ set, low, onLow }: SheetLineProps) {
  const { select } = useActions();
  const compositor = useCompositor();
  const root = useApp((state) => isRoot(state, set));
  const own = useApp((state) => state.selection.own === set);
  const confidence = useApp((state) => verdictOf(state, set)?.confidence ?? null);
  const role = own ? words.inspector.own : root ? words.inspector.root : null;
  return (
    <span className={styles['line']}>
      {compositor && (
        <span className={styles['thumb']}>
          <SetPicture compositor={compositor} set={set} label={null} />
        </span>
      )}
      <span className={styles['peek']}>{confidence === null ? '' : percent(confidence)}</span>
      {role !== null && <span className={classNames(styles['role'], own && styles['own'])}>{role}</span>}
      <button
        type="button"
        className={classNames(controls['button'], styles['lower'])}
        aria-expanded={!low}
        onClick={() => {
          onLow(!low);
        }}
      >
        {low ? words.inspector.raise : words.inspector.lower}
      </button>
      <button
        type="button"
        className={classNames(controls['word'], styles['close'])}
        onClick={() => {
          select(null);
        }}
      >
        {words.page.close}
      </button>
    </span>
  );
}

function Inspected({ set }: { readonly set: RegionSet }) {
  const { setOwn } = useActions();
  const compositor = useCompositor();
  const grid = useApp((state) => drawnSettings(state).grid);
  const own = useApp((state) => state.selection.own === set);
  const names = regionNames(grid, set);
  return (
    <div className={styles['body']}>
      {compositor && (
        <figure className={styles['figure']}>
          <SetPicture compositor={compositor} set={set} label={maskedPictureLabel(names)} />
          <figcaption className={classNames(controls['hint'], styles['caption'])}>
            {words.inspector.seen}
            {!own && (
              <button
                type="button"
                className={controls['word']}
                onClick={() => {
                  setOwn(set);
                }}
              >
                {words.inspector.asOwn}
              </button>
            )}
          </figcaption>
        </figure>
      )}
      <KnownVerdict set={set} />
      <Measures set={set} shown={size(set)} regions={grid.rows * grid.cols} />
      <Term grid={grid} set={set} names={names} />
      <Parents grid={grid} set={set} />
      <TopClasses set={set} />
    </div>
  );
}

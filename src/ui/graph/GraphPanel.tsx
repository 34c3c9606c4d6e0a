/**
 * All small reasons: the sentence, the rule it depends on, and the graph that is its
 * evidence, as a drawing or as a list.
 */
import type { ReactNode } from 'react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { dnf } from '../../core/sag/dnf.ts';
import { rootSets } from '../../core/sag/facts.ts';
import type { AppState } from '../../state/appState.ts';
import type { StageStatus } from '../../state/mapState.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { Formula } from '../shared/Formula.tsx';
import { useCompositor, useCompositorAhead } from '../shared/masking.ts';
import { Panel } from '../shared/Panel.tsx';
import { Segments } from '../shared/Segments.tsx';
import { Announcer } from './Announcer.tsx';
import { DrawingTools } from './DrawingTools.tsx';
import type { GraphAbsence } from './EmptyGraph.tsx';
import { EmptyGraph } from './EmptyGraph.tsx';
import type { OutlineItem } from './outline.ts';
import { ResultSentence } from './ResultSentence.tsx';
import { SagTree } from './SagTree.tsx';
import type { Graph } from './useGraph.ts';
import { useGraph } from './useGraph.ts';
import { useOutline } from './useOutline.ts';
import styles from './GraphPanel.module.css';

const SagDrawing = lazy(async () => ({ default: (await import('./SagDrawing.tsx')).SagDrawing }));

export interface GraphPanelProps {
  readonly className?: string | undefined;
  /** The rule that says what is enough. */
  readonly rule: ReactNode;
  /** The roots as a strip. */
  readonly strip: ReactNode;
}

export function GraphPanel({ className, rule, strip }: GraphPanelProps) {
  useCompositorAhead();
  const graph = useGraph();
  const hasPicture = useApp((state) => state.shown !== null);
  const absence = useApp(absenceOf);
  return (
    <Panel heading={words.graph.heading} quietHeading className={classNames(styles['panel'], className)}>
      {hasPicture && (
        <div className={styles['head']}>
          <ResultSentence />
          {rule}
        </div>
      )}
      {graph === null ? <EmptyGraph why={absence} /> : <ShownGraph graph={graph} strip={strip} />}
      <Announcer />
    </Panel>
  );
}

function absenceOf({ shown, search }: AppState): GraphAbsence {
  if (shown === null) return 'empty';
  if (search.status === 'stopped') return 'stopped';
  return search.status === 'done' || search.status === 'failed' ? 'nothing' : 'working';
}

const hasEnded = (status: StageStatus): boolean => status === 'done' || status === 'stopped';

const views = [
  { value: 'drawing', label: words.graph.drawing },
  { value: 'list', label: words.graph.list },
] as const;

function ShownGraph({ graph, strip }: { readonly graph: Graph; readonly strip: ReactNode }) {
  const { select, fold, unfold } = useActions();
  const [view, setView] = useState<'drawing' | 'list'>('drawing');
  const [focused, setFocused] = useState<RegionSet | null>(null);
  const selected = useApp((state) => state.selection.selected);
  const stale = useApp((state) => state.search.stale);
  const ended = useApp((state) => hasEnded(state.search.status));
  const compositor = useCompositor();
  const outline = useOutline(graph, focused);
  const changeFold = (set: RegionSet, folded: boolean): void => {
    if (folded) fold(set);
    else unfold(set);
  };
  return (
    <div className={styles['graph']}>
      <div className={styles['above']}>
        <div className={styles['view']}>
          {strip}
          <div className={styles['tools']}>
            <FoldButton item={outline.items.find((item) => item.set === selected)} onFold={changeFold} />
            {view === 'drawing' && <DrawingTools />}
            <Segments label={words.graph.view} value={view} options={views} onChange={setView} />
          </div>
        </div>
        {ended && !graph.sag.complete && <p className={controls['hint']}>{words.graph.incomplete}</p>}
      </div>
      {view === 'drawing' && compositor && (
        <Suspense fallback={<p className={styles['loading']}>{words.graph.loading}</p>}>
          <SagDrawing graph={graph} laid={outline.graph} compositor={compositor} focused={focused} faded={stale} />
        </Suspense>
      )}
      <SagTree
        outline={outline}
        selected={selected}
        focused={focused}
        visible={view === 'list'}
        onFocus={setFocused}
        onSelect={select}
        onFold={changeFold}
      />
      <RootsFormula />
    </div>
  );
}

interface FoldButtonProps {
  readonly item: OutlineItem | undefined;
  readonly onFold: (set: RegionSet, folded: boolean) => void;
}

/** Unfolds the selected combination, or folds it again; absent where it has nothing to fold. */
function FoldButton({ item, onFold }: FoldButtonProps) {
  if (item === undefined || item.fold === 'plain') return null;
  const open = item.fold === 'open';
  return (
    <button
      type="button"
      className={classNames(controls['button'], styles['fold'])}
      onClick={() => {
        onFold(item.set, open);
      }}
    >
      {open ? words.graph.fold : words.graph.unfold}
    </button>
  );
}

function RootsFormula() {
  const findings = useApp((state) => state.search.findings);
  const { grid } = useApp(drawnSettings);
  const text = useMemo(() => (findings === null ? '' : dnf(grid, rootSets(findings))), [findings, grid]);
  if (findings === null || findings.roots.length === 0) return null;
  return (
    <div className={styles['formula']}>
      <span className={controls['hint']}>{words.graph.formula}</span>
      <Formula text={text} />
    </div>
  );
}

/**
 * The screen's result as one figure in PNG: picture, sentence, graph, and what it
 * was made with. What draws it is loaded when it is asked for.
 */
import { useCallback } from 'react';
import { dnf } from '../../core/sag/dnf.ts';
import { rootSets } from '../../core/sag/facts.ts';
import type { AppState } from '../../state/appState.ts';
import { drawnSettings, targetClass } from '../../state/selectors.ts';
import { percent } from '../../text/numbers.ts';
import type { Phrase, ResultInput } from '../../text/result.ts';
import { asText, evidence, headline, ruleInWords } from '../../text/result.ts';
import { figureNotes } from '../../text/sharing.ts';
import type { VizTheme } from '../../viz/theme.ts';
import { useAppSnapshot } from '../shared/appContext.tsx';
import { useVizTheme } from '../shared/appearance.ts';
import { useDrawnGraph } from '../shared/drawnGraph.tsx';
import { resultOf } from '../shared/resultOf.ts';

/** Device pixels per CSS pixel of the figure: sharp in print at a column's width. */
const scale = 2;

/** Null while there is nothing to make a figure of. */
export function useFigure(): () => Promise<Blob | null> {
  const snapshot = useAppSnapshot();
  const drawn = useDrawnGraph();
  const theme = useVizTheme();
  return useCallback(async () => {
    const state = snapshot();
    const result = resultOfState(state);
    const graph = drawn.view()?.scene();
    if (state.shown === null || result === null || graph === undefined) return null;
    const { figurePicture, figurePng } = await import('../../viz/figure/exportFigure.ts');
    const { seen } = state.shown.prediction;
    const picture = figurePicture(seen, overlayOf(state, theme));
    return figurePng({ ...wordsOf(state, result), picture, aspect: seen.width / seen.height, graph, theme }, scale);
  }, [snapshot, drawn, theme]);
}

function resultOfState(state: AppState): ResultInput | null {
  const { findings, status } = state.search;
  const explained = targetClass(state);
  const first = state.shown?.prediction.classes[0];
  if (findings === null || explained === null || first === undefined) return null;
  return resultOf({ findings, status, explained, first, settings: drawnSettings(state) });
}

function wordsOf(state: AppState, result: ResultInput) {
  const { findings } = state.search;
  const settings = drawnSettings(state);
  const statement = headline(result);
  return {
    title: asText(statement),
    sentence: [...statement.map(runOf), { words: ` ${evidence(result).join(' ')}`, strong: false }],
    formula: findings === null ? '' : dnf(settings.grid, rootSets(findings)),
    notes: figureNotes({
      network: state.shown?.model.name ?? '',
      picture: state.shown?.picture.name ?? '',
      className: result.className,
      confidence: percent(findings?.whole.confidence ?? 0),
      rule: ruleInWords(result.rule),
      grid: settings.grid,
      baseline: settings.baseline,
      backend: state.engine.report?.backend ?? '',
    }),
  };
}

const runOf = ({ text, strong }: Phrase) => ({ words: text, strong: strong ?? false });

function overlayOf(state: AppState, theme: VizTheme) {
  const { grid, footprint } = drawnSettings(state);
  return { grid, footprint, shown: state.selection.selected, veilHidden: false, hovered: null, gridLines: true, theme };
}

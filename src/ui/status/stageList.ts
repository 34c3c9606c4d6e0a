/**
 * What is under way, as four named stages and one line of text.
 *
 * The stages are those a person waits for, in order: network, picture, maps, search.
 * The line speaks of the earliest that is running, because the others wait for it.
 */
import type { AppState } from '../../state/appState.ts';
import type { MapState } from '../../state/mapState.ts';
import { excludesMethod } from '../../state/selectors.ts';
import { comparisonWords } from '../../text/comparison.ts';
import { backendNames, finishedLine, mapLine, openingLine, searchLine, stoppedLine } from '../../text/stages.ts';
import type { StageLine } from '../../text/stages.ts';
import { words } from '../../text/words.ts';
import { regionDropsId } from '../shared/shownMap.ts';

export type StageName = keyof typeof words.status.stages;
export type StageState = 'ahead' | 'running' | 'done' | 'stopped' | 'failed';

const fromStatus = {
  idle: 'ahead',
  waiting: 'ahead',
  running: 'running',
  stopped: 'stopped',
  done: 'done',
  failed: 'failed',
} as const satisfies Record<string, StageState>;

/** Of several, the one that matters most to whoever waits. */
function together(states: readonly StageState[]): StageState {
  const first = (['running', 'failed', 'stopped'] as const).find((state) => states.includes(state));
  return first ?? (states.length > 0 && states.every((state) => state === 'done') ? 'done' : 'ahead');
}

function networkStage({ engine, catalogue, opening, shown }: AppState): StageState {
  if (engine.status === 'failed' || catalogue.status === 'failed') return 'failed';
  if (catalogue.progress !== null || (opening !== null && loads(opening.progress.stage))) return 'running';
  if (engine.status === 'starting' || catalogue.status === 'loading') return 'running';
  return shown === null && opening === null ? 'ahead' : 'done';
}

const loads = (stage: string): boolean => stage === 'download' || stage === 'import' || stage === 'warm-up';

function pictureStage({ opening, shown }: AppState): StageState {
  if (opening !== null) return loads(opening.progress.stage) ? 'ahead' : 'running';
  return shown === null ? 'ahead' : 'done';
}

/** A method that does not suit the network has had its say. */
function mapStage({ status, failure }: MapState): StageState {
  return failure !== null && excludesMethod(failure) ? 'done' : fromStatus[status];
}

export function stagesOf(state: AppState): Readonly<Record<StageName, StageState>> {
  const maps = Object.values(state.maps).map(mapStage);
  const idle = state.shown === null;
  return {
    network: networkStage(state),
    picture: pictureStage(state),
    maps: idle ? 'ahead' : together(maps),
    search: idle ? 'ahead' : fromStatus[state.search.status],
  };
}

function startLine({ engine, catalogue }: AppState): StageLine | null {
  if (catalogue.progress !== null) {
    const card = catalogue.models.find(({ id }) => id === catalogue.chosen);
    return openingLine(card?.name ?? words.header.network, catalogue.progress);
  }
  if (engine.status !== 'starting') return null;
  const text = engine.trying === null ? words.status.starting : `${words.status.trying} ${backendNames[engine.trying]}`;
  return { text, share: null };
}

function mapsLine({ maps, methods }: AppState): StageLine | null {
  const running = Object.entries(maps).find(([id, { status }]) => status === 'running' && id !== regionDropsId);
  if (running === undefined) return null;
  const [id, map] = running;
  return mapLine(methods.find((method) => method.id === id)?.name ?? id, map.snapshot);
}

/** What was asked about a map, once the maps themselves are there. */
function checksLine({ maps }: AppState): StageLine | null {
  const checks = Object.values(maps);
  const measuring = checks.find(({ measures }) => measures?.status === 'running')?.measures;
  if (measuring != null) return { text: comparisonWords.measuring, share: measuring.share };
  const random = checks.find(({ randomised }) => randomised?.status === 'running')?.randomised;
  return random == null ? null : { text: comparisonWords.randomising, share: random.share };
}

function searchesLine({ search }: AppState): StageLine | null {
  const { findings, status, milliseconds, stale } = search;
  if (status === 'running' && (findings === null || stale)) return { text: words.status.beginning, share: null };
  if (findings === null) return status === 'stopped' ? { text: words.status.stopped, share: null } : null;
  const { stage, level, distinct, explanations } = findings;
  if (status === 'running') {
    return { text: searchLine({ stage, level, distinct, explanations: explanations.length }), share: null };
  }
  if (status === 'stopped') return { text: stoppedLine(distinct, explanations.length), share: null };
  return status === 'done' ? { text: finishedLine(distinct, milliseconds), share: 1 } : null;
}

/** What the status line says; something in every state. */
export function statusLine(state: AppState): StageLine {
  if (state.opening !== null) return openingLine(state.opening.model.name, state.opening.progress);
  const search = searchesLine(state);
  const working = state.search.status === 'running' ? search : null;
  return (
    startLine(state) ??
    working ??
    mapsLine(state) ??
    checksLine(state) ??
    search ?? { text: words.status.ready, share: null }
  );
}

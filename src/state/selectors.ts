/** Questions that the state answers, for components that should not work them out again. */
import type { Failure } from '../core/failure.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { SagNode } from '../core/sag/sag.ts';
import type { MinimalSufficientExplanation } from '../core/search/findings.ts';
import { asPublished, defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import type { ClassScore, Inspection } from '../worker/protocol.ts';
import type { AppState } from './appState.ts';
import type { Preset } from './appActions.ts';
import type { MapState } from './mapState.ts';

/** What a person would call busy: Stop has something to stop. */
export function isBusy(state: AppState): boolean {
  const { opening, catalogue } = state;
  return opening !== null || catalogue.progress !== null || stagesIn(state).some(({ status }) => isUnderWay(status));
}

/** Something was stopped or failed that `resume` would take up. */
export function canResume(state: AppState): boolean {
  if (isBusy(state)) return false;
  return endedEarly({ status: state.takeOver, failure: null }) || stagesIn(state).some(endedEarly);
}

interface Stage {
  readonly status: string;
  readonly failure: Failure | null;
}

/** The search, every map, and what was asked about maps. */
function stagesIn({ search, maps }: AppState): readonly Stage[] {
  return [search, ...Object.values(maps).flatMap(partsOf)];
}

/** A map and what was asked about it. */
function partsOf(map: MapState): readonly Stage[] {
  return [map, map.measures, map.randomised].filter((stage) => stage !== null);
}

export const isMapBusy = (map: MapState): boolean => partsOf(map).some(({ status }) => isUnderWay(status));
export const canResumeMap = (map: MapState): boolean => !isMapBusy(map) && partsOf(map).some(endedEarly);

/** Asking again would not help where the method does not suit the network. */
function endedEarly({ status, failure }: Stage): boolean {
  return status === 'stopped' || (status === 'failed' && (failure === null || !excludesMethod(failure)));
}

/** True of a failure that says no more than that this method cannot explain this network. */
export function excludesMethod({ kind }: Failure): boolean {
  return kind === 'method-unsuited' || kind === 'unsupported-node';
}

function isUnderWay(status: string): boolean {
  return status === 'waiting' || status === 'running';
}

/** The class that the maps compare the explained one with; null where they explain it alone. */
export function againstClass({ shown, against }: AppState): ClassScore | null {
  return shown?.prediction.classes.find(({ index }) => index === against) ?? null;
}

/** The explained class with its confidence on the whole picture. */
export function targetClass({ shown, target }: AppState): ClassScore | null {
  return shown?.prediction.classes.find(({ index }) => index === target) ?? null;
}

/** The chosen explanations, in the order chosen. */
export function roots({ search }: AppState): readonly MinimalSufficientExplanation[] {
  const { findings } = search;
  return (findings?.roots ?? []).flatMap((index) => findings?.explanations[index] ?? []);
}

/** The settings that region pictures and nodes are drawn with: those of the findings where there are any. */
export function drawnSettings({ search, settings }: AppState): ExplainSettings {
  return search.question?.settings ?? settings;
}

export function nodeOf({ search }: AppState, set: RegionSet): SagNode | null {
  return search.findings?.graph?.nodes.find((node) => node.set === set) ?? null;
}

export function inspectionOf({ inspections }: AppState, set: RegionSet | null): Inspection | null {
  return set === null ? null : (inspections.bySet.get(set) ?? null);
}

/** Which preset the settings are, if they are one. */
export function presetOf(settings: ExplainSettings): Preset | null {
  if (sameSettings(settings, defaultSettings)) return 'default';
  return sameSettings(settings, asPublished) ? 'as-published' : null;
}

/** What is known about the picture shown; null where nobody knows, or where another part of it is shown than is known. */
export function truthOf({ shown }: AppState): PictureTruth | null {
  if (shown?.truth == null) return null;
  const { truth, prediction } = shown;
  return truth.width * prediction.seen.height === truth.height * prediction.seen.width ? truth : null;
}

export function sameSettings(one: ExplainSettings, other: ExplainSettings): boolean {
  return canonical(one) === canonical(other);
}

/** Text that does not depend on the order in which keys were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

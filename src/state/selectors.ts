/** Questions that the state answers, for components that should not work them out again. */
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { SagNode } from '../core/sag/sag.ts';
import type { MinimalSufficientExplanation } from '../core/search/findings.ts';
import { asPublished, defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import type { ClassScore, Inspection } from '../worker/protocol.ts';
import type { AppState } from './appState.ts';
import type { Preset } from './appActions.ts';

/** What a person would call busy: Stop has something to stop. */
export function isBusy({ opening, catalogue, search, maps }: AppState): boolean {
  return (
    opening !== null ||
    catalogue.progress !== null ||
    isUnderWay(search.status) ||
    Object.values(maps).some(({ status }) => isUnderWay(status))
  );
}

/** Something was stopped or failed that `resume` would take up. */
export function canResume(state: AppState): boolean {
  const over = (status: string): boolean => status === 'stopped' || status === 'failed';
  if (isBusy(state)) return false;
  return (
    over(state.takeOver) || over(state.search.status) || Object.values(state.maps).some(({ status }) => over(status))
  );
}

function isUnderWay(status: string): boolean {
  return status === 'waiting' || status === 'running';
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

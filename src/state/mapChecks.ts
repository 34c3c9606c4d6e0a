/**
 * What a person asked about finished maps, as tasks: what a map is worth by the
 * measures of the field, and what the method makes of a network that has forgotten
 * everything (the sanity check of Adebayo et al. 2018).
 *
 * Each comes after its map and is dropped with it; a map without anything to show is
 * not judged.
 */
import { measureCards } from '../core/measures/cards.ts';
import type { Box, MeasureSettings } from '../core/measures/mapMeasures.ts';
import type { MeasureCard } from '../core/measures/measureCard.ts';
import { defaultMeasureSettings } from '../core/measures/settings.ts';
import { classTarget, type Target } from '../core/methods/target.ts';
import type { JudgeProgress, MapQuestion } from '../worker/protocol.ts';
import type { Shown } from './appState.ts';
import { changeCheck, mapTaskId } from './changeMap.ts';
import type { Context } from './context.ts';
import { mapKey } from './keys.ts';
import type { MapState } from './mapState.ts';
import { searchTaskId } from './searchTask.ts';
import { thingBoxes } from './thingBox.ts';
import type { Task } from './work.ts';

/** Passes that a measure may cost to be asked for by default: insertion and deletion do, sensitivity-n does not. */
const affordable = 60;

/** A task and what it costs, in forward passes. */
export interface Costed {
  readonly task: Task;
  readonly cost: number;
}

interface Measuring {
  readonly thorough: boolean;
  /** Where the thing is; none where nobody knows, and then there are no pointing games. */
  readonly boxes?: readonly Box[];
  /** Of making the map once more, for max-sensitivity; null where no method made it. */
  readonly again?: number | null;
}

/** What measuring one map asks of the network. */
function measureSettings({ thorough, boxes = [], again = null }: Measuring): MeasureSettings {
  const isAsked = ({ needs, cost }: MeasureCard): boolean => {
    if (needs === 'boxes') return boxes.length > 0;
    if (needs === 'another run') return thorough && again !== null && again <= affordable;
    return thorough || cost <= affordable;
  };
  return { ...defaultMeasureSettings, boxes, measures: measureCards.filter(isAsked).map(({ id }) => id) };
}

/** Passes through the network, for each map. */
export function measureCost(thorough: boolean): number {
  const { measures } = measureSettings({ thorough });
  return measureCards.reduce((sum, { id, cost }) => sum + (measures.includes(id) ? cost : 0), 0);
}

export function checkTasks(context: Context, shown: Shown, target: Target): Costed[] {
  const { maps, methods } = context.get();
  const { picture, fit, model } = shown;
  return Object.entries(maps).flatMap(([method, map]) => {
    const card = methods.find(({ id }) => id === method);
    const cost = card?.cost ?? 0;
    const question: MapQuestion = { picture, fit, model, method, options: map.options, target, randomise: null };
    // The map that comes with the search is the same whatever its class is held against.
    const key = mapKey(shown, card === undefined ? aloneOf(target) : target, method, map.options);
    return [
      ...(map.randomised === null ? [] : [randomisedTask(context, question, { key, cost })]),
      ...(map.measures === null
        ? []
        : [measureTask(context, { shown, method, map, key, thorough: map.measures.thorough })]),
    ];
  });
}

function aloneOf(target: Target): Target {
  return target.kind === 'class' ? classTarget(target.index) : target;
}

function randomisedTask(
  context: Context,
  question: MapQuestion,
  { key, cost }: { readonly key: string; readonly cost: number },
): Costed {
  const { method } = question;
  const run = async (signal: AbortSignal): Promise<void> => {
    const onProgress = ({ step, steps }: { readonly step: number; readonly steps: number }): void => {
      changeCheck(context, method, 'randomised', { share: steps > 0 ? step / steps : 0 });
    };
    const { client } = context.ports;
    const result = await client.run('map', { ...question, randomise: 1 }, { signal, onProgress });
    changeCheck(context, method, 'randomised', { result, share: 1 });
  };
  return { cost, task: { id: mapTaskId(method, 'randomised'), key, lane: 'maps', after: [mapTaskId(method)], run } };
}

interface MeasureTask {
  readonly shown: Shown;
  readonly method: string;
  readonly map: MapState;
  /** Of the map that is measured. */
  readonly key: string;
  readonly thorough: boolean;
}

function measureTask(context: Context, { shown, method, map, key: mapsKey, thorough }: MeasureTask): Costed {
  const { picture, fit, model } = shown;
  const { methods } = context.get();
  const card = methods.find(({ id }) => id === method);
  const run = async (signal: AbortSignal): Promise<void> => {
    const result = context.get().maps[method]?.result ?? null;
    if (result === null) return;
    const boxes = thingBoxes(context.get());
    const settings = measureSettings({ thorough, boxes, again: card?.cost ?? null });
    const { raw, provenance } = result;
    const judged = { map: result.map, raw, enlarge: card?.enlarge ?? 'align-corners' };
    const madeBy = card === undefined ? null : { method, options: map.options };
    const onProgress = ({ measures, step, steps }: JudgeProgress): void => {
      changeCheck(context, method, 'measures', { result: measures, share: steps > 0 ? step / steps : 0 });
    };
    // What the map itself explains: the one that comes with the search explains the class alone.
    const input = { picture, fit, model, target: provenance.target, judged, settings, madeBy };
    const measures = await context.ports.client.run('judge-map', input, { signal, onProgress });
    changeCheck(context, method, 'measures', { result: measures, share: 1 });
  };
  const key = JSON.stringify([mapsKey, thorough]);
  const after = [mapTaskId(method), searchTaskId];
  const cost = measureCost(thorough);
  return { cost, task: { id: mapTaskId(method, 'measures'), key, lane: 'maps', after, run } };
}

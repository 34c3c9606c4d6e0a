/**
 * What is shown when the convergence of a map is replayed: its snapshots, and what the
 * run ended with as the last step.
 *
 * Steps of the last one's size are drawn on the last one's scale, so that a map is seen to
 * grow; a relevance on its way through the network changes its size and has a scale of its
 * own at each. Knows nothing of time.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { rangeOf } from '../../core/maps/range.ts';
import { shrunk, type KeptStep } from '../../state/convergence.ts';
import type { MapState } from '../../state/mapState.ts';

export interface Replay {
  /** At least three, in the order they came. */
  readonly steps: readonly KeptStep[];
  /** What counts as no effect: 0, or the lowest value where the finished map was drawn from there, as RISE is. */
  readonly from: number;
}

/** With fewer there is nothing that converges. */
const FEWEST = 3;

type Converged = Pick<MapState, 'status' | 'convergence' | 'snapshot' | 'result'>;

/** Null while the map is made, which shows the same, and where there is too little to replay. */
export function replayOf(map: Converged): Replay | null {
  const { kept, every, seen, latest } = map.convergence;
  const ended = endOfRun(map);
  if (latest === null || ended === null) return null;
  const isLastKept = (seen - 1) % every === 0;
  const before = isLastKept ? kept.slice(0, -1) : kept;
  const steps = [...before, { raw: shrunk(ended), ...latest }];
  return steps.length < FEWEST ? null : { steps, from: lowestOf(map.result) };
}

/** What the run that was written down ended with; null where it goes on, failed, or has nothing to show. */
function endOfRun({ status, snapshot, result }: Converged): HeatMap | null {
  if (status === 'done') return result?.map == null ? null : result.raw;
  return status === 'stopped' && result === null ? (snapshot?.raw ?? null) : null;
}

/** A finished map that begins at 0 though its raw values do not begins at the lowest of these. */
function lowestOf(result: MapState['result']): number {
  if (result?.map == null) return 0;
  const lowest = rangeOf(result.raw).min;
  return lowest > 0 && rangeOf(result.map).min === 0 ? lowest : 0;
}

export interface StepLook {
  /** Also what speaks against the class. */
  readonly signed: boolean;
  /** Where the colours of a map end; null leaves it to its largest value. */
  readonly endOf: (map: HeatMap) => number | null;
}

/** One step as it is drawn. `at` counts from 0. */
export function stepShown(
  { steps, from }: Replay,
  at: number,
  { signed, endOf }: StepLook,
): { readonly map: HeatMap; readonly domain: number | null } | null {
  const [step, last] = [steps[at], steps.at(-1)];
  if (step === undefined || last === undefined) return null;
  const drawn = ({ raw }: KeptStep): HeatMap => {
    if (raw.signed) return signed ? raw : { ...raw, signed: false };
    return from === 0 ? raw : { ...raw, values: raw.values.map((value) => value - from) };
  };
  const map = drawn(step);
  const isAlike = step.raw.width === last.raw.width && step.raw.height === last.raw.height;
  const scale = isAlike ? drawn(last) : map;
  return { map, domain: endOf(scale) ?? rangeOf(scale).domain[1] };
}

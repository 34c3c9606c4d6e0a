/** What a contestant scored over all pictures: means, how sure they are, and what they cost. */
import { measureCards } from '../../src/core/measures/cards.ts';
import type { MeasureId } from '../../src/core/measures/measureCard.ts';
import type { Contestant } from './contestants.ts';
import type { Measured } from './measure.ts';
import type { ComparedPicture, Comparison } from './run.ts';

export interface Mean {
  readonly mean: number;
  /** Null for a single picture. */
  readonly standardError: number | null;
  /** Pictures that gave an answer. */
  readonly count: number;
}

export interface RowSummary extends Contestant {
  /** Null where no picture gave an answer. */
  readonly measures: ReadonlyMap<MeasureId, Mean | null>;
  /** Pictures on which there was nothing to show. */
  readonly silent: number;
  /** Pictures without a map, and why. */
  readonly failures: readonly string[];
  /** Per picture. */
  readonly forwards: number | null;
  readonly backwards: number | null;
  readonly seconds: number | null;
  /** Mean confidence after every step, for a drawing; null where it was not asked for. */
  readonly insertion: readonly number[] | null;
  readonly deletion: readonly number[] | null;
}

/** The best by the first measure on top, then what has no score; the floors last. */
export function summarise({ rows, pictures, request }: Comparison): RowSummary[] {
  const { measures } = request.settings;
  const lead = measureCards.find(({ id, better }) => measures.includes(id) && better !== null);
  const worth = (row: RowSummary) => {
    const found = lead && row.measures.get(lead.id);
    return found ? found.mean * (lead.better === 'larger' ? 1 : -1) : -Infinity;
  };
  const isFloor = ({ kind }: RowSummary) => Number(kind === 'floor');
  return rows
    .map((row) => summaryOf(row, pictures, measures))
    .sort((a, b) => isFloor(a) - isFloor(b) || (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
}

function summaryOf(row: Contestant, pictures: readonly ComparedPicture[], measures: readonly MeasureId[]): RowSummary {
  const outcomes = pictures.flatMap(({ outcomes: all }) => all.get(row.id) ?? []);
  const measured = outcomes.filter((one): one is Measured => 'measures' in one);
  const mean = (read: (one: Measured) => number | null) => meanOf(measured.map(read))?.mean ?? null;
  return {
    ...row,
    measures: new Map(measures.map((id) => [id, meanOf(measured.map((one) => one.measures.values[id]))])),
    silent: measured.filter(({ silent }) => silent).length,
    failures: outcomes.flatMap((one) => ('failed' in one ? one.failed : [])),
    forwards: mean(({ cost }) => cost.forwards),
    backwards: mean(({ cost }) => cost.backwards),
    seconds: mean(({ cost }) => cost.milliseconds / 1000),
    insertion: meanCurve(measured.map((one) => one.measures.insertion?.confidences ?? null)),
    deletion: meanCurve(measured.map((one) => one.measures.deletion?.confidences ?? null)),
  };
}

/** Of what is known; null where nothing is. */
export function meanOf(values: readonly (number | null)[]): Mean | null {
  const known = values.filter((value) => value !== null);
  const count = known.length;
  if (count === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / count;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: count < 2 ? null : Math.sqrt(squares / (count - 1) / count), count };
}

function meanCurve(curves: readonly (readonly number[] | null)[]): number[] | null {
  const known = curves.filter((curve) => curve !== null);
  return known[0]?.map((_, at) => known.reduce((sum, curve) => sum + (curve[at] ?? 0), 0) / known.length) ?? null;
}

/**
 * One line of the table of `docs/performance.md`. Every part of the bench returns its lines in this shape.
 *
 * Made from all repetitions by `measuredRow`, so that every figure is shown with its
 * spread and judged by the same rule; `notMeasured` says why there is no figure.
 */
import { median } from './median.ts';

export interface Row {
  /** What was measured, on what. */
  readonly what: string;
  /** What it is measured against in the same run; '–' for a plain figure. */
  readonly against: string;
  readonly goal: string;
  /** The median, with its unit. */
  readonly measured: string;
  /** Least and greatest of the repetitions, and how many there were. */
  readonly spread: string;
  /** Whether the median reaches the goal; null where there is none to reach, or nothing could be measured. */
  readonly met: boolean | null;
}

/** What a row is about. */
export interface Subject {
  readonly what: string;
  readonly against: string;
  /** Null for a figure that is only reported. */
  readonly goal: { readonly atLeast: number } | { readonly atMost: number } | null;
  /** '×' for a ratio. */
  readonly unit: string;
}

export const NOT_MEASURED = 'not measured';

/**
 * @param values one per repetition (or photograph), at least one
 * @param each what a value is one of, in the plural, for the spread
 */
export function measuredRow(subject: Subject, values: readonly number[], each = 'repetitions'): Row {
  const middle = median(values);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return {
    ...headOf(subject),
    measured: `${shown(middle)} ${subject.unit}`,
    spread: `${shown(least)} – ${shown(most)}, ${values.length} ${each}`,
    met: meets(subject.goal, middle),
  };
}

/** @param reason what is missing, for the reader */
export function notMeasured(subject: Subject, reason: string): Row {
  return { ...headOf(subject), measured: NOT_MEASURED, spread: reason, met: null };
}

/** The row in words, for a terminal. */
export function sentence({ what, against, goal, measured, spread, met }: Row): string {
  const compared = against === '–' ? what : `${what}, against ${against}`;
  const judged = met === null ? '' : met ? ` (goal ${goal}: met)` : ` (goal ${goal}: MISSED)`;
  return `${compared}: ${measured}${judged}; ${spread}`;
}

function headOf({ what, against, goal, unit }: Subject): Pick<Row, 'what' | 'against' | 'goal'> {
  if (goal === null) return { what, against, goal: '–' };
  const text = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return { what, against, goal: `${text} ${unit}` };
}

function meets(goal: Subject['goal'], value: number): boolean | null {
  if (goal === null) return null;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

/** Three digits that count; a whole number keeps all of its own. */
function shown(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
}

/** One line of the table of `docs/performance.md`. Every part of the bench returns its lines in this shape. */
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

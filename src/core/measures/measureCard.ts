/**
 * What there is to know about a measure before asking for it.
 *
 * Data that the page, the command line and the documents share. A measure gives one
 * number per map and picture; `docs/measures.md` says how each is worked out.
 */
export type MeasureId =
  | 'insertion'
  | 'deletion'
  | 'drop'
  | 'increase'
  | 'mean-value'
  | 'positive-density'
  | 'negative-density'
  | 'pointing'
  | 'energy-pointing'
  | 'sensitivity-n'
  | 'infidelity'
  | 'max-sensitivity'
  | 'sparsity';

export interface MeasureCard {
  readonly id: MeasureId;
  readonly name: string;
  /** One sentence: what the number is. */
  readonly idea: string;
  /** One sentence: what it cannot tell, or how it can be fooled. */
  readonly weakness: string;
  readonly citation: string;
  /** `null` where the number is neither good nor bad, but tells how to read the others. */
  readonly better: 'larger' | 'smaller' | null;
  /** *share*: 0–1, best shown as a percentage. */
  readonly unit: 'share' | 'number';
  /** *boxes*: where the thing is; *another run*: the method itself, run again on disturbed pictures. */
  readonly needs: 'boxes' | 'another run' | null;
  /** Pictures passed through the network, with default settings, beyond what the method itself costs. */
  readonly cost: number;
}

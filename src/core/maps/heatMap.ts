/**
 * A heat map: one number per cell, row by row.
 *
 * `signed` maps carry evidence against the target as negative numbers; unsigned
 * ones are ≥ 0. Larger means more important, always. Knows nothing of colours.
 */
export interface HeatMap {
  readonly width: number;
  readonly height: number;
  readonly signed: boolean;
  readonly values: Float32Array;
}

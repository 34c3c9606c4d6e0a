/**
 * What is explained: a number the network gives for a picture.
 *
 * Whether a class is taken by its logit or by its confidence is an option of the
 * method (`score`), because papers fix it per method.
 */
export type Target =
  /** A class; with `against`, its lead over that other class. */
  | { readonly kind: 'class'; readonly index: number; readonly against: number | null }
  /** The mean over all of a node's activations. */
  | { readonly kind: 'node'; readonly node: string };

export const classTarget = (index: number, against: number | null = null): Target => ({
  kind: 'class',
  index,
  against,
});

/**
 * What a hidden region shows.
 *
 * *black* as published, *mean* the picture's own mean colour (the default:
 * steadiest for small networks), *blur* a Gaussian-blurred copy. Kinds are what a
 * person chooses; a `Baseline` is the choice made for one picture at model size.
 */
export type BaselineKind = 'black' | 'mean' | 'blur';

export type Rgb = readonly [red: number, green: number, blue: number];

export type Baseline =
  | { readonly kind: 'black'; readonly rgb: Rgb }
  | { readonly kind: 'mean'; readonly rgb: Rgb }
  | { readonly kind: 'blur'; readonly sigma: number };

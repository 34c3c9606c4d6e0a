/**
 * A picture at the size the network takes, as plain numbers.
 *
 * This is what everything is computed on: it is made once per picture, network
 * and fit, and both the network and the page composite region sets from it, so
 * what a node shows is what the network saw.
 */
export interface SeenPicture {
  readonly width: number;
  readonly height: number;
  /** RGB, 0–255, row by row, 3 bytes a pixel. */
  readonly rgb: Uint8ClampedArray;
}

/** How a picture of another shape is brought to the network's input size. */
export type Fit = 'crop' | 'squash';

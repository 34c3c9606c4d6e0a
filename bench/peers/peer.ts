/** Another way to run our network, which the scorer is measured against. */
export interface Peer {
  readonly name: string;
  /** Whether it takes `[n, 3, height, width]` instead of `[n, height, width, 3]`. */
  readonly channelsFirst: boolean;
  /** Logits or probabilities, picture after picture, of `count` preprocessed pictures. */
  readonly run: (pictures: Float32Array, count: number) => Promise<Float32Array>;
  /** Whether `run` gives probabilities instead of logits. */
  readonly probabilities: boolean;
  readonly close: () => Promise<void>;
}

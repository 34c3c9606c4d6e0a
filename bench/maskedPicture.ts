/** Masked pictures in the layout that peers want. */

/** `[pixels, 3]` as `[3, pixels]`. */
export function channelsFirst(picture: Float32Array): Float32Array {
  const pixels = picture.length / 3;
  return Float32Array.from(picture, (_, at) => picture[(at % pixels) * 3 + Math.floor(at / pixels)] ?? 0);
}

/**
 * Normally distributed numbers from uniform ones (Box and Muller 1958), so that
 * noise is as repeatable as the generator it comes from.
 */

/** @param random uniform numbers in [0, 1) */
export function gaussianNoise(length: number, deviation: number, random: () => number): Float32Array {
  const values = new Float32Array(length);
  for (let i = 0; i < length; i += 2) {
    // 1 − u is never 0, whose logarithm has no value.
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    values[i] = radius * Math.cos(angle);
    if (i + 1 < length) values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}

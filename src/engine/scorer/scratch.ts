/**
 * Memory that is written over again and again instead of being asked for each time: new arrays of a hundred kilobytes
 * take longer to be given, and taken back, than to be filled.
 */
export class Scratch {
  #values = new Float32Array(0);

  /** That many numbers, whatever they were before. They hold until the next call. */
  take(length: number): Float32Array {
    if (this.#values.length < length) this.#values = new Float32Array(length);
    return this.#values.subarray(0, length);
  }
}

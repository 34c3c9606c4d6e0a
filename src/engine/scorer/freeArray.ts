/**
 * Gives the memory of an array back at once, where the platform can.
 *
 * What an array holds lies outside the JavaScript heap, so that megabytes of it are no reason to collect garbage: the
 * maps of one picture were still there when those of the next were made. The array has no numbers afterwards.
 */
export function freeArray({ buffer }: Float32Array): void {
  // ES2024; where it is missing, the array is collected in time.
  (buffer as Partial<Transferable>).transfer?.(0);
}

interface Transferable {
  /** Detaches the buffer; nothing of it goes over into one of no bytes. */
  transfer(bytes: number): ArrayBuffer;
}

/**
 * The memory behind a message: every distinct `ArrayBuffer` in plain data, to be
 * handed over instead of copied. Walks arrays, maps and plain objects; anything
 * else (blobs, bigints) is left to the structured clone.
 */
export function buffersIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof ArrayBuffer) found.add(value);
  else if (ArrayBuffer.isView(value)) collect(value.buffer, found);
  else if (Array.isArray(value) || value instanceof Map)
    for (const item of value as Iterable<unknown>) collect(item, found);
  else if (Object.getPrototypeOf(value) === Object.prototype)
    for (const item of Object.values(value)) collect(item, found);
}

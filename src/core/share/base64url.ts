/**
 * Bytes as text that may stand in an address (RFC 4648 §5, without padding).
 *
 * One text per byte string: a length that no bytes have, a foreign character or
 * bits left over are refused, so nothing can be changed without being noticed.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let [bits, count] = [0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 6; count -= 6) text += ALPHABET.charAt((bits >> (count - 6)) & 63);
    bits &= 63;
  }
  return count === 0 ? text : text + ALPHABET.charAt((bits << (6 - count)) & 63);
}

/** Null where the text is not what `toBase64url` makes. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    bits = (bits << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push(bits >> count);
    bits &= (1 << count) - 1;
  }
  return count === 6 || bits !== 0 ? null : Uint8Array.from(bytes);
}

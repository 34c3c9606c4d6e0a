/**
 * SHA-256 of bytes, as 64 hexadecimal digits.
 *
 * Names pictures in links and files, and proves that a model is the one its card
 * describes. Uses the platform's own implementation, which browsers offer only on
 * https and localhost; elsewhere it refuses in words.
 */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Typed as always there, but absent on plain http.
  const subtle: SubtleCrypto | undefined = (globalThis.crypto as Partial<Crypto>).subtle;
  if (!subtle) throw new Error('Checksums need https or localhost: this page came over plain http.');
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

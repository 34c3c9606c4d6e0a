/**
 * The checksum of PNG and gzip (ISO 3309: polynomial EDB88320 reflected).
 *
 * Tells accidents from intentions to share: every change within 32 neighbouring bits
 * is noticed, any other with a chance of one in four thousand million to slip by. No
 * protection against people who mean it.
 */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** 0 … 2³² − 1. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

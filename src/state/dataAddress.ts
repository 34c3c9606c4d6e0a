/** A picture's bytes as text inside a file, and back (RFC 2397). */

/** Types that explanation files know; a decoder looks at the bytes anyway. */
const imageType = /^image\/(?:png|jpeg|webp|gif|avif|bmp)$/;

export async function toDataAddress(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  // In pieces, because a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  const type = imageType.test(blob.type) ? blob.type : 'image/png';
  return `data:${type};base64,${btoa(binary)}`;
}

/** Null for anything that `toDataAddress` does not write. */
export function fromDataAddress(address: string): Blob | null {
  const [, type, base64] = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/]*={0,2})$/.exec(address) ?? [];
  if (type === undefined || base64 === undefined) return null;
  try {
    return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}

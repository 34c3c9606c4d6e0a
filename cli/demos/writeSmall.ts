/** Writes a file that ships, and refuses one that is too large to open at once. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** @throws Error where the content has more than `mostBytes` */
export async function writeSmall(path: string, content: string | Uint8Array, mostBytes: number): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (bytes.length > mostBytes)
    throw new Error(`${basename(path)} would have ${bytes.length} bytes, ${mostBytes} are allowed.`);
  await writeFile(path, bytes);
}

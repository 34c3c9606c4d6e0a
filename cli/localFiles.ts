/** `fetch` that also opens `file:` addresses, so that the engine loads models the same way with and without a server. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const fetchLocal: typeof fetch = async (input, init) => {
  const address = new URL(input instanceof Request ? input.url : input);
  if (address.protocol !== 'file:') return await fetch(input, init);
  return await readFile(fileURLToPath(address)).then(
    (bytes) => new Response(new Uint8Array(bytes)),
    () => new Response(null, { status: 404 }),
  );
};

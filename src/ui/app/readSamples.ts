/**
 * The sample pictures that ship with this copy, from the list beside them.
 *
 * The page is whole without samples, so a list that is missing or odd gives none
 * instead of a failure.
 */
import type { Sample } from '../../state/appState.ts';

export async function readSamples(address: URL): Promise<readonly Sample[]> {
  try {
    const response = await fetch(address);
    return response.ok ? samplesIn(await response.json(), address) : [];
  } catch {
    return [];
  }
}

/** `{ "samples": [{ "name", "caption", "file", "model"?, "explanation"?, "truth"? }] }`; files are relative to the list. */
export function samplesIn(list: unknown, address: URL): readonly Sample[] {
  const entries = field(list, 'samples');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    const [name, caption, file] = [field(entry, 'name'), field(entry, 'caption'), field(entry, 'file')];
    if (typeof name !== 'string' || typeof caption !== 'string' || typeof file !== 'string') return [];
    const model = field(entry, 'model');
    return [
      {
        name,
        caption,
        address: new URL(file, address).href,
        ...(typeof model === 'string' ? { model } : {}),
        ...addressIn(entry, 'explanation', address),
        ...addressIn(entry, 'truth', address),
      },
    ];
  });
}

/** The entry's file of that kind with its address, if it has one. */
function addressIn(entry: unknown, key: 'explanation' | 'truth', list: URL): Partial<Record<typeof key, string>> {
  const file = field(entry, key);
  return typeof file === 'string' ? { [key]: new URL(file, list).href } : {};
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

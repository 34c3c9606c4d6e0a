/**
 * Patterns of a network, fetched when a method first needs them.
 *
 * Only a network whose card names a file has any; nothing is fetched for the others.
 */
import { FailureError } from '../../core/failure.ts';
import type { ModelCard } from '../../core/modelCard.ts';
import type { Network } from '../../network/graph.ts';
import type { Patterns } from '../../network/patterns/patterns.ts';
import { Download, type DownloadOptions } from '../catalogue/download.ts';
import { decodePatterns, readDescription } from './patternFile.ts';

const name = 'patterns.json';

/** A model that is open: its card with absolute addresses, its network, the SHA-256 of its files. */
export interface PatternedModel {
  readonly card: ModelCard;
  readonly network: Network;
  readonly sha256: string;
}

/**
 * Null where the card names no patterns.
 * @throws FailureError *model-unreachable*, or *model-corrupt* where the files are not those of this very network
 */
export async function loadPatterns(
  { card, network, sha256 }: PatternedModel,
  options: DownloadOptions,
): Promise<Patterns | null> {
  if (card.patterns === undefined) return null;
  const download = new Download(card, options);
  try {
    const text = new TextDecoder().decode(await download.file(name, card.patterns, { bytes: null, sha256: null }));
    const read = readDescription(text, network, sha256);
    if ('problem' in read)
      throw new FailureError({ kind: 'model-corrupt', model: card.name, file: name, detail: read.problem });
    const { description, bytes } = read;
    const address = new URL(description.file, card.patterns).href;
    return decodePatterns(
      description,
      await download.file(description.file, address, { bytes, sha256: description.sha256 }),
    );
  } finally {
    download.close();
  }
}

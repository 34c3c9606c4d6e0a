/**
 * Getting the files of one model: from the cache or the network, several at a time,
 * counting bytes as they arrive.
 *
 * A stop is heard between chunks; the first failure ends all other downloads.
 * Checks what it can check of a single file (size and hash where the card has them)
 * and stores nothing itself: only a whole, checked model is worth keeping.
 */
import type { Failure } from '../../core/failure.ts';
import { FailureError } from '../../core/failure.ts';
import type { ModelCard, ModelFile } from '../../core/modelCard.ts';
import type { StopSignal } from '../../core/stop.ts';
import { sha256Of } from '../sha256.ts';
import type { ModelCache } from './modelCache.ts';

export interface DownloadOptions {
  /** Bytes in hand so far, and how many there will be as far as is known. */
  readonly onBytes: (bytes: number, total: number) => void;
  readonly signal: StopSignal;
  readonly cache: ModelCache | null;
  /** How an address is read; the platform's `fetch` where not given. */
  readonly fetchFile?: typeof fetch;
}

export type Expected = Pick<ModelFile, 'bytes' | 'sha256'>;

/** Browsers open six connections to one host over HTTP/1.1. */
const connections = 6;

/** Runs `task` for every item, a few at a time; results in order; the first failure is thrown at once. */
export async function inParallel<T, R>(items: readonly T[], task: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const drain = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await task(item);
  };
  await Promise.all(Array.from({ length: connections }, drain));
  return results;
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function problemOf(bytes: Uint8Array<ArrayBuffer>, expected: Expected): Promise<string | null> {
  const page = /^\s*<(!doctype|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 64)));
  if (expected.bytes !== null && bytes.length !== expected.bytes)
    return `${bytes.length} bytes instead of ${expected.bytes}${page ? ', and it is a web page' : ''}`;
  if (expected.sha256 !== null && (await sha256Of(bytes)) !== expected.sha256)
    return 'its SHA-256 is not the one on the card';
  return null;
}

/** The downloads of one attempt at one model. */
export class Download {
  /** What came over the network, by address: to be kept once the model proved whole. */
  readonly fetched = new Map<string, Uint8Array<ArrayBuffer>>();
  /** What came from the cache: to be forgotten if the model turns out broken. */
  readonly reused: string[] = [];
  /** Expected bytes of all files; refined when the manifest is known. */
  total: number;
  private received = 0;
  private readonly abort = new AbortController();
  private readonly card: ModelCard;
  private readonly options: DownloadOptions;

  constructor(card: ModelCard, options: DownloadOptions) {
    this.card = card;
    this.options = options;
    this.total = card.bytes;
    // A poll between chunks would not hear a stop while a connection hangs.
    if (options.signal instanceof AbortSignal)
      options.signal.addEventListener('abort', this.close, { signal: this.abort.signal });
  }

  /** One file, checked against what is expected of it. `name` is for messages. */
  async file(name: string, address: string, expected: Expected): Promise<Uint8Array<ArrayBuffer>> {
    this.options.signal.throwIfAborted();
    const kept = await this.options.cache?.get(address).catch(() => null);
    if (kept) {
      this.reused.push(address);
      this.count(kept.length);
    }
    const bytes = kept ?? (await this.fetchBytes(address));
    if (!kept) this.fetched.set(address, bytes);
    const problem = await problemOf(bytes, expected);
    if (problem === null) return bytes;
    throw new FailureError({ kind: 'model-corrupt', model: this.card.name, file: name, detail: problem });
  }

  /** Ends whatever is still on its way. */
  readonly close = (): void => {
    this.abort.abort();
  };

  private count(bytes: number): void {
    this.received += bytes;
    this.options.onBytes(this.received, Math.max(this.total, this.received));
  }

  private async fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
    const fetchFile = this.options.fetchFile ?? fetch;
    try {
      const response = await fetchFile(address, { signal: this.abort.signal });
      if (!response.ok) throw new FailureError(this.unreachable(address, response.status));
      return await this.readBody(response);
    } catch (error) {
      this.options.signal.throwIfAborted();
      if (error instanceof FailureError) throw error;
      throw new FailureError(this.unreachable(address, null));
    }
  }

  private async readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array[] = [];
    // A reader, for Safari iterates no streams.
    const reader = response.body?.getReader();
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      this.options.signal.throwIfAborted();
      parts.push(chunk.value);
      this.count(chunk.value.length);
    }
    return concatenate(parts);
  }

  private unreachable(address: string, status: number | null): Failure {
    return { kind: 'model-unreachable', model: this.card.name, address, status };
  }
}

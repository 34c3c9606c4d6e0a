/**
 * What the state needs of its surroundings, as arguments.
 *
 * A browser gives the real ones (`main.tsx`), a test gives plain objects; the
 * state itself touches no window and no document.
 */
import type { MethodCard } from '../core/methods/methodCard.ts';
import type { Fit, SeenPicture } from '../core/regions/picture.ts';
import type { EngineClient } from '../worker/client.ts';
import type { BackendName } from '../worker/protocol.ts';
import type { Sample } from './appState.ts';

export interface Ports {
  readonly client: EngineClient;
  /** `localStorage`, or anything like it; may throw (private windows do). */
  readonly storage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
  };
  readonly location: {
    /** The page's address without its fragment. */
    page(): string;
    /** The fragment, with or without `#`; '' when there is none. */
    fragment(): string;
  };
  readonly clipboard: { writeText(text: string): Promise<void> };
  readonly download: (content: Blob, name: string) => void;
  /** A small copy of the picture for a link, at most `maxBytes`; null when it cannot be that small. */
  readonly shrink: (picture: SeenPicture, maxBytes: number) => Promise<Blob | null>;
  /** A file that ships with this copy of the page, long before the worker is there to fetch anything; rejects without it. */
  readonly fetchFile: (address: string) => Promise<Blob>;
  /** The picture at `[height, width]`, near enough to what the network takes to be looked at until it has it; rejects. */
  readonly preview: (blob: Blob, size: readonly [number, number], fit: Fit) => Promise<SeenPicture>;
}

export interface Setup {
  readonly catalogueAddress: string;
  /** On its way, so that the page need not wait for it; never rejects. */
  readonly samples: Promise<readonly Sample[]>;
  readonly methods: readonly MethodCard[];
  /** Ids of the methods that run without being asked for. */
  readonly mapsAtStart: readonly string[];
  /** For people who know better, and for tests; null: the best that works. */
  readonly prefer: BackendName | null;
}

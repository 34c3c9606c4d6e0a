/**
 * Keeps the five most confident classes of whatever is looked at closely: the
 * selected combination and the visitor's own.
 *
 * Every answer is remembered as long as picture, network, class and masking stay.
 * What is not looked at any more is not waited for. Before there is a network, what
 * is looked at waits for it.
 */
import type { Failure } from '../core/failure.ts';
import { failureOf } from '../core/failure.ts';
import type { RegionSet } from '../core/regions/regionSet.ts';
import type { Inspection } from '../worker/protocol.ts';
import type { AppState } from './appState.ts';
import type { Context } from './context.ts';
import { noInspections } from './initialState.ts';
import { maskingKey } from './keys.ts';
import { Stopped } from './stopped.ts';

interface Running {
  readonly key: string;
  readonly controller: AbortController;
}

export class Inspecting {
  readonly #context: Context;
  readonly #runsAgain: (failure: Failure) => boolean;
  readonly #running = new Map<RegionSet, Running>();
  /** Not asked again by themselves; another look, or another key, asks again. */
  readonly #failed = new Set<RegionSet>();
  #key: string | null = null;

  /** @param runsAgain whether an inspection that failed so may simply run again */
  constructor(context: Context, runsAgain: (failure: Failure) => boolean) {
    this.#context = context;
    this.#runsAgain = runsAgain;
  }

  /** Asks for what is missing, drops what is not looked at; call after anything changed. */
  follow(): void {
    const state = this.#context.get();
    const key = keyOf(state);
    if (key !== this.#key) {
      this.#key = key;
      this.#failed.clear();
      this.#context.set({ inspections: noInspections });
    }
    const looked = lookedAt(state);
    this.#drop((set, itsKey) => !looked.has(set) || itsKey !== key);
    for (const set of this.#failed) if (!looked.has(set)) this.#failed.delete(set);
    const unknown = [...looked].filter((set) => !this.#isKnown(set));
    if (isWaiting(state)) {
      this.#tellWhatRuns(unknown);
      return;
    }
    for (const set of unknown) if (key !== null && state.shown?.answeredBy === 'network') void this.#inspect(set, key);
    this.#tellWhatRuns([...this.#running.keys()]);
  }

  #isKnown(set: RegionSet): boolean {
    return this.#running.has(set) || this.#failed.has(set) || this.#context.get().inspections.bySet.has(set);
  }

  #drop(isStale: (set: RegionSet, key: string) => boolean): void {
    for (const [set, { key, controller }] of this.#running) {
      if (!isStale(set, key)) continue;
      this.#running.delete(set);
      controller.abort(new Stopped('replaced'));
    }
  }

  async #inspect(set: RegionSet, key: string): Promise<void> {
    const { shown, target, search, settings } = this.#context.get();
    if (shown === null || target === null) return;
    const entry: Running = { key, controller: new AbortController() };
    this.#running.set(set, entry);
    const { picture, fit, model } = shown;
    try {
      const [inspection] = await this.#context.ports.client.run(
        'inspect',
        { picture, fit, model, target, settings: search.question?.settings ?? settings, sets: [set] },
        { signal: entry.controller.signal },
      );
      if (this.#running.get(set) !== entry) return;
      if (inspection !== undefined) this.#remember(set, inspection);
    } catch (thrown) {
      if (this.#running.get(set) !== entry) return;
      this.#fail(set, failureOf(thrown));
    }
    this.#running.delete(set);
    this.follow();
  }

  #remember(set: RegionSet, inspection: Inspection): void {
    this.#context.set(({ inspections }) => ({
      inspections: { ...inspections, bySet: new Map(inspections.bySet).set(set, inspection) },
    }));
  }

  #fail(set: RegionSet, failure: Failure): void {
    if (this.#runsAgain(failure)) return;
    this.#failed.add(set);
    this.#context.fail(failure);
  }

  #tellWhatRuns(now: readonly RegionSet[]): void {
    const { inspections } = this.#context.get();
    if (inspections.running.size === now.length && now.every((set) => inspections.running.has(set))) return;
    this.#context.set({ inspections: { ...inspections, running: new Set(now) } });
  }
}

/** Sets are looked at as the graph shows them, so with the settings it was made with. */
function keyOf({ shown, target, search, settings }: AppState): string | null {
  if (shown === null || target === null) return null;
  return maskingKey(shown, target, search.question?.settings ?? settings);
}

/** Whether what is asked now will be answered by a network on its way. */
function isWaiting({ shown, takeOver }: AppState): boolean {
  return shown?.answeredBy === 'file' && takeOver === 'waiting';
}

function lookedAt({ shown, target, selection }: AppState): ReadonlySet<RegionSet> {
  if (shown === null || target === null) return new Set();
  return new Set([selection.selected, selection.own].filter((set) => set !== null));
}

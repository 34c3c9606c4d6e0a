/** What every part of the state works with: the data, the surroundings, and a place to say what went wrong. */
import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../core/failure.ts';
import { failureOf } from '../core/failure.ts';
import type { AppState, Notice } from './appState.ts';
import type { Ports, Setup } from './ports.ts';
import { Stopped } from './stopped.ts';

/** Older notices give way; nobody reads more than this at once. */
const mostNotices = 5;

export interface Context {
  readonly ports: Ports;
  readonly setup: Setup;
  get(): AppState;
  set(change: Partial<AppState> | ((state: AppState) => Partial<AppState>)): void;
  /** Says it once: the same failure again only renews the notice. */
  fail(failure: Failure): void;
  announce(what: Extract<Notice, { kind: 'done' }>['what']): void;
}

export function createContext(store: StoreApi<AppState>, ports: Ports, setup: Setup): Context {
  let nextId = 1;
  const add = (notice: Notice, same: (other: Notice) => boolean): void => {
    store.setState(({ notices }) => ({
      notices: [...notices.filter((other) => !same(other)), notice].slice(-mostNotices),
    }));
  };
  return {
    ports,
    setup,
    get: store.getState,
    set: (change) => {
      store.setState(change);
    },
    fail: (failure) => {
      const text = JSON.stringify(failure);
      add(
        { id: nextId++, kind: 'failure', failure },
        (other) => other.kind === 'failure' && JSON.stringify(other.failure) === text,
      );
    },
    announce: (what) => {
      add({ id: nextId++, kind: 'done', what }, (other) => other.kind === 'done' && other.what === what);
    },
  };
}

/** Runs an action that may fail; a failure becomes a notice, a stop nothing at all. */
export async function attempt(context: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) context.fail(failureOf(thrown));
  }
}

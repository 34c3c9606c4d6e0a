/**
 * The one store of the page, made for the ports it is given.
 *
 * A zustand vanilla store whose value is `AppState` and nothing else, with the
 * actions beside it; several can live side by side, as tests do.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { AppActions } from './appActions.ts';
import type { AppState } from './appState.ts';
import type { Ports, Setup } from './ports.ts';

export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly actions: AppActions;
}

export type CreateAppStore = (ports: Ports, setup: Setup) => AppStore;

/**
 * How a component reaches the one store: a selector for reading, the actions for
 * wishing. Components never write state and never see the store itself.
 */
import type { ReactNode } from 'react';
import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { AppActions } from '../../state/appActions.ts';
import type { AppState } from '../../state/appState.ts';
import type { AppStore } from '../../state/appStore.ts';

const AppContext = createContext<AppStore | null>(null);

export function AppProvider({ store, children }: { readonly store: AppStore; readonly children: ReactNode }) {
  return <AppContext value={store}>{children}</AppContext>;
}

function useAppStore(): AppStore {
  const store = use(AppContext);
  if (store === null) throw new Error('This component has to stand inside an AppProvider.');
  return store;
}

/** Re-renders when what is selected changes by `Object.is`: select values that the state holds, not new objects. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select);
}

/** The actions as plain functions, so that they can be passed on by themselves. */
export type Actions = {
  readonly [K in keyof AppActions]: (...input: Parameters<AppActions[K]>) => ReturnType<AppActions[K]>;
};

export function useActions(): Actions {
  return useAppStore().actions;
}

/** Reads the state at the moment of asking, for what happens on a press and not in a rendering. */
export function useAppSnapshot(): () => AppState {
  const store = useAppStore();
  return store.getState;
}

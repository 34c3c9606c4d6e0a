/**
 * The one store of the page, made for the ports it is given.
 *
 * A zustand vanilla store whose value is `AppState` and nothing else, with the
 * actions beside it; several can live side by side, as tests do.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppActions, WorkActions } from './appActions.ts';
import type { AppState } from './appState.ts';
import { createChooseActions } from './chooseActions.ts';
import { createContext } from './context.ts';
import { createEngineStart } from './engineStart.ts';
import { createExplaining } from './explaining.ts';
import { initialState } from './initialState.ts';
import { Inspecting } from './inspecting.ts';
import { createLookActions } from './lookActions.ts';
import { createMapActions } from './mapActions.ts';
import { ModelChoice } from './modelChoice.ts';
import { createOpenActions } from './openActions.ts';
import { Opening } from './opening.ts';
import type { Ports, Setup } from './ports.ts';
import { recall, remember } from './remembered.ts';
import { Reopening } from './reopening.ts';
import { createShareActions } from './shareActions.ts';
import { createTourActions } from './tour.ts';
import type { Work } from './work.ts';

export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'getInitialState' | 'subscribe'> {
  readonly actions: AppActions;
}

export function createAppStore(ports: Ports, setup: Setup): AppStore {
  const store = createStore<AppState>(() => recall(ports.storage, initialState(setup)));
  const context = createContext(store, ports, setup);
  const engine = createEngineStart(context);
  const models = new ModelChoice(context);
  const work = createExplaining(context, engine.replaces);
  const inspecting = new Inspecting(context, engine.replaces);
  const opening = new Opening(context, {
    work,
    catalogueRead: models.readCatalogue,
    runsAgain: engine.replaces,
    onArrival: () => {
      work.reconcile();
    },
  });
  const reopening = new Reopening(context, opening, models);
  const changed = (): void => {
    work.reconcile();
  };
  store.subscribe((state, before) => {
    if (isLookedAtOtherwise(state, before)) inspecting.follow();
    if (state.share.link !== null && isAboutOtherThings(state, before))
      context.set({ share: { ...state.share, link: null, pictureBytes: null } });
    remember(ports.storage, state, before);
  });
  const open = createOpenActions(context, { opening, engine, models, reopening });
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    actions: {
      ...open,
      ...createChooseActions(context, { opening, models, changed }),
      ...createMapActions(context, work),
      ...createWorkActions(opening, models, work),
      ...createLookActions(context),
      ...createTourActions(context, (name) => void open.openSample(name)),
      ...createShareActions(context),
    },
  };
}

function createWorkActions(opening: Opening, models: ModelChoice, work: Work): WorkActions {
  return {
    stop: () => {
      opening.stop();
      models.stop('pressed');
      work.stop();
    },
    resume: () => {
      if (opening.isPending) void opening.again();
      work.resume();
    },
  };
}

/** What the inspector shows may have to be asked for. */
function isLookedAtOtherwise(state: AppState, before: AppState): boolean {
  return (
    state.selection.selected !== before.selection.selected ||
    state.selection.own !== before.selection.own ||
    state.search.question !== before.search.question ||
    state.takeOver !== before.takeOver ||
    isAboutOtherThings(state, before)
  );
}

/** A link made before would say something else now. */
function isAboutOtherThings(state: AppState, before: AppState): boolean {
  return (
    state.shown !== before.shown ||
    state.target !== before.target ||
    state.against !== before.against ||
    state.settings !== before.settings ||
    state.selection.selected !== before.selection.selected
  );
}

/** Choosing network, fit, class, settings and maps; each re-runs what depends on it and nothing else. */
import { asPublished, defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import type { ChooseActions } from './appActions.ts';
import { nothingFound, topClass } from './arrival.ts';
import type { Context } from './context.ts';
import { emptyMap } from './initialState.ts';
import { changeMap } from './mapTask.ts';
import type { ModelChoice } from './modelChoice.ts';
import type { Opening } from './opening.ts';
import { showOcclusion } from './searchTask.ts';
import { setSettings } from './setSettings.ts';

export interface ChooseParts {
  readonly opening: Opening;
  readonly models: ModelChoice;
  /** Starts what the change made necessary. */
  readonly changed: () => void;
}

export function createChooseActions(context: Context, parts: ChooseParts): ChooseActions {
  const { opening, models, changed } = parts;
  const changeSettings = (change: Partial<ExplainSettings>): void => {
    setSettings(context, { ...context.get().settings, ...change });
    changed();
  };
  return {
    chooseModel: (id) => {
      context.set(({ catalogue }) => ({ catalogue: { ...catalogue, chosen: id, asked: id } }));
      if (opening.isPending || context.get().shown !== null) void opening.again();
      else void models.load();
    },
    declineOffer: () => {
      context.set(({ catalogue }) => ({ catalogue: { ...catalogue, offering: false } }));
    },
    chooseFit: (fit) => {
      context.set({ fit });
      void opening.again();
    },
    chooseClass: (index) => {
      const { shown, target } = context.get();
      if (shown === null) return;
      const wanted = index ?? topClass(shown);
      if (wanted === target) return;
      context.set((state) => ({ target: wanted, ...nothingFound(state) }));
      changed();
    },
    changeSettings,
    usePreset: (preset) => {
      changeSettings(preset === 'as-published' ? asPublished : defaultSettings);
    },
    ...createMapActions(context, changed),
  };
}

function createMapActions(
  context: Context,
  changed: () => void,
): Pick<ChooseActions, 'askMap' | 'dropMap' | 'changeMapOptions'> {
  return {
    askMap: (method) => {
      if (!(method in context.get().maps)) changeMap(context, method, emptyMap);
      showOcclusion(context);
      changed();
    },
    dropMap: (method) => {
      context.set(({ maps, view }) => ({
        maps: Object.fromEntries(Object.entries(maps).filter(([id]) => id !== method)),
        view: { ...view, overlay: view.overlay === method ? null : view.overlay },
      }));
      changed();
    },
    changeMapOptions: (method, options) => {
      changeMap(context, method, { options });
      changed();
    },
  };
}

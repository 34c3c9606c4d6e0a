/** Choosing network, fit, class, settings and maps; each re-runs what depends on it and nothing else. */
import { asPublished, defaultSettings, type ExplainSettings } from '../core/search/settings.ts';
import type { ChooseActions } from './appActions.ts';
import { nothingFound, topClass } from './arrival.ts';
import type { Context } from './context.ts';
import type { ModelChoice } from './modelChoice.ts';
import type { Opening } from './opening.ts';
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
  };
}

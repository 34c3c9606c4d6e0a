/** Looking at what was found. Nothing is computed here; `inspecting.ts` follows the selection by itself. */
import { emptySet, has, withoutRegion, withRegion, type RegionSet } from '../core/regions/regionSet.ts';
import type { LookActions } from './appActions.ts';
import type { Selection, View } from './appState.ts';
import type { Context } from './context.ts';

export function createLookActions(context: Context): LookActions {
  return { ...createSelectionActions(context), ...createViewActions(context) };
}

type SelectionActions = Pick<
  LookActions,
  'select' | 'hoverRegion' | 'hoverSet' | 'toggleOwnRegion' | 'setOwn' | 'clearOwn'
>;

function createSelectionActions(context: Context): SelectionActions {
  const change = (part: Partial<Selection>): void => {
    context.set(({ selection }) => ({ selection: { ...selection, ...part } }));
  };
  const look = (part: Partial<Selection>): void => {
    change({ ...part, automatic: false });
  };
  return {
    select: (set) => {
      look({ selected: set });
    },
    hoverRegion: (region) => {
      change({ hoveredRegion: region });
    },
    hoverSet: (set) => {
      change({ hoveredSet: set });
    },
    toggleOwnRegion: (region) => {
      const before = context.get().selection.own ?? emptySet;
      const own = has(before, region) ? withoutRegion(before, region) : withRegion(before, region);
      look({ own, selected: own });
    },
    setOwn: (set) => {
      look({ own: set, selected: set });
    },
    clearOwn: () => {
      const { own, selected } = context.get().selection;
      look({ own: null, selected: selected === own ? null : selected });
    },
  };
}

function createViewActions(context: Context): Omit<LookActions, keyof SelectionActions> {
  const change = (part: Partial<View>): void => {
    context.set(({ view }) => ({ view: { ...view, ...part } }));
  };
  const unfolded = (edit: (sets: Set<RegionSet>) => void): void => {
    const sets = new Set(context.get().view.unfolded);
    edit(sets);
    change({ unfolded: sets });
  };
  return {
    fold: (set) => {
      unfolded((sets) => sets.delete(set));
    },
    unfold: (set) => {
      unfolded((sets) => sets.add(set));
    },
    setTheme: (theme) => {
      change({ theme });
    },
    setMotion: (motion) => {
      change({ motion });
    },
    setMapOpacity: (opacity) => {
      change({ mapOpacity: Math.min(1, Math.max(0, opacity)) });
    },
    setOverlay: (overlay) => {
      change({ overlay });
    },
    setTruth: (truth) => {
      change({ truth });
    },
  };
}

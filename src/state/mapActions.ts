/** Choosing heat maps, asking about them, and looking at them side by side. */
import type { MapActions } from './appActions.ts';
import { changeMap, justAsked, readMapTaskId } from './changeMap.ts';
import type { Context } from './context.ts';
import { emptyMap } from './initialState.ts';
import type { MapState } from './mapState.ts';
import { showOcclusion, searchTaskId } from './searchTask.ts';
import type { Work } from './work.ts';

export function createMapActions(context: Context, work: Work): MapActions {
  return {
    ...createChoices(context, work),
    ...createChecks(context, work),
    ...createStops(work),
    setGallery: (change) => {
      const { open } = context.get().gallery;
      context.set(({ gallery }) => ({ gallery: { ...gallery, ...change } }));
      if (change.open === true && !open) work.reconcile();
    },
  };
}

type Choices = Pick<MapActions, 'askMaps' | 'dropMap' | 'changeMapOptions' | 'setInStrip' | 'chooseAgainst'>;

function createChoices(context: Context, work: Work): Choices {
  return {
    askMaps: (methods) => {
      const { maps, shown } = context.get();
      const status = shown === null ? 'idle' : 'waiting';
      for (const method of methods) if (!(method in maps)) changeMap(context, method, { ...emptyMap, status });
      showOcclusion(context);
      work.reconcile();
    },
    dropMap: (method) => {
      context.set(({ maps, strip, view }) => ({
        maps: Object.fromEntries(Object.entries(maps).filter(([id]) => id !== method)),
        strip: strip.filter((id) => id !== method),
        view: { ...view, overlay: view.overlay === method ? null : view.overlay },
      }));
      work.reconcile();
    },
    changeMapOptions: (method, options) => {
      changeMap(context, method, { options, measures: null, randomised: null });
      work.reconcile();
    },
    setInStrip: (method, shown) => {
      context.set(({ strip }) => ({ strip: [...strip.filter((id) => id !== method), ...(shown ? [method] : [])] }));
    },
    chooseAgainst: (index) => {
      const { shown, target, against } = context.get();
      if (shown === null || index === against || index === target) return;
      context.set(({ maps }) => ({ against: index, maps: withoutResults(maps) }));
      work.reconcile();
    },
  };
}

/** The map that comes with the search explains the class alone, whatever the others do. */
function withoutResults(maps: Readonly<Record<string, MapState>>): Readonly<Record<string, MapState>> {
  return Object.fromEntries(
    Object.entries(maps).map(([id, map]) => [id, id === 'region-drops' ? map : { ...emptyMap, options: map.options }]),
  );
}

function createChecks(context: Context, work: Work): Pick<MapActions, 'measureMaps' | 'randomiseMap'> {
  return {
    measureMaps: (methods) => {
      const { maps, gallery } = context.get();
      const { thorough } = gallery;
      const open = methods.filter((id) => {
        const asked = maps[id]?.measures ?? null;
        return id in maps && (asked === null || (thorough && !asked.thorough));
      });
      for (const id of open) changeMap(context, id, { measures: { ...justAsked, thorough } });
      work.resume((id) => readMapTaskId(id).work === 'measures' && methods.includes(readMapTaskId(id).method));
    },
    randomiseMap: (method) => {
      const { maps } = context.get();
      if (!(method in maps)) return;
      if (maps[method]?.randomised === null) changeMap(context, method, { randomised: justAsked });
      work.resume((id) => readMapTaskId(id).work === 'randomised' && readMapTaskId(id).method === method);
    },
  };
}

function createStops(work: Work): Pick<MapActions, 'stopMap' | 'resumeMap' | 'stopMaps'> {
  return {
    stopMap: (method) => {
      work.stop((id) => readMapTaskId(id).method === method);
      work.reconcile();
    },
    resumeMap: (method) => {
      work.resume((id) => readMapTaskId(id).method === method);
    },
    stopMaps: () => {
      work.stop((id) => id !== searchTaskId);
    },
  };
}

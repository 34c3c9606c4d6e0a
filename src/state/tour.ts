/**
 * The tour: when it may begin, how it goes on, and when what a step asks for is done.
 *
 * It begins by itself only once, on a result that nobody has touched yet, and never
 * while anything is being opened. A step is done by doing the real thing, however
 * that was done. Knows nothing of where anything stands on the page.
 */
import type { TourActions } from './appActions.ts';
import { tourSteps, type AppState, type Tour, type TourStep } from './appState.ts';
import type { Context } from './context.ts';
import { nodeOf, roots } from './selectors.ts';

/** There is a finished result to point at. */
export function canTour(state: AppState): boolean {
  const { opening, shown, search } = state;
  return opening === null && shown !== null && search.status === 'done' && !search.stale && roots(state).length > 0;
}

/** Now is the moment: somebody asked for it, or this is a first visit and nobody has begun by themselves. */
export function isTourDue(state: AppState): boolean {
  const { tour, selection, share, notices } = state;
  if (tour.step !== null || !canTour(state)) return false;
  const untouched = selection.automatic && share.awaited === null && !notices.some(({ kind }) => kind === 'failure');
  return tour.wanted || (!tour.seen && untouched);
}

/** Null where a step asks for nothing but to be read. */
const deeds: Readonly<Record<TourStep, ((since: AppState, now: AppState) => boolean) | null>> = {
  prediction: null,
  maps: (since, { view }) => view.overlay !== null && view.overlay !== since.view.overlay,
  roots: (since, now) =>
    now.selection.selected !== since.selection.selected && roots(now).some(({ set }) => set === now.selection.selected),
  graph: (since, now) => {
    const { selected } = now.selection;
    return selected !== null && selected !== since.selection.selected && nodeOf(now, selected) !== null;
  },
  inspector: null,
  picture: (since, { selection }) => selection.own !== null && selection.own !== since.selection.own,
};

/** What the step asks for was done; `since` is how things stood when it began. */
export function isStepDone(step: TourStep, since: AppState, now: AppState): boolean {
  return deeds[step]?.(since, now) ?? false;
}

export function createTourActions(context: Context, openSample: (name: string) => void): TourActions {
  const change = (part: Partial<Tour>): void => {
    context.set(({ tour }) => ({ tour: { ...tour, ...part } }));
  };
  const endTour = (): void => {
    change({ step: null, wanted: false, seen: true });
  };
  return {
    startTour: () => {
      const state = context.get();
      if (canTour(state)) {
        change({ step: tourSteps[0], wanted: false });
        return;
      }
      change({ wanted: true });
      const [sample] = state.samples;
      if (state.shown === null && state.opening === null && sample !== undefined) openSample(sample.name);
    },
    moveTour: (by) => {
      const { step } = context.get().tour;
      if (step === null) return;
      const next = tourSteps[Math.max(0, tourSteps.indexOf(step) + by)];
      if (next === undefined) {
        endTour();
        return;
      }
      change({ step: next });
      // The map that the tour asked for would lie over the regions it asks for now.
      if (next === 'picture') context.set(({ view }) => ({ view: { ...view, overlay: null } }));
    },
    endTour,
  };
}

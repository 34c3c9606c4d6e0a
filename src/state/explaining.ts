/**
 * What follows a prediction: search and graph with the cheap maps beside them, then
 * costly maps and what was asked about maps, so that nothing slow keeps the graph waiting.
 *
 * The search is asked for first: it gives the picture to the scoring threads, and while
 * they take it in, the engine's own thread makes the map.
 */
import { classTarget } from '../core/methods/target.ts';
import type { Failure } from '../core/failure.ts';
import { changeCheck, changeMap, readMapTaskId } from './changeMap.ts';
import type { Context } from './context.ts';
import { mapTasks } from './mapTask.ts';
import { searchTask, searchTaskId } from './searchTask.ts';
import { excludesMethod, sameSettings } from './selectors.ts';
import { Work, type Task, type TaskStatus } from './work.ts';

export function createExplaining(context: Context, runsAgain: (failure: Failure) => boolean): Work {
  return new Work({
    wanted: () => wantedTasks(context),
    mark: (id, status, failure) => {
      const isSearch = id === searchTaskId;
      // That a method does not suit a network is said where its map would be.
      if (failure !== null && (isSearch || !excludesMethod(failure))) context.fail(failure);
      if (isSearch) markSearch(context, status, failure);
      else markMap(context, id, status, failure);
    },
    canRun: () => context.get().shown?.answeredBy === 'network',
    runsAgain,
  });
}

function wantedTasks(context: Context): readonly Task[] {
  const { shown, target, against, settings } = context.get();
  if (shown === null || target === null) return [];
  const { first, later } = mapTasks(context, shown, classTarget(target, against));
  return [searchTask(context, shown, { target, settings }), ...first, ...later];
}

function markSearch(context: Context, status: TaskStatus, failure: Failure | null): void {
  const { search, settings, maps } = context.get();
  const waits = status === 'waiting' && search.question !== null;
  const stale = waits ? !sameSettings(search.question.settings, settings) : search.stale;
  if (search.status === status && search.failure === failure && search.stale === stale) return;
  context.set({ search: { ...search, status, failure, stale } });
  if (maps['region-drops']?.result === null) changeMap(context, 'region-drops', { status, failure });
}

function markMap(context: Context, id: string, status: TaskStatus, failure: Failure | null): void {
  const { work, method } = readMapTaskId(id);
  const map = context.get().maps[method];
  const marked = work === 'map' ? map : map?.[work];
  if (marked == null || (marked.status === status && marked.failure === failure)) return;
  if (work === 'map') changeMap(context, method, { status, failure });
  else changeCheck(context, method, work, { status, failure });
}

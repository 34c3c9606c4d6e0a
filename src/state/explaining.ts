/**
 * What follows a prediction: cheap maps, then search and graph, then costly maps,
 * so that a slow map never keeps the graph waiting.
 */
import { classTarget } from '../core/methods/target.ts';
import type { Failure } from '../core/failure.ts';
import type { Context } from './context.ts';
import { changeMap, mapTaskId, mapTasks } from './mapTask.ts';
import { searchTask, searchTaskId } from './searchTask.ts';
import { sameSettings } from './selectors.ts';
import { Work, type Task, type TaskStatus } from './work.ts';

export function createExplaining(context: Context, runsAgain: (failure: Failure) => boolean): Work {
  return new Work({
    wanted: () => wantedTasks(context),
    mark: (id, status, failure) => {
      if (failure !== null) context.fail(failure);
      if (id === searchTaskId) markSearch(context, status, failure);
      else markMap(context, id.slice(mapTaskId('').length), status, failure);
    },
    canRun: () => context.get().shown?.answeredBy === 'network',
    runsAgain,
  });
}

function wantedTasks(context: Context): readonly Task[] {
  const { shown, target, settings } = context.get();
  if (shown === null || target === null) return [];
  const { cheap, costly } = mapTasks(context, shown, classTarget(target));
  const search = searchTask(
    context,
    shown,
    { target, settings },
    cheap.map(({ id }) => id),
  );
  return [...cheap, search, ...costly];
}

function markSearch(context: Context, status: TaskStatus, failure: Failure | null): void {
  const { search, settings, maps } = context.get();
  const waits = status === 'waiting' && search.question !== null;
  const stale = waits ? !sameSettings(search.question.settings, settings) : search.stale;
  if (search.status === status && search.failure === failure && search.stale === stale) return;
  context.set({ search: { ...search, status, failure, stale } });
  if (maps['region-drops']?.result === null) changeMap(context, 'region-drops', { status, failure });
}

function markMap(context: Context, method: string, status: TaskStatus, failure: Failure | null): void {
  const map = context.get().maps[method];
  if (map === undefined || (map.status === status && map.failure === failure)) return;
  changeMap(context, method, { status, failure });
}

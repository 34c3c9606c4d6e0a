/**
 * Keeps what runs equal to what is wanted.
 *
 * The wish is a list of tasks, each with the key of what it would compute. After
 * any change `reconcile` compares: a task running for another key is stopped as
 * replaced, a task whose key is settled is left alone, the rest start as soon as
 * their lane is free and what they come after is settled. So a changed setting
 * re-runs exactly the tasks whose key it changed.
 *
 * Settled means ended in any way: done, failed, or stopped by a person. While nothing
 * can be computed, what is open waits. Knows nothing of what the tasks are.
 */
import type { Failure } from '../core/failure.ts';
import { failureOf } from '../core/failure.ts';
import { Stopped } from './stopped.ts';

export interface Task {
  readonly id: string;
  readonly key: string;
  /** Tasks of one lane run one at a time, in the order of the list. */
  readonly lane: string;
  /** Ids of tasks that must be settled first. */
  readonly after: readonly string[];
  run(signal: AbortSignal): Promise<void>;
}

export type TaskStatus = 'waiting' | 'running' | 'done' | 'stopped' | 'failed';

export interface WorkPorts {
  wanted(): readonly Task[];
  mark(id: string, status: TaskStatus, failure: Failure | null): void;
  /** False while there is nothing to compute with. */
  canRun(): boolean;
  /** Whether a task that failed so may simply run again. */
  runsAgain(failure: Failure): boolean;
}

interface Running {
  readonly task: Task;
  readonly controller: AbortController;
}

const everything = (): boolean => true;

export class Work {
  readonly #ports: WorkPorts;
  readonly #settled = new Map<string, { readonly key: string; readonly complete: boolean }>();
  readonly #running = new Map<string, Running>();

  constructor(ports: WorkPorts) {
    this.#ports = ports;
  }

  reconcile(): void {
    const tasks = this.#ports.wanted();
    this.#dropWhatIsNotWanted(tasks);
    const open = tasks.filter((task) => !this.#isSettled(task));
    const canRun = this.#ports.canRun();
    const openIds = new Set(open.map((task) => task.id));
    const busy = new Set([...this.#running.values()].map(({ task }) => task.lane));
    for (const task of open) {
      // What it settled for another key has given way, whether or not it runs at once.
      this.#settled.delete(task.id);
      if (this.#running.has(task.id)) continue;
      const mayStart = canRun && !busy.has(task.lane) && !task.after.some((id) => openIds.has(id));
      if (!mayStart) this.#ports.mark(task.id, 'waiting', null);
      else {
        busy.add(task.lane);
        void this.#start(task);
      }
    }
  }

  /** Ends all that runs or waits, or what is told; it stays ended until its key changes or `resume`. */
  stop(which: (id: string) => boolean = everything): void {
    for (const task of this.#ports.wanted()) {
      if (this.#isSettled(task) || !which(task.id)) continue;
      const controller = this.#running.get(task.id)?.controller;
      this.#end(task, 'stopped', null);
      controller?.abort(new Stopped('pressed'));
    }
  }

  /** Takes up again what was stopped or failed, all of it or what is told. */
  resume(which: (id: string) => boolean = everything): void {
    for (const [id, { complete }] of this.#settled) if (!complete && which(id)) this.#settled.delete(id);
    this.reconcile();
  }

  /** The result of a wanted task came from elsewhere (a file). */
  settle(id: string): void {
    const task = this.#ports.wanted().find((one) => one.id === id);
    if (task !== undefined) this.#end(task, 'done', null);
  }

  /** All results were emptied, so nothing is settled: the same picture opened again is explained again. What runs goes on. */
  forget(): void {
    this.#settled.clear();
  }

  /** Makes a change that gives tasks other keys but not other results: what is settled stays so. */
  rename(change: () => void): void {
    const settled = new Map(this.#ports.wanted().map((task) => [task.id, this.#isSettled(task)]));
    change();
    for (const { id, key } of this.#ports.wanted()) {
      const entry = this.#settled.get(id);
      if (settled.get(id) === true && entry !== undefined) this.#settled.set(id, { ...entry, key });
    }
  }

  async #start(task: Task): Promise<void> {
    const entry: Running = { task, controller: new AbortController() };
    this.#running.set(task.id, entry);
    this.#ports.mark(task.id, 'running', null);
    const isCurrent = (): boolean => this.#running.get(task.id) === entry;
    try {
      await task.run(entry.controller.signal);
      if (isCurrent()) this.#end(task, 'done', null);
    } catch (thrown) {
      if (!isCurrent()) return;
      const failure = failureOf(thrown);
      if (this.#ports.runsAgain(failure)) this.#running.delete(task.id);
      else this.#end(task, 'failed', failure);
    }
    this.reconcile();
  }

  #isSettled(task: Task): boolean {
    return this.#settled.get(task.id)?.key === task.key;
  }

  #end(task: Task, status: 'done' | 'stopped' | 'failed', failure: Failure | null): void {
    this.#running.delete(task.id);
    this.#settled.set(task.id, { key: task.key, complete: status === 'done' });
    this.#ports.mark(task.id, status, failure);
  }

  #dropWhatIsNotWanted(tasks: readonly Task[]): void {
    const keys = new Map(tasks.map((task) => [task.id, task.key]));
    for (const [id, { task, controller }] of this.#running) {
      if (keys.get(id) === task.key) continue;
      this.#running.delete(id);
      controller.abort(new Stopped('replaced'));
    }
    for (const id of this.#settled.keys()) if (!keys.has(id)) this.#settled.delete(id);
  }
}

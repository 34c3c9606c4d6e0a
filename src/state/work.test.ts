import { expect, test } from 'vitest';
import { FailureError } from '../core/failure.ts';
import { Stopped } from './stopped.ts';
import { Work, type Task } from './work.ts';

interface Run {
  readonly id: string;
  readonly key: string;
  readonly signal: AbortSignal;
  readonly finish: () => void;
  readonly fail: (thrown: Error) => void;
}

/** Work on tasks that end when the test says so. */
function setUp(...initial: Pick<Task, 'id' | 'key'>[]) {
  const runs: Run[] = [];
  const marks: string[] = [];
  let wanted: readonly Task[] = [];
  let canRun = true;
  const task = ({ id, key, lane = 'one', after = [] }: Partial<Task> & { id: string; key: string }): Task => ({
    id,
    key,
    lane,
    after,
    run: (signal) =>
      new Promise((finish, fail) => {
        signal.addEventListener('abort', () => {
          fail(signal.reason as Error);
        });
        runs.push({ id, key, signal, finish, fail });
      }),
  });
  const work = new Work({
    wanted: () => wanted,
    mark: (id, status, failure) => marks.push(`${id} ${status}${failure ? ` ${failure.kind}` : ''}`),
    canRun: () => canRun,
    runsAgain: (failure) => failure.kind === 'device-lost',
  });
  const want = (...tasks: (Partial<Task> & { id: string; key: string })[]): void => {
    wanted = tasks.map(task);
    work.reconcile();
  };
  want(...initial);
  const names = () => runs.map(({ id, key }) => `${id}:${key}`);
  const takeMarks = () => marks.splice(0);
  const letRun = (may: boolean): void => {
    canRun = may;
    work.reconcile();
  };
  /** The same tasks under other keys. */
  const rename = (key: string): void => {
    work.rename(() => {
      wanted = wanted.map(({ id }) => task({ id, key }));
    });
  };
  return { work, want, runs, names, takeMarks, letRun, rename };
}

/** Lets settled promises be heard. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('tasks of one lane run one after the other, in order', async () => {
  const { runs, names, takeMarks } = setUp({ id: 'a', key: '1' }, { id: 'b', key: '1' });
  expect(names()).toEqual(['a:1']);
  expect(takeMarks()).toEqual(['a running', 'b waiting']);
  runs[0]!.finish();
  await settle();
  expect(names()).toEqual(['a:1', 'b:1']);
  expect(takeMarks()).toEqual(['a done', 'b running']);
});

test('lanes run beside each other, but not before what they come after', async () => {
  const { want, runs, names } = setUp();
  want(
    { id: 'cam', key: '1', lane: 'maps' },
    { id: 'search', key: '1', lane: 'search', after: ['cam'] },
    { id: 'slow', key: '1', lane: 'maps', after: ['search'] },
  );
  expect(names()).toEqual(['cam:1']);
  runs[0]!.finish();
  await settle();
  expect(names()).toEqual(['cam:1', 'search:1']);
  runs[1]!.finish();
  await settle();
  expect(names()).toEqual(['cam:1', 'search:1', 'slow:1']);
  want(
    { id: 'cam', key: '1', lane: 'maps' },
    { id: 'search', key: '2', lane: 'search', after: ['cam'] },
    { id: 'slow', key: '1', lane: 'maps', after: ['search'] },
  );
  expect(names()).toEqual(['cam:1', 'search:1', 'slow:1', 'search:2']);
  expect(runs[2]!.signal.aborted).toBe(false);
});

test('what is settled for its key is not run again', async () => {
  const { work, want, runs, names } = setUp({ id: 'a', key: '1' });
  runs[0]!.finish();
  await settle();
  work.reconcile();
  want({ id: 'a', key: '1' }, { id: 'b', key: '1' });
  expect(names()).toEqual(['a:1', 'b:1']);
});

test('a newer wish replaces a running task at once and without a word', async () => {
  const { want, runs, names, takeMarks } = setUp({ id: 'a', key: '1' });
  takeMarks();
  want({ id: 'a', key: '2' });
  expect(names()).toEqual(['a:1', 'a:2']);
  expect(runs[0]!.signal.reason).toEqual(new Stopped('replaced'));
  await settle();
  expect(takeMarks()).toEqual(['a running']);
  runs[1]!.finish();
  await settle();
  expect(takeMarks()).toEqual(['a done']);
});

test('the late end of a replaced task says nothing about the newer one', async () => {
  const { want, runs, takeMarks } = setUp({ id: 'a', key: '1' });
  want({ id: 'a', key: '2' });
  want({ id: 'a', key: '1' });
  takeMarks();
  runs[0]!.finish();
  runs[1]!.fail(new Error('late'));
  await settle();
  expect(takeMarks()).toEqual([]);
});

test('a task that is not wanted any more is dropped, and computed anew when wanted again', async () => {
  const { want, runs, names } = setUp({ id: 'a', key: '1' });
  runs[0]!.finish();
  await settle();
  want();
  want({ id: 'a', key: '1' });
  expect(names()).toEqual(['a:1', 'a:1']);
});

test('Stop ends what runs and what waits, and they stay ended', async () => {
  const { work, runs, names, takeMarks } = setUp({ id: 'a', key: '1' }, { id: 'b', key: '1' });
  takeMarks();
  work.stop();
  await settle();
  expect(takeMarks()).toEqual(['a stopped', 'b stopped']);
  expect((runs[0]!.signal.reason as Stopped).why).toBe('pressed');
  work.reconcile();
  expect(names()).toEqual(['a:1']);
});

test('after Stop a changed key runs, and only that', async () => {
  const { work, want, names } = setUp({ id: 'a', key: '1' }, { id: 'b', key: '1' });
  work.stop();
  await settle();
  want({ id: 'a', key: '1' }, { id: 'b', key: '2' });
  expect(names()).toEqual(['a:1', 'b:2']);
});

test('a failure ends its own task only', async () => {
  const { runs, names, takeMarks } = setUp({ id: 'a', key: '1' }, { id: 'b', key: '1' });
  takeMarks();
  runs[0]!.fail(new FailureError({ kind: 'worker-crashed', detail: '' }));
  await settle();
  expect(takeMarks()).toEqual(['a failed worker-crashed', 'b running']);
  expect(names()).toEqual(['a:1', 'b:1']);
});

test('what was stopped or failed is taken up again, what is done is not', async () => {
  const { work, runs, names } = setUp({ id: 'a', key: '1' }, { id: 'b', key: '1' }, { id: 'c', key: '1' });
  runs[0]!.finish();
  await settle();
  runs[1]!.fail(new Error('no'));
  await settle();
  work.stop();
  work.resume();
  expect(names()).toEqual(['a:1', 'b:1', 'c:1', 'b:1']);
});

test('a failure that is not the task’s fault runs it again', async () => {
  const { runs, names, takeMarks } = setUp({ id: 'a', key: '1' });
  takeMarks();
  runs[0]!.fail(new FailureError({ kind: 'device-lost', backend: 'webgpu', detail: '' }));
  await settle();
  expect(names()).toEqual(['a:1', 'a:1']);
  expect(takeMarks()).toEqual(['a running']);
});

test('a result from elsewhere is not computed', () => {
  const { work, want, names, takeMarks } = setUp({ id: 'b', key: '1' }, { id: 'a', key: '1' });
  work.settle('a');
  work.settle('unheard of');
  want({ id: 'a', key: '1' });
  expect(names()).toEqual(['b:1']);
  expect(takeMarks()).toEqual(['b running', 'a waiting', 'a done']);
});

test('while nothing can be computed everything open waits, and starts when it can', () => {
  const { want, names, takeMarks, letRun } = setUp();
  letRun(false);
  want({ id: 'a', key: '1' }, { id: 'b', key: '1', lane: 'two' });
  expect(names()).toEqual([]);
  expect(takeMarks()).toEqual(['a waiting', 'b waiting']);
  letRun(true);
  expect(names()).toEqual(['a:1', 'b:1']);
});

test('a new name makes nothing run again, and what was open stays open', () => {
  const { work, want, names, letRun, rename } = setUp();
  letRun(false);
  want({ id: 'a', key: 'early' }, { id: 'b', key: 'early' });
  work.settle('a');
  rename('live');
  letRun(true);
  expect(names()).toEqual(['b:live']);
});

test('what gave way to another wish is not taken for the answer when the wish returns', async () => {
  const { want, runs, names } = setUp({ id: 'a', key: '1' });
  runs[0]!.finish();
  await settle();
  want({ id: 'a', key: '2' });
  want({ id: 'a', key: '1' });
  expect(names()).toEqual(['a:1', 'a:2', 'a:1']);
});

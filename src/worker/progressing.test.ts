import { expect, test } from 'vitest';
import { progressing } from './progressing.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

async function collect<P, O>(generator: AsyncGenerator<P, O, void>): Promise<{ heard: P[]; output: O }> {
  const heard: P[] = [];
  for (;;) {
    const step = await generator.next();
    if (step.done === true) return { heard, output: step.value };
    heard.push(step.value);
    await tick();
  }
}

test('what is reported is yielded in order, then the output is returned', async () => {
  const generator = progressing<number, string>(async (report) => {
    report(1);
    await tick();
    report(2);
    report(3);
    await tick();
    return 'done';
  });
  expect(await collect(generator)).toEqual({ heard: [1, 2, 3], output: 'done' });
});

test('a newer report takes the place of one that nobody has taken yet, where they are alike', async () => {
  const generator = progressing<string, null>(
    async (report) => {
      for (const count of ['bytes 1', 'bytes 2', 'bytes 3', 'import']) report(count);
      await tick();
      return null;
    },
    (last, next) => last.slice(0, 5) === next.slice(0, 5),
  );
  expect((await collect(generator)).heard).toEqual(['bytes 3', 'import']);
});

test('what was reported before a failure is heard before the failure', async () => {
  const generator = progressing<number, never>(async (report) => {
    report(1);
    await tick();
    throw new Error('broken');
  });
  expect((await generator.next()).value).toBe(1);
  await expect(generator.next()).rejects.toThrow('broken');
});

test('a failure while nobody listens is kept for whoever asks next', async () => {
  const generator = progressing<number, never>(async (report) => {
    report(1);
    await Promise.resolve();
    throw new Error('broken');
  });
  await generator.next();
  await tick();
  await expect(generator.next()).rejects.toThrow('broken');
});

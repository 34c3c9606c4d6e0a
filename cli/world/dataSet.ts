/**
 * The data set of the toy world: `pictures.bin` and `world.json`.
 *
 * Safe to stop at any time: `world.json` is written last, so a folder that has one is
 * complete. Does not know how a scene looks.
 */
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { thingClasses } from '../../training/toyworld/families.ts';
import type { Batch, BatchOrder } from './batch.ts';
import type { DataSetRequest } from './request.ts';

const batchSize = 50;

function ordersFor({ count, seed, size, whole }: DataSetRequest): BatchOrder[] {
  return Array.from({ length: Math.ceil(count / batchSize) }, (_, i) => ({
    first: i * batchSize,
    count: Math.min(batchSize, count - i * batchSize),
    seed,
    size,
    whole,
  }));
}

function made(thread: Worker, order: BatchOrder): Promise<Batch> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      thread.off('message', deliver).off('error', fail).off('exit', end);
    };
    const deliver = (batch: Batch): void => {
      settle();
      resolve(batch);
    };
    const fail = (error: Error): void => {
      settle();
      reject(error);
    };
    const end = (code: number): void => {
      fail(new Error(`a thread ended with code ${code}`));
    };
    thread.on('message', deliver).on('error', fail).on('exit', end);
    thread.postMessage(order);
  });
}

/** Hands the orders to the threads, one at a time each, and every batch to `take` as it comes. */
async function share(orders: BatchOrder[], workers: number, take: (batch: Batch) => Promise<void>): Promise<void> {
  const threads = Array.from({ length: workers }, () => new Worker(new URL('thread.mjs', import.meta.url)));
  try {
    await Promise.all(
      threads.map(async (thread) => {
        for (let order = orders.shift(); order !== undefined; order = orders.shift())
          await take(await made(thread, order));
      }),
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** @param say hears one line now and then */
export async function writeDataSet(request: DataSetRequest, say: (line: string) => void): Promise<void> {
  const { count, seed, size, out } = request;
  await mkdir(out, { recursive: true });
  await rm(join(out, 'world.json'), { force: true });
  const pictures = await open(join(out, 'pictures.bin'), 'w');
  const label = new Array<number>(count).fill(0);
  const compatible = new Array<readonly number[]>(count).fill([]);
  const start = performance.now();
  let done = 0;
  try {
    await share(ordersFor(request), request.workers, async (batch) => {
      await pictures.write(batch.pixels, 0, batch.pixels.length, batch.first * size * size * 3);
      batch.label.forEach((index, i) => (label[batch.first + i] = index));
      batch.compatible.forEach((indices, i) => (compatible[batch.first + i] = indices));
      done += batch.label.length;
      const rate = done / ((performance.now() - start) / 1000);
      if (done % 1000 === 0 || done === count) say(`${done} of ${count} scenes, ${rate.toFixed(0)} a second`);
    });
  } finally {
    await pictures.close();
  }
  const classes = thingClasses.map(({ name }) => name);
  const world = { version: 1, seed, count, size: [size, size], classes, label, compatible };
  await writeFile(join(out, 'world.json'), JSON.stringify(world));
}

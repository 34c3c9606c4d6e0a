/** One thread that makes pictures: answers each order with its batch until it is ended. */
import { parentPort } from 'node:worker_threads';
import { makeBatch, type BatchOrder } from './batch.ts';

if (!parentPort) throw new Error('A thread is started by the data set writer, not on its own.');
const port = parentPort;
port.on('message', (order: BatchOrder) => {
  const batch = makeBatch(order);
  port.postMessage(batch, [batch.pixels.buffer]);
});

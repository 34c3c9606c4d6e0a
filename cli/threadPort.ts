/** Node's two kinds of message ends as the engine's `Port`: a thread seen from outside, and its parent seen from inside. */
import type { MessagePort, Transferable as NodeTransferable, Worker } from 'node:worker_threads';
import type { Port } from '../src/engine/scorer/port.ts';

/** The thread may die on its own: an error it does not catch, or too little memory. */
export function portToThread(worker: Worker): Port {
  return {
    ...portOver(worker),
    onLost(handler) {
      worker.on('error', (error) => {
        handler(error.message);
      });
      worker.on('exit', (code) => {
        handler(`it ended with code ${code}`);
      });
    },
  };
}

/** The parent outlives its threads, so its loss is never reported. */
export function portToParent(parent: MessagePort): Port {
  return portOver(parent);
}

function portOver(end: Worker | MessagePort): Port {
  return {
    post(message, transfer = []) {
      end.postMessage(message, transfer as NodeTransferable[]);
    },
    onMessage(handler) {
      end.on('message', handler);
    },
  };
}

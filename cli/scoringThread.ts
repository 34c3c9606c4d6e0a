/** One scoring thread of the command line: opens WASM and answers for its parent until it is ended. */
import { parentPort } from 'node:worker_threads';
import { serveEvaluators } from '../src/engine/scorer/evaluatorService.ts';
import { startWasm } from './startWasm.ts';
import { portToParent } from './threadPort.ts';

if (!parentPort) throw new Error('A scoring thread is started by the pool, not on its own.');
await startWasm();
serveEvaluators(portToParent(parentPort));

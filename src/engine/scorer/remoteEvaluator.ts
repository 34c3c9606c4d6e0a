/**
 * Evaluators whose forward passes run in another thread.
 *
 * Every promise settles: when the thread dies, all that is under way, and all
 * that is asked later, rejects with *worker-crashed*, which the region scorer
 * takes as a reason to ask another thread. Says nothing of how threads are made.
 */
import { FailureError } from '../../core/failure.ts';
import type { ModelArtifacts } from '../../network/graph.ts';
import type { Evaluator, ScoringSubject } from './evaluator.ts';
import type { FromService, Port, ToService } from './port.ts';

export interface RemoteEngine {
  /** Gives the thread a network beside those it has. */
  openNetwork(artifacts: ModelArtifacts): Promise<RemoteNetwork>;
}

export interface RemoteNetwork {
  openSubject(subject: ScoringSubject): Promise<Evaluator>;
  /** Frees it in its thread; evaluators made from it reject from then on. */
  close(): void;
}

/** Two under way: the thread finds its next batch waiting when it has answered one. */
const IN_FLIGHT = 2;

type Body = ToService extends infer Message ? (Message extends ToService ? Omit<Message, 'id'> : never) : never;

export function connectEngine(port: Port): RemoteEngine {
  const ask = createAsker(port);
  return {
    async openNetwork(artifacts) {
      const { id, answer } = ask({ type: 'open-network', artifacts });
      await answer;
      return remoteNetwork(ask, id);
    },
  };
}

type Asker = (body: Body) => { readonly id: number; readonly answer: Promise<FromService> };

function remoteNetwork(ask: Asker, network: number): RemoteNetwork {
  return {
    async openSubject(subject) {
      const { id, answer } = ask({ type: 'open-subject', network, subject });
      const opened = await answer;
      if (opened.type !== 'opened') throw unexpected(opened);
      return remoteEvaluator(ask, id, opened.batchSize);
    },
    close() {
      tellInPassing(ask, { type: 'close-network', network });
    },
  };
}

function remoteEvaluator(ask: Asker, subject: number, opened: number): Evaluator {
  let batchSize = opened;
  return {
    get batchSize() {
      return batchSize;
    },
    inFlight: IN_FLIGHT,
    async warm() {
      const answer = await ask({ type: 'warm', subject }).answer;
      if (answer.type !== 'opened') throw unexpected(answer);
      batchSize = answer.batchSize;
    },
    async evaluate(sets) {
      const answer = await ask({ type: 'evaluate', subject, sets }).answer;
      if (answer.type !== 'scores') throw unexpected(answer);
      return answer.values;
    },
    dispose() {
      tellInPassing(ask, { type: 'close', subject });
    },
  };
}

/** A thread that is gone has nothing left to free. */
function tellInPassing(ask: Asker, body: Body): void {
  ask(body).answer.catch(() => undefined);
}

/** Pairs questions with answers by id. */
function createAsker(port: Port): Asker {
  const waiting = new Map<number, { resolve: (answer: FromService) => void; reject: (thrown: FailureError) => void }>();
  let lastId = 0;
  let lost: FailureError | null = null;

  port.onMessage((message) => {
    const answer = message as FromService;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.type === 'failed') asked?.reject(new FailureError(answer.failure));
    else asked?.resolve(answer);
  });
  port.onLost?.((detail) => {
    lost = new FailureError({ kind: 'worker-crashed', detail });
    for (const asked of waiting.values()) asked.reject(lost);
    waiting.clear();
  });

  return (body) => {
    const id = ++lastId;
    const answer = new Promise<FromService>((resolve, reject) => {
      if (lost) {
        reject(lost);
        return;
      }
      waiting.set(id, { resolve, reject });
      port.post({ ...body, id });
    });
    return { id, answer };
  };
}

function unexpected(answer: FromService): FailureError {
  return new FailureError({ kind: 'internal', detail: `a scoring thread answered "${answer.type}"` });
}

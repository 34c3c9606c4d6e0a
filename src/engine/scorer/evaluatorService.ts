/**
 * The scoring thread's side: holds networks and the evaluators made from them,
 * and answers messages with them.
 *
 * Whoever starts the thread opens its back end first. Nothing is thrown here:
 * what goes wrong is answered as a failure, so the asker decides what to do.
 */
import { FailureError, failureOf } from '../../core/failure.ts';
import { importModel } from '../../network/import/importModel.ts';
import type { ModelArtifacts, Network } from '../../network/graph.ts';
import type { Evaluator, ScoringSubject } from './evaluator.ts';
import { createLocalEvaluator } from './localEvaluator.ts';
import type { FromService, Port, ToService } from './port.ts';

/** How the thread gets its network and evaluators; replaced in tests of the messages alone. */
export interface ServiceParts {
  readonly openNetwork: (artifacts: ModelArtifacts) => Network;
  readonly openSubject: (network: Network, subject: ScoringSubject) => Evaluator;
}

const realParts: ServiceParts = {
  openNetwork: importModel,
  openSubject: (network, subject) => createLocalEvaluator({ ...subject, network }),
};

/** Answers every message of `port` until the thread ends. */
export function serveEvaluators(port: Port, parts: ServiceParts = realParts): void {
  const holdings = createHoldings(parts);
  port.onMessage((message) => {
    const asked = message as ToService;
    void answerTo(holdings, asked)
      .catch((thrown: unknown): FromService => ({ type: 'failed', id: asked.id, failure: failureOf(thrown) }))
      .then((answer) => {
        port.post(answer, answer.type === 'scores' ? [answer.values.buffer] : []);
      });
  });
}

async function answerTo(holdings: Holdings, message: ToService): Promise<FromService> {
  const { id } = message;
  switch (message.type) {
    case 'open-network':
      holdings.openNetwork(id, message.artifacts);
      return { type: 'done', id };
    case 'open-subject':
      return { type: 'opened', id, batchSize: holdings.openSubject(message).batchSize };
    case 'evaluate': {
      const values = await holdings.evaluator(message.subject).evaluate(message.sets);
      return { type: 'scores', id, values: new Float32Array(values) };
    }
    case 'warm': {
      const evaluator = holdings.evaluator(message.subject);
      await evaluator.warm();
      return { type: 'opened', id, batchSize: evaluator.batchSize };
    }
    case 'close':
      holdings.close(message.subject);
      return { type: 'done', id };
    case 'close-network':
      holdings.closeNetwork(message.network);
      return { type: 'done', id };
  }
}

type Holdings = ReturnType<typeof createHoldings>;

interface Held {
  readonly network: Network;
  readonly evaluators: Map<number, Evaluator>;
}

/** The thread's networks and the open evaluators of each, all by the id of the message that opened them. */
function createHoldings(parts: ServiceParts) {
  const networks = new Map<number, Held>();
  const holderOf = (subject: number) => [...networks.values()].find(({ evaluators }) => evaluators.has(subject));
  return {
    openNetwork(id: number, artifacts: ModelArtifacts): void {
      networks.set(id, { network: parts.openNetwork(artifacts), evaluators: new Map() });
    },
    openSubject({ id, network, subject }: Extract<ToService, { type: 'open-subject' }>): Evaluator {
      const held = networks.get(network);
      if (!held) throw misuse('a scoring thread was asked for a network that it does not have');
      const evaluator = parts.openSubject(held.network, subject);
      held.evaluators.set(id, evaluator);
      return evaluator;
    },
    evaluator(subject: number): Evaluator {
      const evaluator = holderOf(subject)?.evaluators.get(subject);
      if (!evaluator) throw misuse('the subject of these region sets is closed');
      return evaluator;
    },
    close(subject: number): void {
      const evaluators = holderOf(subject)?.evaluators;
      evaluators?.get(subject)?.dispose();
      evaluators?.delete(subject);
    },
    closeNetwork(id: number): void {
      const held = networks.get(id);
      networks.delete(id);
      for (const evaluator of held?.evaluators.values() ?? []) evaluator.dispose();
      held?.network.dispose();
    },
  };
}

function misuse(detail: string): FailureError {
  return new FailureError({ kind: 'internal', detail });
}

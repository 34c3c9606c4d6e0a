/** One heat map by the method asked for, snapshots on the way. */
import { FailureError } from '../../core/failure.ts';
import { inputTensor } from '../../engine/inputTensor.ts';
import type { Target } from '../../core/methods/target.ts';
import type { Method, MethodContext, MethodQuestion } from '../../engine/methods/method.ts';
import { methods } from '../../engine/methods/registry.ts';
import { randomised } from '../../engine/randomise.ts';
import type { Handler } from '../host.ts';
import type { MapQuestion, Subject } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Of what a method leaves to chance: the same for everybody, so that a shared view is the same view. */
const SEED = 1;

export function mapJob(session: Session): Handler<'map'> {
  return async function* (input, signal) {
    const method = methodOf(input);
    const { context, close } = await openContext(session, input, input.target, signal);
    const forgetful = input.randomise === null ? null : randomised(context.network, input.randomise, SEED);
    try {
      const network = forgetful ?? context.network;
      checkSuits(method, { network, target: input.target, options: input.options });
      return yield* method.run({ ...context, network }, input.options);
    } finally {
      forgetful?.dispose();
      close();
    }
  };
}

/** @throws FailureError *internal* where there is no such method */
export function methodOf({ method: id }: Pick<MapQuestion, 'method'>): Method {
  const method = methods.get(id);
  if (method === undefined) throw new FailureError({ kind: 'internal', detail: `no method "${id}"` });
  return method;
}

function checkSuits(method: Method, question: MethodQuestion): void {
  const refused = method.refusal(question);
  if (refused !== null) throw new FailureError(refused);
}

/** What a method works on; `close` gives back what it holds. */
export async function openContext(
  session: Session,
  subject: Subject,
  target: Target,
  signal: AbortSignal,
): Promise<{ readonly context: MethodContext; readonly close: () => void }> {
  const { seen } = await session.see(subject, signal);
  const { value: model, release } = await session.model(subject.model, signal);
  const { preprocess } = model.card;
  const input = inputTensor(seen, preprocess);
  return {
    context: { network: model.network, picture: seen, preprocess, input, target, seed: SEED },
    close: () => {
      input.dispose();
      release();
    },
  };
}

/** One heat map by the method asked for, snapshots on the way. */
import { FailureError } from '../../core/failure.ts';
import { inputTensor } from '../../engine/inputTensor.ts';
import type { Target } from '../../core/methods/target.ts';
import type { Method, MethodContext, MethodQuestion } from '../../engine/methods/method.ts';
import { methods } from '../../engine/methods/registry.ts';
import type { OpenModel } from '../../engine/openModel.ts';
import { randomised } from '../../engine/randomise.ts';
import type { Handler } from '../host.ts';
import type { MapQuestion, Subject } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Of what a method leaves to chance: the same for everybody, so that a shared view is the same view. */
const SEED = 1;

export function mapJob(session: Session): Handler<'map'> {
  return async function* (input, signal) {
    const method = methodOf(input);
    const { context, close } = await openContext(session, input, input.target, signal, method);
    const forgetful = input.randomise === null ? null : randomised(context.network, input.randomise, SEED);
    try {
      const network = forgetful ?? context.network;
      const { target, options } = input;
      checkSuits(method, { network, target, options, patterns: context.patterns ?? null });
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

/** What `method` works on; `close` gives back what it holds. Patterns are fetched only for a method that needs them. */
export async function openContext(
  session: Session,
  subject: Subject,
  target: Target,
  signal: AbortSignal,
  method: Method | null = null,
): Promise<{ readonly context: MethodContext; readonly close: () => void }> {
  const { seen } = await session.see(subject, signal);
  const { value: model, release } = await session.model(subject.model, signal);
  const { preprocess } = model.card;
  const patterns = await patternsFor(method, model).catch((thrown: unknown) => {
    release();
    throw thrown;
  });
  const input = inputTensor(seen, preprocess);
  return {
    context: { network: model.network, picture: seen, preprocess, input, target, seed: SEED, patterns },
    close: () => {
      input.dispose();
      release();
    },
  };
}

function patternsFor(method: Method | null, model: OpenModel): ReturnType<OpenModel['patterns']> {
  return method?.card.needs.includes('patterns') === true ? model.patterns() : Promise.resolve(null);
}

/** One heat map by the method asked for, snapshots on the way. */
import { FailureError } from '../../core/failure.ts';
import { inputTensor } from '../../engine/inputTensor.ts';
import type { Target } from '../../core/methods/target.ts';
import type { MethodContext } from '../../engine/methods/method.ts';
import { methods } from '../../engine/methods/registry.ts';
import type { Handler } from '../host.ts';
import type { Subject } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Of what a method leaves to chance: the same for everybody, so that a shared view is the same view. */
const SEED = 1;

export function mapJob(session: Session): Handler<'map'> {
  return async function* (input, signal) {
    const method = methods.get(input.method);
    if (method === undefined) throw new FailureError({ kind: 'internal', detail: `no method "${input.method}"` });
    const { context, close } = await openContext(session, input, input.target, signal);
    try {
      const refused = method.refusal({ network: context.network, target: input.target, options: input.options });
      if (refused !== null) throw new FailureError(refused);
      return yield* method.run(context, input.options);
    } finally {
      close();
    }
  };
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

/** One heat map by the method asked for, snapshots on the way. */
import { FailureError } from '../../core/failure.ts';
import { seededRandom } from '../../core/seededRandom.ts';
import { inputTensor } from '../../engine/inputTensor.ts';
import type { MethodContext } from '../../engine/methods/method.ts';
import { methods } from '../../engine/methods/registry.ts';
import type { Handler } from '../host.ts';
import type { Subject } from '../protocol.ts';
import type { Session } from '../session.ts';

export function mapJob(session: Session): Handler<'map'> {
  return async function* (input, signal) {
    const method = methods.get(input.method);
    if (method === undefined) throw new FailureError({ kind: 'internal', detail: `no method "${input.method}"` });
    const { context, close } = await openContext(session, input, input.target, signal);
    try {
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
  target: number,
  signal: AbortSignal,
): Promise<{ readonly context: MethodContext; readonly close: () => void }> {
  const { seen } = await session.see(subject, signal);
  const { value: model, release } = await session.model(subject.model, signal);
  const { preprocess } = model.card;
  const input = inputTensor(seen, preprocess);
  return {
    context: { network: model.network, picture: seen, preprocess, input, target, random: seededRandom(target) },
    close: () => {
      input.dispose();
      release();
    },
  };
}

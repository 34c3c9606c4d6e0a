/**
 * Starts the engine, and starts it again when the device it computed on is lost or
 * found to compute wrongly.
 *
 * After a loss the new one prefers WASM, which cannot be lost, and what was under
 * way runs again; everything found before stays. A page whose engine keeps going
 * away is not kept spinning: a third loss is a failure like any other.
 */
import type { Failure } from '../core/failure.ts';
import { failureOf } from '../core/failure.ts';
import type { BackendName } from '../worker/protocol.ts';
import type { Context } from './context.ts';

const mostLosses = 2;

export interface EngineStart {
  readonly start: () => Promise<void>;
  /** True where the failure was the device's and another engine is already starting. */
  readonly replaces: (failure: Failure) => boolean;
}

export function createEngineStart(context: Context): EngineStart {
  let losses = 0;

  async function open(prefer: BackendName | null): Promise<void> {
    context.set(({ engine }) => ({ engine: { ...engine, status: 'starting', trying: null } }));
    try {
      const report = await context.ports.client.run(
        'start-engine',
        { prefer },
        {
          onProgress: ({ trying }) => {
            context.set(({ engine }) => ({ engine: { ...engine, trying } }));
          },
        },
      );
      context.set({ engine: { status: 'ready', trying: null, report } });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (replaces(failure)) return;
      context.set(({ engine }) => ({ engine: { ...engine, status: 'failed', trying: null } }));
      context.fail(failure);
    }
  }

  const replaces = ({ kind }: Failure): boolean =>
    (kind === 'device-lost' || kind === 'wrong-result') && losses <= mostLosses;

  context.ports.client.onEngineFailure((failure) => {
    losses++;
    context.fail(failure);
    if (replaces(failure)) void open('wasm');
  });

  return { start: () => open(context.setup.prefer), replaces };
}

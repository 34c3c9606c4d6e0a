/**
 * The worker's end: drives one async generator per job.
 *
 * What a generator yields is sent as progress, what it returns as the output, and
 * after every step the thread takes its messages, so a `stop` is heard between
 * steps. A stopped generator is left (its `finally` blocks run) and answered with
 * `stopped`. What is yielded is copied; what is *returned* is given away: the
 * buffers in it are transferred and must not be used by the worker afterwards.
 *
 * Knows nothing of the jobs themselves (see `jobs/`).
 */
import type { Failure } from '../core/failure.ts';
import { failureOf } from '../core/failure.ts';
import type { StopSignal } from '../core/stop.ts';
import { pause } from '../engine/pause.ts';
import { buffersIn } from './buffersIn.ts';
import type { FromWorker, JobName, Jobs, ToWorker } from './protocol.ts';

export type Handler<N extends JobName> = (
  input: Jobs[N]['input'],
  signal: JobSignal,
) => AsyncGenerator<Jobs[N]['progress'], Jobs[N]['output'], void>;

export type Handlers = { readonly [N in JobName]: Handler<N> };

/** What a handler can know of being stopped; `abort` events are for `fetch`. */
type JobSignal = AbortSignal & StopSignal;

export interface HostPort {
  post(message: FromWorker, transfer: Transferable[]): void;
  onMessage(handler: (message: ToWorker) => void): void;
}

export interface Host {
  /** Tells the page of something that is not about one job; the page will replace this worker. */
  readonly reportEngineFailure: (failure: Failure) => void;
}

type AnyGenerator = AsyncGenerator<unknown, unknown, void>;

export function serve(port: HostPort, handlers: Handlers): Host {
  const running = new Map<number, AbortController>();
  port.onMessage((message) => {
    if (message.type === 'stop') {
      running.get(message.id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(message.id, controller);
    void drive(() => begin(handlers, message, controller.signal), message.id, controller.signal, port).finally(() =>
      running.delete(message.id),
    );
  });
  return {
    reportEngineFailure: (failure) => {
      port.post({ type: 'engine', failure }, []);
    },
  };
}

/** The one place where a job's name meets its input; `Handlers` and `ToWorker` are both made from `Jobs`. */
function begin(handlers: Handlers, message: Extract<ToWorker, { type: 'start' }>, signal: AbortSignal): AnyGenerator {
  const handler = handlers[message.job] as (input: unknown, signal: JobSignal) => AnyGenerator;
  return handler(message.input, signal);
}

async function drive(start: () => AnyGenerator, id: number, signal: AbortSignal, port: HostPort): Promise<void> {
  try {
    const generator = start();
    for (;;) {
      const step = await generator.next();
      if (step.done === true) {
        port.post({ type: 'done', id, output: step.value }, buffersIn(step.value));
        return;
      }
      port.post({ type: 'progress', id, progress: step.value }, []);
      await pause();
      if (signal.aborted) {
        await generator.return(undefined);
        port.post({ type: 'stopped', id }, []);
        return;
      }
    }
  } catch (thrown) {
    // Work that was told to stop may end by throwing whatever it likes.
    port.post(signal.aborted ? { type: 'stopped', id } : { type: 'failed', id, failure: failureOf(thrown) }, []);
  }
}

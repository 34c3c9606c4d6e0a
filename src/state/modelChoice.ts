/**
 * Reads the catalogue and loads the network a person chose.
 *
 * With a picture, loading is part of opening it; without one the network is
 * fetched ahead, so that the first picture need not wait for it. While a demo is
 * looked at, which has a network of its own, the one for a person's own pictures is.
 */
import { failureOf } from '../core/failure.ts';
import type { Context } from './context.ts';
import { answered, networkAhead, networkFor } from './networkChoice.ts';
import { Stopped } from './stopped.ts';

export class ModelChoice {
  readonly #context: Context;
  #read: Promise<void> | null = null;
  #loading: AbortController | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Reads the catalogue once; a failed reading is tried again by the next who asks. */
  readonly readCatalogue = (): Promise<void> => (this.#read ??= this.#readCatalogue());

  /** Fetches the chosen network ahead of the first picture. */
  async load(): Promise<void> {
    this.stop('replaced');
    const { catalogue } = this.#context.get();
    const model = catalogue.models.find(({ id }) => id === catalogue.chosen);
    if (model === undefined) return;
    const controller = new AbortController();
    this.#loading = controller;
    try {
      await this.#context.ports.client.run(
        'load-model',
        { model },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            this.#context.set((state) => ({ catalogue: { ...state.catalogue, progress } }));
          },
        },
      );
      this.#context.set((state) => ({ catalogue: answered(state.catalogue, model.id) }));
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) this.#context.fail(failureOf(thrown));
    }
    if (this.#loading !== controller) return;
    this.#loading = null;
    this.#context.set((state) => ({ catalogue: { ...state.catalogue, progress: null } }));
  }

  /**
   * Makes the network ready that a person's next picture needs. Nobody waits for it, so it is
   * nothing to stop, and one that fails is told to whoever asks for it next.
   */
  async loadAhead(): Promise<void> {
    const model = networkAhead(this.#context.get());
    if (model !== null) await this.#context.ports.client.run('load-model', { model }).catch(() => undefined);
  }

  stop(why: Stopped['why']): void {
    this.#loading?.abort(new Stopped(why));
  }

  async #readCatalogue(): Promise<void> {
    this.#context.set(({ catalogue }) => ({ catalogue: { ...catalogue, status: 'loading' } }));
    try {
      const address = this.#context.setup.catalogueAddress;
      const { models } = await this.#context.ports.client.run('read-catalogue', { address });
      this.#context.set(({ catalogue }) => ({
        catalogue: { ...catalogue, status: 'ready', models, chosen: networkFor({ ...catalogue, models }) },
      }));
    } catch (thrown) {
      this.#read = null;
      this.#context.set(({ catalogue }) => ({ catalogue: { ...catalogue, status: 'failed' } }));
      this.#context.fail(failureOf(thrown));
    }
  }
}

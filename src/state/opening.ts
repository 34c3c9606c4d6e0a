/**
 * From a picture, a network and a fit to a prediction: the one way by which the
 * page comes to be about another picture.
 *
 * The newest wish wins. Until its prediction is there, what is shown stays; a
 * wish that fails or is stopped is forgotten and the choices go back to what is
 * shown. With nothing shown yet the picture is remembered, so that another
 * network can be tried on it.
 */
import type { Failure } from '../core/failure.ts';
import { failureOf, FailureError } from '../core/failure.ts';
import type { ModelCard } from '../core/modelCard.ts';
import type { PictureRef } from '../worker/protocol.ts';
import { arrive, plainArrival, type Arrival } from './arrival.ts';
import type { PictureSource, Shown } from './appState.ts';
import type { Context } from './context.ts';
import { Stopped } from './stopped.ts';
import type { Work } from './work.ts';

export interface PictureWish {
  readonly name: string;
  readonly source: PictureSource;
  readonly content:
    | { readonly kind: 'address'; readonly address: string }
    | { readonly kind: 'blob'; readonly blob: Blob }
    | { readonly kind: 'known'; readonly picture: PictureRef };
  /** What comes with the picture if it is the right one. */
  readonly arrival: (picture: PictureRef) => Arrival;
}

export interface OpeningParts {
  readonly work: Work;
  /** Resolves when the catalogue has been read, or could not be. */
  readonly catalogueRead: () => Promise<void>;
  readonly runsAgain: (failure: Failure) => boolean;
  readonly onArrival: () => void;
}

export class Opening {
  readonly #context: Context;
  readonly #parts: OpeningParts;
  #wish: PictureWish | null = null;
  #controller: AbortController | null = null;

  constructor(context: Context, parts: OpeningParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Resolves when the picture is shown, has failed, or was replaced. */
  async want(wish: PictureWish): Promise<void> {
    this.#wish = wish;
    await this.again();
  }

  /** The same picture with the network and fit chosen now; nothing where there is no picture. */
  async again(): Promise<void> {
    const { shown } = this.#context.get();
    const wish = this.#wish ?? (shown === null ? null : reopen(shown));
    if (wish === null) return;
    this.#controller?.abort(new Stopped('replaced'));
    const controller = new AbortController();
    this.#controller = controller;
    try {
      const arrived = await this.#open(wish, controller.signal);
      if (this.#controller === controller) this.#arrive(arrived, wish);
    } catch (thrown) {
      if (this.#controller === controller) await this.#giveUp(thrown);
    }
  }

  /** True while a picture or network is on its way, or waits to be tried again. */
  get isPending(): boolean {
    return this.#wish !== null;
  }

  stop(): void {
    this.#controller?.abort(new Stopped('pressed'));
  }

  async #open(wish: PictureWish, signal: AbortSignal): Promise<Shown> {
    await this.#parts.catalogueRead();
    signal.throwIfAborted();
    const model = chosenModel(this.#context);
    const { fit } = this.#context.get();
    this.#context.set({ opening: { name: wish.name, blob: null, model, progress: { stage: 'fetch' } } });
    const picture = await this.#identify(wish, signal);
    this.#context.set({ opening: { name: wish.name, blob: picture.blob, model, progress: { stage: 'classify' } } });
    const prediction = await this.#context.ports.client.run(
      'predict',
      { picture, fit, model },
      {
        signal,
        onProgress: (progress) => {
          this.#context.set(({ opening }) => ({ opening: opening && { ...opening, progress } }));
        },
      },
    );
    return { picture, fit, model, source: wish.source, prediction };
  }

  async #identify({ content, name }: PictureWish, signal: AbortSignal): Promise<PictureRef> {
    const { client } = this.#context.ports;
    switch (content.kind) {
      case 'known':
        return content.picture;
      case 'blob':
        return client.run('identify-picture', { blob: content.blob, name }, { signal });
      case 'address':
        return { ...(await client.run('fetch-picture', { address: content.address }, { signal })), name };
    }
  }

  #arrive(shown: Shown, wish: PictureWish): void {
    this.#wish = null;
    this.#controller = null;
    arrive(this.#context, this.#parts.work, shown, wish.arrival(shown.picture));
    this.#parts.onArrival();
  }

  async #giveUp(thrown: unknown): Promise<void> {
    this.#controller = null;
    const stopped = thrown instanceof Stopped;
    const failure = failureOf(thrown);
    if (!stopped && this.#parts.runsAgain(failure)) {
      await this.again();
      return;
    }
    const { shown } = this.#context.get();
    if (shown !== null || failure.kind.startsWith('picture-')) this.#wish = null;
    this.#context.set(({ catalogue, fit }) => ({
      opening: null,
      catalogue: shown === null ? catalogue : { ...catalogue, chosen: shown.model.id, asked: null },
      fit: shown?.fit ?? fit,
    }));
    if (!stopped) this.#context.fail(failure);
  }
}

/** The picture shown, to be taken by another network or fit. */
function reopen({ picture, source }: Shown): PictureWish {
  return { name: picture.name, source, content: { kind: 'known', picture }, arrival: () => plainArrival };
}

function chosenModel(context: Context): ModelCard {
  const { catalogue } = context.get();
  const model = catalogue.models.find(({ id }) => id === catalogue.chosen);
  if (model === undefined) {
    const detail = catalogue.status === 'failed' ? 'the catalogue could not be read' : 'no network is on offer';
    throw new FailureError({ kind: 'catalogue-unreadable', address: context.setup.catalogueAddress, detail });
  }
  return model;
}

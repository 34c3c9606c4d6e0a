/**
 * From a picture, a network and a fit to a prediction: the one way by which the
 * page comes to be about another picture. A sample that is explained already is
 * shown at once, and its network takes over when it is there (`takeOver.ts`).
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
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import { arrive, plainArrival, type Arrival } from './arrival.ts';
import type { PictureSource, Shown } from './appState.ts';
import { readBeforehand, type Demo } from './beforehand.ts';
import type { Context } from './context.ts';
import { Stopped } from './stopped.ts';
import { showBeforehand, takeOver } from './takeOver.ts';
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
  /** What is known about the picture; nothing where left out. */
  readonly truth?: () => Promise<PictureTruth | null>;
  /** What may be shown before the network has answered. */
  readonly demo?: Demo;
  /** The picture is shown already, from a file. */
  readonly takesOver?: true;
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
    if (wish.demo !== undefined && !(await this.#showAtOnce(wish, wish.demo))) return;
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
    if (wish.takesOver === true) this.#context.set({ takeOver: 'waiting' });
    try {
      const arrived = await this.#open(wish, controller.signal);
      if (this.#controller === controller) this.#arrive(arrived, wish);
    } catch (thrown) {
      if (this.#controller === controller) await this.#giveUp(thrown, wish);
    }
  }

  /** True while a picture or network is on its way, or waits to be tried again. */
  get isPending(): boolean {
    return this.#wish !== null || this.#context.get().shown?.answeredBy === 'file';
  }

  stop(): void {
    this.#controller?.abort(new Stopped('pressed'));
  }

  /** False where the wish was replaced meanwhile. What cannot be had beforehand is waited for. */
  async #showAtOnce(wish: PictureWish, demo: Demo): Promise<boolean> {
    const { catalogue, fit } = this.#context.get();
    if (catalogue.chosen !== demo.model) return true;
    this.#controller?.abort(new Stopped('replaced'));
    this.#controller = null;
    const ready = await readBeforehand(this.#context, demo, fit).catch(() => null);
    if (this.#wish !== wish) return false;
    if (ready === null) return true;
    this.#wish = null;
    showBeforehand(this.#context, this.#parts.work, ready, wish.arrival(ready.shown.picture));
    this.#parts.onArrival();
    return true;
  }

  async #open(wish: PictureWish, signal: AbortSignal): Promise<Shown> {
    await this.#parts.catalogueRead();
    signal.throwIfAborted();
    const model = chosenModel(this.#context);
    const { fit } = this.#context.get();
    this.#context.set({ opening: { name: wish.name, blob: null, model, progress: { stage: 'fetch' } } });
    const picture = await this.#identify(wish, signal);
    // What is shown already needs no preview.
    const blob = wish.takesOver === true ? null : picture.blob;
    this.#context.set({ opening: { name: wish.name, blob, model, progress: { stage: 'classify' } } });
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
    const truth = (await wish.truth?.()) ?? null;
    return { picture, fit, model, source: wish.source, prediction, answeredBy: 'network', truth };
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
    if (wish.takesOver === true) takeOver(this.#context, this.#parts.work, shown);
    else arrive(this.#context, this.#parts.work, shown, wish.arrival(shown.picture));
    this.#parts.onArrival();
  }

  async #giveUp(thrown: unknown, wish: PictureWish): Promise<void> {
    this.#controller = null;
    const stopped = thrown instanceof Stopped;
    const failure = failureOf(thrown);
    if (!stopped && this.#parts.runsAgain(failure)) {
      await this.again();
      return;
    }
    const { shown, catalogue: asked } = this.#context.get();
    if (shown !== null || failure.kind.startsWith('picture-')) this.#wish = null;
    this.#context.set(({ catalogue, fit }) => ({
      opening: null,
      catalogue: shown === null ? catalogue : { ...catalogue, chosen: shown.model.id, asked: null },
      fit: shown?.fit ?? fit,
    }));
    if (!stopped) this.#context.fail(failure);
    if (shown?.answeredBy !== 'file') return;
    if (stopped || (wish.takesOver === true && asked.chosen === shown.model.id)) {
      this.#parts.work.stop();
      this.#context.set({ takeOver: stopped ? 'stopped' : 'failed' });
    } else await this.again();
  }
}

/** The picture shown, to be taken by its own network or by another, or with another fit. */
function reopen({ picture, source, truth, answeredBy }: Shown): PictureWish {
  const { name, blob } = picture;
  const wish = { name, source, arrival: () => plainArrival, truth: () => Promise.resolve(truth) };
  if (answeredBy === 'network') return { ...wish, content: { kind: 'known', picture } };
  // That the file speaks of this very picture is still to be seen.
  return { ...wish, content: { kind: 'blob', blob }, takesOver: true };
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

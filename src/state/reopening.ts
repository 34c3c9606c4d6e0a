/**
 * Taking up what a link or an explanation file speaks of.
 *
 * A link brings choices, a file brings results too. Where the picture itself is
 * missing, the page asks for it by name, and what was said of it waits until that
 * very picture (by its SHA-256) is opened. Nothing changes before a link or file
 * has been understood as a whole.
 */
import { FailureError } from '../core/failure.ts';
import type { Fit } from '../core/regions/picture.ts';
import { readExplanation, settingsOf } from '../core/share/explanationFile.ts';
import { FORMAT } from '../core/share/explanationFormat.ts';
import { decodeLink, type SharedPicture, type SharedView } from '../core/share/link.ts';
import { getPngText, isPng } from '../core/share/pngText.ts';
import type { PictureRef } from '../worker/protocol.ts';
import { plainArrival, type Arrival } from './arrival.ts';
import type { AwaitedPicture } from './appState.ts';
import type { Context } from './context.ts';
import { fromDataAddress } from './dataAddress.ts';
import { resultsIn } from './fileArrival.ts';
import type { ModelChoice } from './modelChoice.ts';
import type { Opening, PictureWish } from './opening.ts';
import { localPicture, pictureAt, samplePicture } from './pictureWishes.ts';
import { setSettings } from './setSettings.ts';

export class Reopening {
  readonly #context: Context;
  readonly #opening: Opening;
  readonly #models: ModelChoice;
  /** What comes with the picture that is awaited. */
  #awaited: Arrival | null = null;

  constructor(context: Context, opening: Opening, models: ModelChoice) {
    this.#context = context;
    this.#opening = opening;
    this.#models = models;
  }

  /** What comes with a picture that a person brought: everything if it is the awaited one, the settings if it is another. */
  readonly arrivalOf = (picture: PictureRef): Arrival => {
    const { awaited } = this.#context.get().share;
    const arrival = this.#awaited;
    if (awaited === null || arrival === null) return plainArrival;
    if (awaited.sha256 !== picture.sha256) {
      this.#await({ ...awaited, mismatch: true }, arrival);
      return { ...plainArrival, settings: arrival.settings };
    }
    this.#await(null, null);
    return arrival;
  };

  async openLink(fragment: string): Promise<void> {
    const view = decodeLink(fragment);
    await this.#offer(view.model, (detail) => ({ kind: 'link-invalid', detail }));
    const { target, against, selected, settings } = view;
    await this.#openPictureOf(view, { ...plainArrival, target, against, selected, settings });
  }

  /** False where the file is neither an explanation nor a PNG that carries one. */
  async openFile(blob: Blob, name: string): Promise<boolean> {
    const text = await explanationIn(blob, name);
    if (text === null) return false;
    const file = readExplanation(text, name);
    await this.#offer(file.model.id, (detail) => ({ kind: 'file-invalid', name, detail }));
    const settings = settingsOf(file);
    const arrival: Arrival = { ...plainArrival, target: file.target.index, settings, results: resultsIn(file) };
    const { picture } = file;
    const data = picture.data === undefined ? null : fromDataAddress(picture.data);
    if (data === null) this.#ask(picture, file.model.id, picture.fit ?? 'crop', arrival);
    else {
      this.#choose(file.model.id, picture.fit ?? 'crop');
      await this.#opening.want(localPicture(data, picture.name, () => arrival));
    }
    this.#context.announce('file-opened');
    return true;
  }

  async #openPictureOf({ picture, model, fit }: SharedView, arrival: Arrival): Promise<void> {
    if (picture.kind === 'local') {
      this.#ask(picture, model, fit, arrival);
      return;
    }
    const wish = wishFor(this.#context, picture, () => arrival);
    this.#choose(model, fit);
    await this.#opening.want(wish);
  }

  /** Asks for a picture that is not there, unless it is the one already shown. */
  #ask(picture: { readonly name: string; readonly sha256: string }, model: string, fit: Fit, arrival: Arrival): void {
    const { shown } = this.#context.get();
    this.#choose(model, fit);
    this.#await({ name: picture.name, sha256: picture.sha256, mismatch: false }, arrival);
    if (arrival.settings !== null) setSettings(this.#context, arrival.settings);
    if (shown?.picture.sha256 === picture.sha256) {
      const { name, blob } = shown.picture;
      void this.#opening.want(localPicture(blob, name, this.arrivalOf));
    } else if (shown === null) void this.#models.load();
  }

  #choose(model: string, fit: Fit): void {
    this.#context.set(({ catalogue }) => ({ fit, catalogue: { ...catalogue, chosen: model } }));
  }

  #await(awaited: AwaitedPicture | null, arrival: Arrival | null): void {
    this.#awaited = arrival;
    this.#context.set(({ share }) => ({ share: { ...share, awaited } }));
  }

  /** Throws where the network is not one of the catalogue. */
  async #offer(model: string, failure: (detail: string) => FailureError['failure']): Promise<void> {
    await this.#models.readCatalogue();
    if (this.#context.get().catalogue.models.some(({ id }) => id === model)) return;
    throw new FailureError(failure(`its network "${model}" is not on offer here`));
  }
}

function wishFor(
  context: Context,
  picture: Exclude<SharedPicture, { kind: 'local' }>,
  arrival: () => Arrival,
): PictureWish {
  switch (picture.kind) {
    case 'sample':
      return samplePicture(context, picture.name, arrival);
    case 'address':
      return pictureAt(picture.address, arrival);
    case 'embedded': {
      const blob = new Blob([new Uint8Array(picture.data)], { type: `image/${picture.type}` });
      return localPicture(blob, picture.name, arrival);
    }
  }
}

/** The text of an explanation file, or of the PNG that carries one; null for any other file. */
async function explanationIn(blob: Blob, name: string): Promise<string | null> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  if (isPng(bytes)) {
    const mentions = new TextDecoder('latin1').decode(bytes).includes(FORMAT);
    return mentions ? getPngText(bytes, FORMAT, name) : null;
  }
  const begin = new TextDecoder().decode(bytes.subarray(0, 64));
  return begin.trimStart().startsWith('{') ? new TextDecoder().decode(bytes) : null;
}

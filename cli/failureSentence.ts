/** One sentence per kind of failure, for the terminal: what happened, to what, and the detail that helps. */
import type { Failure, FailureKind } from '../src/core/failure.ts';

type Of<K extends FailureKind> = Extract<Failure, { kind: K }>;

const sentences: { readonly [K in FailureKind]: (failure: Of<K>) => string } = {
  'picture-undecodable': (failure) =>
    `${failure.name} cannot be read as a picture${failure.looksLike === null ? '' : `; it looks like ${failure.looksLike}`}.`,
  'picture-too-large': (failure) => `${failure.name} is too large: ${failure.megapixels} megapixels.`,
  'picture-unreachable': (failure) => `The picture ${failure.address} cannot be opened.`,
  'model-unreachable': (failure) =>
    `The model ${failure.model} cannot be loaded: ${failure.address} ${failure.status === null ? 'cannot be opened' : `answers ${failure.status}`}.`,
  'model-corrupt': (failure) => `A file of the model ${failure.model} is damaged: ${failure.file}, ${failure.detail}.`,
  'model-invalid': (failure) => `The model ${failure.model} cannot be used: ${failure.detail}.`,
  'unsupported-node': (failure) =>
    `The model ${failure.model} has a part that is not supported: ${failure.node} (${failure.op}), ${failure.detail}.`,
  'method-unsuited': (failure) => `${failure.method} cannot explain ${failure.model}: ${failure.detail}.`,
  'catalogue-unreadable': (failure) => `The list of models ${failure.address} cannot be read: ${failure.detail}.`,
  'no-backend': (failure) =>
    `Nothing here can compute: ${failure.tried.map((one) => `${one.backend}: ${one.reason}`).join('; ')}.`,
  'device-lost': (failure) => `The ${failure.backend} device was lost: ${failure.detail}.`,
  'wrong-result': (failure) => `The ${failure.backend} back end computed wrongly: ${failure.detail}.`,
  'link-invalid': (failure) => `The link cannot be read: ${failure.detail}.`,
  'file-invalid': (failure) => `${failure.name} is no explanation file: ${failure.detail}.`,
  'file-version': (failure) => `${failure.name} was written by a newer program (version ${failure.version}).`,
  'worker-crashed': (failure) => `A scoring thread crashed: ${failure.detail}.`,
  internal: (failure) => `Something went wrong that should not: ${failure.detail}.`,
};

export function failureSentence<K extends FailureKind>(failure: Of<K>): string {
  return sentences[failure.kind](failure);
}

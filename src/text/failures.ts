/**
 * From a failure's kind to its words.
 *
 * The switches are exhaustive: a new kind does not compile until it has a
 * sentence. They are two because one would be too long to read.
 */
import type { FailureInput, FailureWords, Of } from './failureWords.ts';
import {
  catalogueUnreadable,
  deviceLost,
  fileInvalid,
  fileVersion,
  internal,
  linkInvalid,
  methodUnsuited,
  modelCorrupt,
  modelInvalid,
  modelUnreachable,
  noBackend,
  pictureTooLarge,
  pictureUndecodable,
  pictureUnreachable,
  unsupportedNode,
  workerCrashed,
  wrongResult,
} from './failureWords.ts';

/** The words for a failure of any kind. */
export function describeFailure(failure: FailureInput): FailureWords {
  switch (failure.kind) {
    case 'picture-undecodable':
      return pictureUndecodable(failure);
    case 'picture-too-large':
      return pictureTooLarge(failure);
    case 'picture-unreachable':
      return pictureUnreachable(failure);
    case 'model-unreachable':
      return modelUnreachable(failure);
    case 'model-corrupt':
      return modelCorrupt(failure);
    case 'model-invalid':
      return modelInvalid(failure);
    case 'unsupported-node':
      return unsupportedNode(failure);
    case 'method-unsuited':
      return methodUnsuited(failure);
    case 'catalogue-unreadable':
      return catalogueUnreadable(failure);
    default:
      return describeRest(failure);
  }
}

type Rest = Of<
  | 'no-backend'
  | 'device-lost'
  | 'wrong-result'
  | 'link-invalid'
  | 'file-invalid'
  | 'file-version'
  | 'worker-crashed'
  | 'internal'
>;

function describeRest(failure: Rest): FailureWords {
  switch (failure.kind) {
    case 'no-backend':
      return noBackend(failure);
    case 'device-lost':
      return deviceLost(failure);
    case 'wrong-result':
      return wrongResult(failure);
    case 'link-invalid':
      return linkInvalid(failure);
    case 'file-invalid':
      return fileInvalid(failure);
    case 'file-version':
      return fileVersion(failure);
    case 'worker-crashed':
      return workerCrashed(failure);
    case 'internal':
      return internal(failure);
  }
}

/**
 * The words of every failure: what happened, and what to do about it.
 *
 * One function per kind. A message names the cause that was measured and never
 * guesses at the browser. The kinds are declared here by shape, so that this table
 * depends on nothing; which function answers for which kind is in `failures.ts`.
 */
import { counted, listed } from './numbers.ts';

export type FailureInput =
  | { readonly kind: 'picture-undecodable'; readonly name: string; readonly looksLike: string | null }
  | { readonly kind: 'picture-too-large'; readonly name: string; readonly megapixels: number }
  | { readonly kind: 'picture-unreachable'; readonly address: string }
  | {
      readonly kind: 'model-unreachable';
      readonly model: string;
      readonly address: string;
      readonly status: number | null;
    }
  | { readonly kind: 'model-corrupt'; readonly model: string; readonly file: string; readonly detail: string }
  | { readonly kind: 'model-invalid'; readonly model: string; readonly detail: string }
  | {
      readonly kind: 'unsupported-node';
      readonly model: string;
      readonly node: string;
      readonly op: string;
      readonly detail: string;
    }
  | { readonly kind: 'method-unsuited'; readonly method: string; readonly model: string; readonly detail: string }
  | { readonly kind: 'catalogue-unreadable'; readonly address: string; readonly detail: string }
  | { readonly kind: 'no-backend'; readonly tried: readonly { readonly backend: string; readonly reason: string }[] }
  | { readonly kind: 'device-lost'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'wrong-result'; readonly backend: string; readonly detail: string }
  | { readonly kind: 'link-invalid'; readonly detail: string }
  | { readonly kind: 'file-invalid'; readonly name: string; readonly detail: string }
  | { readonly kind: 'file-version'; readonly name: string; readonly version: number }
  | { readonly kind: 'worker-crashed'; readonly detail: string }
  | { readonly kind: 'internal'; readonly detail: string };

export interface FailureWords {
  /** What happened. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  /** Technical detail for a report, '' where the sentence says it all. */
  readonly detail: string;
  /** Whether the same wish may well succeed when asked again. */
  readonly retry: boolean;
}

export type Of<K extends FailureInput['kind']> = Extract<FailureInput, { kind: K }>;

export function pictureUndecodable({ name, looksLike }: Of<'picture-undecodable'>): FailureWords {
  return {
    sentence:
      looksLike === null
        ? `“${name}” could not be read as a picture.`
        : `“${name}” could not be read as a picture; it looks like ${looksLike}.`,
    advice: 'Use a JPEG, PNG, WebP, AVIF or GIF file. A phone’s HEIC photograph has to be exported as JPEG first.',
    detail: '',
    retry: false,
  };
}

export function pictureTooLarge({ name, megapixels }: Of<'picture-too-large'>): FailureWords {
  return {
    sentence: `“${name}” has ${megapixels.toFixed(0)} megapixels, more than this page can open.`,
    advice: 'A copy of a few megapixels gives the same answer: the network sees a few hundred pixels a side.',
    detail: '',
    retry: false,
  };
}

export function pictureUnreachable({ address }: Of<'picture-unreachable'>): FailureWords {
  return {
    sentence: `The picture at ${address} could not be fetched.`,
    advice:
      'The address may be wrong, or its site does not let other pages read its pictures (CORS). Save the picture and drop the file here instead.',
    detail: '',
    retry: true,
  };
}

export function modelUnreachable({ model, address, status }: Of<'model-unreachable'>): FailureWords {
  return {
    sentence:
      status === null
        ? `${model} could not be downloaded: ${address} did not answer.`
        : `${model} could not be downloaded: ${address} answered with status ${String(status)}.`,
    advice: 'Check the connection and try again, or choose another network. Everything found so far is still here.',
    detail: '',
    retry: true,
  };
}

export function modelCorrupt({ model, file, detail }: Of<'model-corrupt'>): FailureWords {
  return {
    sentence: `${model} arrived damaged: ${file} is not what its card promises.`,
    advice: 'Try again to download it afresh. If it happens twice, the copy on the server has changed.',
    detail,
    retry: true,
  };
}

export function modelInvalid({ model, detail }: Of<'model-invalid'>): FailureWords {
  return {
    sentence: `${model} was downloaded, but it is not a model that can be read here.`,
    advice: 'Choose another network.',
    detail,
    retry: false,
  };
}

export function unsupportedNode({ model, node, op, detail }: Of<'unsupported-node'>): FailureWords {
  return {
    sentence: `${model} holds a step this page cannot compute: ${op}, at “${node}”.`,
    advice: 'Choose another network or another map.',
    detail,
    retry: false,
  };
}

export function methodUnsuited({ method, model, detail }: Of<'method-unsuited'>): FailureWords {
  return {
    sentence: `${method} cannot explain ${model}: ${detail}.`,
    advice: 'Choose another map, or another network.',
    detail: '',
    retry: false,
  };
}

export function catalogueUnreadable({ address, detail }: Of<'catalogue-unreadable'>): FailureWords {
  return {
    sentence: `The list of networks at ${address} could not be read.`,
    advice: 'Try again. Without the list there is no network to ask.',
    detail,
    retry: true,
  };
}

export function noBackend({ tried }: Of<'no-backend'>): FailureWords {
  const names = tried.map(({ backend }) => backend);
  return {
    sentence:
      names.length === 0
        ? 'This browser offers no way to compute a network.'
        : `None of the ${counted(names.length, 'way')} to compute a network works here: ${listed(names)}.`,
    advice: 'A current version of Chrome, Edge, Firefox or Safari can do it; so can this one with WebAssembly allowed.',
    detail: tried.map(({ backend, reason }) => `${backend}: ${reason}`).join('; '),
    retry: true,
  };
}

export function deviceLost({ backend, detail }: Of<'device-lost'>): FailureWords {
  return {
    sentence: `The graphics device was lost while ${backend} was computing.`,
    advice: 'What was found is kept. Try again: the page starts anew, with another back end if the device stays away.',
    detail,
    retry: true,
  };
}

export function wrongResult({ backend, detail }: Of<'wrong-result'>): FailureWords {
  return {
    sentence: `The back end ${backend} computes wrong numbers on this device, so it is not used.`,
    advice: 'Try again with another back end. A driver update often mends this.',
    detail,
    retry: true,
  };
}

export function linkInvalid({ detail }: Of<'link-invalid'>): FailureWords {
  return {
    sentence: 'This link is damaged or was shortened on its way, so it was not followed.',
    advice: 'Ask for it again, copied whole. What you had here has not changed.',
    detail,
    retry: false,
  };
}

export function fileInvalid({ name, detail }: Of<'file-invalid'>): FailureWords {
  return {
    sentence: `“${name}” is neither a picture nor a saved explanation.`,
    advice: 'Drop a picture, or a JSON or PNG file saved from this page. What you had here has not changed.',
    detail,
    retry: false,
  };
}

export function fileVersion({ name, version }: Of<'file-version'>): FailureWords {
  return {
    sentence: `“${name}” was saved in version ${String(version)} of the explanation file, which this page does not know.`,
    advice: 'Open it with the version of the page that saved it.',
    detail: '',
    retry: false,
  };
}

export function workerCrashed({ detail }: Of<'worker-crashed'>): FailureWords {
  return {
    sentence: 'The part of the page that computes stopped unexpectedly.',
    advice: 'What was found is kept. Try again; if memory is short, close other pages or choose a smaller network.',
    detail,
    retry: true,
  };
}

export function internal({ detail }: Of<'internal'>): FailureWords {
  return {
    sentence: 'Something went wrong that this page did not foresee.',
    advice: 'What was found is kept. Try again, or reload the page.',
    detail,
    retry: true,
  };
}

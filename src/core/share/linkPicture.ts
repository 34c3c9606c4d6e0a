/**
 * The picture of a link: which one it is, and only where asked for, the picture itself.
 *
 * `s:peacock` a sample by name · `u:https://…` by address · `h:<hash>:bus.png` a local
 * one, which whoever opens the link is asked to drop · `e:webp:<bytes>:bus.png` the
 * bytes themselves. A name is only there to be read, so a long one is cut.
 */
import { fromBase64url, toBase64url } from './base64url.ts';
import { FieldError } from './field.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export type PictureType = 'webp' | 'jpeg' | 'png' | 'avif';

export type SharedPicture =
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'address'; readonly address: string }
  /** `sha256`: 64 hexadecimal digits. */
  | { readonly kind: 'local'; readonly name: string; readonly sha256: string }
  | { readonly kind: 'embedded'; readonly name: string; readonly type: PictureType; readonly data: Uint8Array };

/** Bytes that a picture in a link may have. */
export const MOST_EMBEDDED = 8192;
/** Bytes of a name in a link, as UTF-8. */
const MOST_NAME = 30;
/** Keeps the whole under the limit of `link.ts`. */
const MOST_ADDRESS = 1200;

const types: readonly PictureType[] = ['webp', 'jpeg', 'png', 'avif'];

/** Throws `FieldError` for nothing: what cannot be read again is refused by reading. */
export function pictureWord(picture: SharedPicture): string {
  switch (picture.kind) {
    case 'sample':
      return `s:${picture.name}`;
    case 'address':
      return `u:${picture.address}`;
    case 'local':
      return `h:${toBase64url(fromHex(picture.sha256))}:${nameWord(picture.name)}`;
    case 'embedded':
      return `e:${picture.type}:${toBase64url(picture.data)}:${nameWord(picture.name)}`;
  }
}

/** Throws `FieldError` for words that `pictureWord` does not write. */
export function pictureFromWord(word: string): SharedPicture {
  const rest = word.slice(2);
  switch (word.slice(0, 2)) {
    case 's:':
      return sample(rest);
    case 'u:':
      return address(rest);
    case 'h:':
      return local(rest);
    case 'e:':
      return embedded(rest);
    default:
      throw new FieldError('the picture is missing');
  }
}

function sample(name: string): SharedPicture {
  if (!/^[\w.-]{1,80}$/.test(name)) throw new FieldError('the sample has no name');
  return { kind: 'sample', name };
}

function address(text: string): SharedPicture {
  if (!/^https?:\/\/[^\s/?#\p{Cc}\p{Cs}]+[^\s\p{Cc}\p{Cs}]*$/iu.test(text) || text.length > MOST_ADDRESS)
    throw new FieldError('the address of the picture cannot be opened');
  return { kind: 'address', address: text };
}

function local(rest: string): SharedPicture {
  const [hash = '', name = ''] = rest.split(':');
  const bytes = fromBase64url(hash);
  if (bytes?.length !== 32) throw new FieldError('the fingerprint of the picture is damaged');
  return { kind: 'local', name: nameFrom(name), sha256: toHex(bytes) };
}

function embedded(rest: string): SharedPicture {
  const [kind = '', text = '', name = ''] = rest.split(':');
  const type = types.find((one) => one === kind);
  const data = fromBase64url(text);
  if (type === undefined || data === null || data.length === 0)
    throw new FieldError('the picture in the link is damaged');
  if (data.length > MOST_EMBEDDED) throw new FieldError(`a picture of ${data.length} bytes is too large for a link`);
  return { kind: 'embedded', type, data, name: nameFrom(name) };
}

/** Plain names as they are, others as bytes behind a `*`, which is shorter than escapes. */
function nameWord(name: string): string {
  const short = shortened(name);
  return /^[\w.-]+$/.test(short) ? short : `*${toBase64url(encodeUtf8(short))}`;
}

function nameFrom(word: string): string {
  const bytes = word.startsWith('*') ? fromBase64url(word.slice(1)) : encodeUtf8(word);
  const name = bytes === null ? null : decodeUtf8(bytes);
  if (name === null || nameWord(name) !== word) throw new FieldError('the name of the picture is damaged');
  return name;
}

/** The longest beginning of at most 30 bytes, cut between characters, marked as cut. */
function shortened(name: string): string {
  const whole = decodeUtf8(encodeUtf8(name)) ?? '';
  if (encodeUtf8(whole).length <= MOST_NAME) return whole;
  let short = '';
  for (const character of whole) {
    if (encodeUtf8(`${short}${character}…`).length > MOST_NAME) break;
    short += character;
  }
  return `${short}…`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Nothing for what is no SHA-256; that is then refused as damaged. */
function fromHex(text: string): Uint8Array {
  const pairs = /^[0-9a-f]{64}$/.test(text) ? text.match(/../g) : null;
  return Uint8Array.from(pairs ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * What is known about a rendered picture: where each part of the thing is, and which
 * small sets of parts say what it is.
 *
 * It comes from a file beside the picture (`bus.truth.json`). Whoever has a truth has a
 * whole one: every part is somewhere in the picture, and sufficient sets name only parts.
 * Does not know of region sets (see `judge.ts`) or of how the picture was made.
 */
import { FailureError } from '../failure.ts';
import { Field, FieldError } from '../share/field.ts';
import { decodeLabels } from './labelRuns.ts';

interface PartOfPicture {
  readonly name: string;
  /** Its number in `labels`, 2 to 127; 0 is ground and backdrop, 1 the core, 128 and above other objects. */
  readonly label: number;
}

export interface PictureTruth {
  /** `school bus`. */
  readonly class: string;
  readonly width: number;
  readonly height: number;
  /** The parts that are there. */
  readonly parts: readonly PartOfPicture[];
  /** Minimal sets of part names that no other class has. */
  readonly sufficient: readonly (readonly string[])[];
  /** One sentence on what this picture shows. */
  readonly note: string;
  /** `[height, width]`, one label per pixel. */
  readonly labels: Uint8Array;
}

const VERSION = 1;
const LONGEST_SIDE = 4096;
const [FIRST_PART, LAST_PART] = [2, 127];

/** `name` is for whoever reads the failure: 'file-invalid', or 'file-version' for one this program is too old for. */
export function parseTruth(value: unknown, name = 'truth.json'): PictureTruth {
  try {
    const field = new Field(value);
    const version = field.at('version').integer(1, Number.MAX_SAFE_INTEGER);
    if (version > VERSION) throw new FailureError({ kind: 'file-version', name, version });
    return truthFrom(field);
  } catch (thrown) {
    if (!(thrown instanceof FieldError)) throw thrown;
    throw new FailureError({ kind: 'file-invalid', name, detail: thrown.message });
  }
}

function truthFrom(field: Field): PictureTruth {
  const width = field.at('width').integer(1, LONGEST_SIDE);
  const height = field.at('height').integer(1, LONGEST_SIDE);
  const labels = labelsFrom(field.at('labels'), width * height);
  const parts = distinct(field.at('parts').items(), (item) => partFrom(item, labels));
  const names = parts.map((part) => part.name);
  return {
    class: field.at('class').text(/\S/, 'the name of a class'),
    width,
    height,
    parts,
    sufficient: field
      .at('sufficient')
      .items()
      .map((set) => set.items().map((part) => part.oneOf(names))),
    note: field.at('note').text(),
    labels,
  };
}

function labelsFrom(field: Field, count: number): Uint8Array {
  const runs = field.items().map((item) => item.integer(0, count > 255 ? count : 255));
  try {
    return decodeLabels(runs, count);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new FieldError(`labels: ${thrown.message}`);
  }
}

function partFrom(item: Field, labels: Uint8Array): PartOfPicture {
  const label = item.at('label').integer(FIRST_PART, LAST_PART);
  if (!labels.includes(label)) item.at('label').refuse('a label of the picture');
  return { name: item.at('name').text(/\S/, 'the name of a part'), label };
}

/** Reads every item, and refuses one whose name or label an item before it has. */
function distinct(items: readonly Field[], read: (item: Field) => PartOfPicture): PartOfPicture[] {
  const parts: PartOfPicture[] = [];
  for (const item of items) {
    const part = read(item);
    if (parts.some((one) => one.name === part.name)) item.at('name').refuse('another name than those before it');
    if (parts.some((one) => one.label === part.label)) item.at('label').refuse('another label than those before it');
    parts.push(part);
  }
  return parts;
}

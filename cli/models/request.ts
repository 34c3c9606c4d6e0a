/**
 * The command line of `npm run models`, as data. What a person did not say stays
 * undefined; whether it had to be said is decided when the model is described.
 */
import { parseArgs } from 'node:util';
import type { ModelCard } from '../../src/core/modelCard.ts';
import { UsageError } from '../settings.ts';

export const usage = `npm run models -- list
npm run models -- add <folder or address of a TensorFlow.js model> [options]
npm run models -- remove <id>

What cannot be read from the model itself, unless a cards.json beside its folder says it:
  --classes FILE        names in output order: a JSON list, a Keras class index, or one name per line;
                        "imagenet" for the 1000 classes of ImageNet
  --order rgb|bgr       order of the colours
  --scale 1/127.5       each value 0 to 255 becomes (value × scale − mean) ÷ std
  --mean 1              one number, or three with commas in the order of the colours
  --std 1               likewise
                        MobileNet: rgb, 1/127.5, 1, 1.   Keras and TF Hub: rgb, 1/255, 0, 1.
                        PyTorch: rgb, 1/255, 0.485,0.456,0.406 and 0.229,0.224,0.225.
                        Caffe: bgr, 1, 104,117,123, 1.

Optional:
  --id ID --name NAME --licence TEXT --source TEXT --note TEXT
  --background N        this output is the background and no answer; put into the list where that leaves it out,
                        else called "background" there (a list that begins with it needs no option)
  --outputs logits|probabilities      what the file's own last node gives (told from a softmax otherwise)
  --query ?a=b          appended to every file's address`;

export interface AddRequest {
  readonly where: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly classes?: string | undefined;
  /** Only what was said. */
  readonly preprocess: Partial<ModelCard['preprocess']>;
  readonly outputs?: ModelCard['outputs'] | undefined;
  readonly background?: number | undefined;
  readonly query?: string | undefined;
  readonly licence?: string | undefined;
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

export type Request =
  | { readonly command: 'list' }
  | { readonly command: 'add'; readonly add: AddRequest }
  | { readonly command: 'remove'; readonly id: string };

const text = { type: 'string' } as const;
const options = {
  id: text,
  name: text,
  classes: text,
  order: text,
  scale: text,
  mean: text,
  std: text,
  outputs: text,
  background: text,
  query: text,
  licence: text,
  source: text,
  note: text,
};

/** A number or a fraction, `1/127.5`. */
function numberOf(flag: string, value: string): number {
  const [numerator = '', denominator = '1', ...rest] = value.split('/');
  const number = numerator.trim() === '' || denominator.trim() === '' ? NaN : Number(numerator) / Number(denominator);
  if (rest.length > 0 || !Number.isFinite(number)) throw new UsageError(`--${flag} ${value} is no number.`);
  return number;
}

function tripleOf(flag: string, value: string): readonly [number, number, number] {
  const [first, second, third, ...rest] = value.split(',').map((part) => numberOf(flag, part));
  if (first !== undefined && second === undefined) return [first, first, first];
  if (first === undefined || second === undefined || third === undefined || rest.length > 0)
    throw new UsageError(`--${flag} ${value}: one number or three.`);
  return [first, second, third];
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((choice) => choice === value);
  if (found === undefined) throw new UsageError(`--${flag} is one of: ${allowed.join(', ')}.`);
  return found;
}

type Flags = Partial<Record<keyof typeof options, string>>;

function addRequest(where: string, { order, scale, mean, std, outputs, background, ...words }: Flags): AddRequest {
  return {
    ...words,
    where,
    outputs: outputs === undefined ? undefined : oneOf('outputs', outputs, ['logits', 'probabilities'] as const),
    background: background === undefined ? undefined : numberOf('background', background),
    preprocess: {
      ...(order === undefined ? {} : { order: oneOf('order', order, ['rgb', 'bgr'] as const) }),
      ...(scale === undefined ? {} : { scale: numberOf('scale', scale) }),
      ...(mean === undefined ? {} : { mean: tripleOf('mean', mean) }),
      ...(std === undefined ? {} : { std: tripleOf('std', std) }),
    },
  };
}

function parse(args: readonly string[]): { values: Flags; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Throws a `UsageError` for anything that is no command line of this program. */
export function parseRequest(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  const [command, subject, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`Too much: ${rest.join(' ')}.`);
  if (command === 'add' && subject !== undefined) return { command, add: addRequest(subject, values) };
  if (Object.keys(values).length > 0) throw new UsageError(`Options belong to "add".`);
  if (command === 'list' && subject === undefined) return { command };
  if (command === 'remove' && subject !== undefined) return { command, id: subject };
  throw new UsageError('Say what to do: list, add <folder or address>, or remove <id>.');
}

/**
 * Reading settings from a model file's JSON, where nothing can be trusted to be there.
 *
 * Used for layer configs (Keras 2, Keras 3, TensorFlow.js, in snake_case or
 * camelCase) and for decoded node attributes alike. A missing or mistyped setting
 * takes the format's default, which every caller states. Knows no layer.
 */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface Settings {
  raw(key: string): unknown;
  number(key: string, otherwise: number): number;
  text(key: string, otherwise: string): string;
  flag(key: string, otherwise: boolean): boolean;
  /** A number counts as a list of one; null where there is no list of numbers. */
  numbers(key: string): readonly number[] | null;
  texts(key: string): readonly string[];
  /** Two numbers; one stands for both. */
  pair(key: string, otherwise: readonly [number, number]): readonly [number, number];
}

/** `source` with its keys in snake_case. */
export function settingsOf(source: unknown): Settings {
  const entries = isJson(source) ? Object.entries(source) : [];
  const values = new Map(entries.map(([key, value]) => [snakeCase(key), value]));
  const numbers = (key: string): readonly number[] | null => {
    const value = values.get(key);
    if (typeof value === 'number') return [value];
    return Array.isArray(value) && value.every((item) => typeof item === 'number') ? value : null;
  };
  return {
    raw: (key) => values.get(key),
    number: (key, otherwise) => {
      const value = values.get(key);
      return typeof value === 'number' ? value : otherwise;
    },
    text: (key, otherwise) => {
      const value = values.get(key);
      return typeof value === 'string' ? value : otherwise;
    },
    flag: (key, otherwise) => {
      const value = values.get(key);
      return typeof value === 'boolean' ? value : otherwise;
    },
    numbers,
    texts: (key) => {
      const value = values.get(key);
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
    },
    pair: (key, otherwise) => {
      const [first, second = first] = numbers(key) ?? [];
      return first === undefined || second === undefined ? otherwise : [first, second];
    },
  };
}

function snakeCase(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

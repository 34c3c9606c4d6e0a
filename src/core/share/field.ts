/**
 * A value of foreign JSON, and where it stands.
 *
 * Everything is refused unless asked for by kind and range, and the refusal names
 * the place: `graph.nodes[3].confidence: must be a number from 0 to 1, is "high"`.
 * What nobody asks for is not looked at, so unknown keys do no harm.
 */
export class FieldError extends Error {}

export class Field {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = '') {
    this.#value = value;
    this.#path = path;
  }

  /** Refuses the value, with what it must be. */
  refuse(due: string): never {
    throw new FieldError(`${this.#path === '' ? 'the whole' : this.#path}: must be ${due}, is ${shown(this.#value)}`);
  }

  at(key: string): Field {
    const object = this.#value;
    if (!isObject(object)) return this.refuse('an object');
    return new Field(
      Object.hasOwn(object, key) ? object[key] : undefined,
      this.#path === '' ? key : `${this.#path}.${key}`,
    );
  }

  /** Null where the key is missing. */
  maybe(key: string): Field | null {
    const field = this.at(key);
    return field.#value === undefined ? null : field;
  }

  items(): Field[] {
    if (!Array.isArray(this.#value)) return this.refuse('a list');
    return this.#value.map((item: unknown, at) => new Field(item, `${this.#path}[${at}]`));
  }

  entries(): [string, Field][] {
    return isObject(this.#value)
      ? Object.keys(this.#value).map((key) => [key, this.at(key)])
      : this.refuse('an object');
  }

  /** `due` says what the pattern means. */
  text(pattern = /^[^\0]*$/u, due = 'a text'): string {
    return typeof this.#value === 'string' && pattern.test(this.#value) ? this.#value : this.refuse(due);
  }

  number(least: number, most: number): number {
    const value = this.#value;
    return typeof value === 'number' && value >= least && value <= most
      ? value
      : this.refuse(`a number from ${least} to ${most}`);
  }

  integer(least: number, most: number): number {
    const value = this.#value;
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : this.refuse(`a whole number from ${least} to ${most}`);
  }

  truth(): boolean {
    return typeof this.#value === 'boolean' ? this.#value : this.refuse('true or false');
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    return (
      choices.find((choice) => choice === this.#value) ?? this.refuse(choices.map((one) => `"${one}"`).join(' or '))
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

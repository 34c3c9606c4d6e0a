/** Joins class names; what is absent or false leaves no trace. Module classes are typed as possibly missing. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

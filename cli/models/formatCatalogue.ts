/**
 * The one way a catalogue is written down.
 *
 * JSON with two spaces; whatever fits on a line stays on it, so a file is one line
 * and a person can read a diff. The same value always gives the same text, which is
 * why adding a model and removing it again leaves no trace.
 */
import type { Catalogue } from '../../src/core/modelCard.ts';

const lineWidth = 160;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function oneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** `lead` is how much of the first line is taken already: the indent and, in an object, the key. */
function format(value: Json, indent: string, lead: number): string {
  const line = oneLine(value);
  if (value === null || typeof value !== 'object' || lead + line.length <= lineWidth) return line;
  const inner = `${indent}  `;
  const items: string[] = Array.isArray(value)
    ? value.map((item: Json) => inner + format(item, inner, inner.length))
    : Object.entries(value).map(([key, item]) => {
        const label = `${inner}${JSON.stringify(key)}: `;
        return label + format(item, inner, label.length);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

export function formatCatalogue(catalogue: Catalogue): string {
  // A round trip drops what JSON cannot hold, so what is written is what will be read.
  return `${format(JSON.parse(JSON.stringify(catalogue)) as Json, '', 0)}\n`;
}

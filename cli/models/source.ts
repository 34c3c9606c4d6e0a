/**
 * Where a model comes from, a folder or an address, made one thing: an address that
 * `fetchLocal` can open. Also keeps what was fetched, to be written down later.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FailureError } from '../../src/core/failure.ts';
import type { ModelCard } from '../../src/core/modelCard.ts';
import { parseModelJson } from '../../src/engine/catalogue/modelJson.ts';
import { fetchLocal } from '../localFiles.ts';
import type { AddRequest } from './request.ts';

export interface Source {
  /** Absolute address of `model.json`. */
  readonly address: string;
  readonly query: string;
  /** What it is called where it comes from. */
  readonly name: string;
  /** Null for an address. */
  readonly folder: string | null;
}

/** Throws *model-unreachable* where a folder holds no model. */
export function sourceOf({ where, query }: AddRequest): Source {
  if (/^https?:/.test(where)) {
    const url = new URL(where);
    const search = query ?? url.search;
    url.search = '';
    if (!url.pathname.endsWith('.json')) url.pathname = `${url.pathname.replace(/\/$/, '')}/model.json`;
    return { address: url.href, query: search, name: basename(dirname(url.pathname)), folder: null };
  }
  const path = resolve(where);
  const folder = path.endsWith('.json') ? dirname(path) : path;
  const file = path.endsWith('.json') ? path : resolve(path, 'model.json');
  if (!existsSync(file))
    throw new FailureError({ kind: 'model-unreachable', model: basename(folder), address: file, status: null });
  return { address: pathToFileURL(file).href, query: '', name: basename(folder), folder };
}

/** `fetch` that remembers what it got, by address. */
export function remembering(): { fetchFile: typeof fetch; got: Map<string, Uint8Array<ArrayBuffer>> } {
  const got = new Map<string, Uint8Array<ArrayBuffer>>();
  const fetchFile: typeof fetch = async (input, init) => {
    const response = await fetchLocal(input, init);
    if (!response.ok) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    got.set(input instanceof Request ? input.url : String(input), bytes);
    return new Response(bytes);
  };
  return { fetchFile, got };
}

/** Asks the model itself. Throws *model-unreachable* or *model-invalid*. */
export async function formatOf(source: Source, fetchFile: typeof fetch): Promise<ModelCard['format']> {
  const address = source.address + source.query;
  const unreachable = (status: number | null): FailureError =>
    new FailureError({ kind: 'model-unreachable', model: source.name, address, status });
  const response = await fetchFile(address).catch(() => {
    throw unreachable(null);
  });
  if (!response.ok) throw unreachable(response.status);
  return parseModelJson(await response.text(), source.name).format;
}

/** Where a fetched file goes, relative to the model's own folder. */
export function pathIn({ address, query }: Source, fetched: string): string {
  if (fetched === address + query) return 'model.json';
  const base = new URL('.', address).href;
  return decodeURIComponent(fetched.slice(base.length, fetched.length - query.length));
}

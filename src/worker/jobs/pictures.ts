/** Pictures as handles: fetched by address, named by content. Nothing is decoded before a network wants to see it. */
import { FailureError } from '../../core/failure.ts';
import { sha256Of } from '../../engine/sha256.ts';
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { PictureRef } from '../protocol.ts';
import type { Session } from '../session.ts';

export function identifyPictureJob(): Handler<'identify-picture'> {
  return ({ blob, name }) => progressing<never, PictureRef>(() => identify(blob, name));
}

/** Throws *picture-unreachable* for an address that is none, does not answer, refuses, or allows no other page to read it. */
export function fetchPictureJob({ platform }: Session): Handler<'fetch-picture'> {
  return ({ address }, signal) =>
    progressing<never, PictureRef>(async () => {
      const unreachable = new FailureError({ kind: 'picture-unreachable', address });
      const response = await platform.fetchFile(address, { credentials: 'omit', signal }).catch(() => {
        throw unreachable;
      });
      if (!response.ok) throw unreachable;
      return identify(await response.blob(), nameIn(address));
    });
}

async function identify(blob: Blob, name: string): Promise<PictureRef> {
  return { blob, name, sha256: await sha256Of(new Uint8Array(await blob.arrayBuffer())) };
}

/** The last part of an address that has any letters; the address itself where there is none. */
function nameIn(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  return path.split('/').findLast((part) => part !== '') ?? address;
}

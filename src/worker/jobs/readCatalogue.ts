/** Reads which networks are on offer. */
import type { Catalogue } from '../../core/modelCard.ts';
import { loadCatalogue } from '../../engine/catalogue/catalogue.ts';
import type { Handler } from '../host.ts';
import { progressing } from '../progressing.ts';
import type { Session } from '../session.ts';

export function readCatalogueJob({ platform }: Session): Handler<'read-catalogue'> {
  return ({ address }) => progressing<never, Catalogue>(() => loadCatalogue(address, platform.fetchFile));
}

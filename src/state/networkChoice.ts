/**
 * Which network takes a picture that names none, and what is offered beside one
 * that knows few things.
 *
 * A person's own choice goes before everything and is remembered once that network
 * has answered. Without one, a small network that came with the page takes the
 * picture, and a larger one from elsewhere is offered; nothing is downloaded from
 * elsewhere unless a person asks. Loads nothing itself.
 */
import type { ModelCard } from '../core/modelCard.ts';
import type { AppState, CatalogueState } from './appState.ts';
import type { Context } from './context.ts';

/** Knows photographs; takes what a person brings. */
const everydayNetwork = 'everyday-10';
/** Knows nothing but the drawn world of the demos; takes no other picture unless a person chose it. */
const demoNetwork = 'toyworld';
/** Right more often than its smaller neighbours, and still a download of seconds. */
const offeredNetwork = 'mobilenet_v2_100_224_public';

type Choice = Pick<CatalogueState, 'models' | 'chosen'>;

/** What is chosen if it is on offer; else the one for photographs; else the first; null where the catalogue is empty. */
export function networkFor({ models, chosen }: Choice): string | null {
  const offered = (id: string | null): ModelCard | undefined => models.find((model) => model.id === id);
  return (offered(chosen) ?? offered(everydayNetwork) ?? models[0])?.id ?? null;
}

/**
 * Before a picture that is no demo: where the network in use came only with a demo,
 * the person's own takes its place. A link that waits for this very picture keeps
 * the network it named.
 */
export function leaveDemoNetwork({ get, set }: Pick<Context, 'get' | 'set'>): void {
  const { catalogue, share } = get();
  if (share.awaited === null) set({ catalogue: { ...catalogue, chosen: afterDemo(catalogue) } });
}

/** The network for a picture that is no demo: the chosen one, unless it came only with a demo. */
function afterDemo(catalogue: CatalogueState): string | null {
  const own = catalogue.asked ?? catalogue.preferred;
  if (catalogue.chosen !== demoNetwork || own === demoNetwork) return catalogue.chosen;
  return networkFor({ ...catalogue, chosen: own });
}

/** Before a demo: the network that was made for it, which does not thereby become the person's own. */
export function chooseForDemo({ set }: Pick<Context, 'set'>, { model }: { readonly model: string }): void {
  set(({ catalogue }) => ({ catalogue: { ...catalogue, chosen: model } }));
}

/**
 * The built-in network that the next picture a person brings would be taken by, where it is
 * another than the one in use: worth having ready, for it came with the page.
 */
export function networkAhead({ catalogue, shown }: AppState): ModelCard | null {
  const id = afterDemo(catalogue);
  const next = catalogue.models.find((model) => model.id === id);
  return next?.builtIn === true && next.id !== shown?.model.id ? next : null;
}

/** A network has answered or been loaded: if it is the one asked for, it is the person's own from here on. */
export function answered(catalogue: CatalogueState, id: string): CatalogueState {
  if (catalogue.asked !== id) return catalogue;
  const builtIn = catalogue.models.find((model) => model.id === id)?.builtIn === true;
  return { ...catalogue, asked: null, preferred: id, offering: catalogue.offering && builtIn };
}

/**
 * The network from elsewhere to offer beside the answer of a built-in one; null where
 * there is nothing to offer, it was declined, or one was chosen before. Beside a demo
 * there is no offer: its network is the right one for it.
 */
export function networkOffer({ catalogue, shown }: AppState): ModelCard | null {
  if (!catalogue.offering || shown?.model.builtIn !== true) return null;
  if (shown.source.kind === 'sample' && shown.model.id === demoNetwork) return null;
  const elsewhere = catalogue.models.filter(({ builtIn }) => builtIn !== true);
  return elsewhere.find(({ id }) => id === offeredNetwork) ?? elsewhere[0] ?? null;
}

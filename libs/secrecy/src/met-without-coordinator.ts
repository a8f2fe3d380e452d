import type { Access } from './access';
import { holdsEncounter } from './knowledge';
import type { Viewer } from './viewer';

/** What a measure was asked of: the entry by which she was met, where it says so, and the site. */
interface Asked {
  readonly met?: unknown;
  readonly site?: unknown;
}

/**
 * Whether the viewer holds the encounter of the person of whom a measure was asked. Where the entry does not
 * say who she is, she is one of those met on that site, and only a viewer who holds the encounters of all may
 * know what one of them answered.
 */
export function holdsHers(access: Access, viewer: Viewer, { met, site }: Asked): boolean {
  const encounters = [...access.encounters.entries()];
  const siteOf = (from: string | undefined, own: string | undefined): unknown =>
    from === undefined ? own : (access.byId.get(from)?.data as Asked | undefined)?.site;
  const isHers = ([stream, { from, site: own }]: (typeof encounters)[number]): boolean =>
    typeof met === 'string'
      ? from === met || access.byId.get(met)?.stream === stream
      : siteOf(from, own) === site;
  const hers = encounters.filter(isHers);
  return hers.length > 0 && hers.every(([, encounter]) => holdsEncounter(viewer, encounter));
}

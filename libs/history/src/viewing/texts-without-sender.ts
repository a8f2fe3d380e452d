import type { Recorded } from '@samsyn/kernel';
import { textsAreShownAlike, type Access, type ViewContext } from '@samsyn/secrecy';
import {
  byTheirWords,
  PERSPECTIVE_PARTS,
  type PerspectiveTexts,
  type ViewedEntry,
} from '@samsyn/operations/contract';
import { ViewedLog } from './viewed-log';

const PERSPECTIVE = 'PerspectiveSubmitted';
const NONE: readonly PerspectiveTexts[] = [];

/** As before those who took part while who had answered was open to all of them. */
const asOpen = (access: Access): Access => ({
  ...access,
  facilitators: new Set(),
  throughFacilitator: false,
});

const textsOf = ({ data }: ViewedEntry): PerspectiveTexts =>
  Object.fromEntries(
    PERSPECTIVE_PARTS.flatMap((part) => (typeof data[part] === 'string' ? [[part, data[part]]] : [])),
  );

/**
 * What other branches gave openly, as it reads now, without sender, time, order or id. The own branch's stand
 * among the entries. An earlier moment is shown in steps, from one meeting or release to the next: what was
 * given since the last of them is not shown, so that asking for one moment after the other reveals no time.
 */
export function textsWithoutSender(
  events: readonly Recorded[],
  { viewer, accesses, ...viewingContext }: ViewContext,
): readonly PerspectiveTexts[] {
  const [today, then] = accesses;
  const isReader = today.participants.has(viewer.branch) && !today.facilitators.has(viewer.person);
  if (!isReader || !accesses.every(textsAreShownAlike)) return NONE;
  const until = then?.textsShownFrom ?? Infinity;
  const submitted = events.filter(({ name, position, actor }) => {
    return name === PERSPECTIVE && actor.branch !== viewer.branch && position < until;
  });
  const ids = new Set(submitted.map(({ id }) => id));
  const log = new ViewedLog({ ...viewingContext, viewer, accesses: [asOpen(today)] });
  for (const event of events) {
    const { entry } = event.data as { readonly entry?: string };
    if (ids.has(event.id) || (entry !== undefined && ids.has(entry))) log.add(event);
  }
  const perspectives = log.of(PERSPECTIVE).map(textsOf);
  return byTheirWords(perspectives.filter((texts) => Object.keys(texts).length > 0));
}

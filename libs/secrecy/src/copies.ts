import type { EventDefinition } from '@samsyn/event-store';
import type { Branch, Recorded } from '@samsyn/kernel';
import type { Access, ErasedCopy } from './access';
import { isOffice } from './knowledge';
import type { Viewer } from './viewer';

/** A matter of an encounter begins and has a first receiver. */
export function matterBegun({ copies, encounters }: Access, event: Recorded, receiver: unknown): void {
  // Sealed for the person met it is no copy of anybody's; erased, it names nobody.
  if (event.matter === undefined || typeof receiver !== 'string' || !encounters.has(event.stream)) return;
  const known = copies.matters.get(event.matter);
  if (known) known.receivers.add(receiver);
  else
    copies.matters.set(event.matter, {
      ...{ stream: event.stream, receivers: new Set([receiver]), erased: new Map<Branch, ErasedCopy>() },
    });
}

/** It goes to one more branch, or comes back to one. */
export function matterSentOn({ copies }: Access, { matter, position }: Recorded, to: unknown): void {
  const known = copies.matters.get(matter ?? '');
  if (!known || typeof to !== 'string') return;
  known.receivers.add(to);
  const erased = known.erased.get(to);
  if (erased) erased.anew = position;
}

/** What it lists stands in clear: the receiver's view is the same when the keys are gone. */
export function copyErased(
  { copies, encounters }: Access,
  { stream, position, actor: { branch } }: Recorded,
  { matter, entries }: { readonly matter?: unknown; readonly entries?: unknown },
): void {
  const { matters, erasedEntries } = copies;
  const known = matters.get(String(matter)) ?? {
    ...{ stream, receivers: new Set<Branch>(), erased: new Map<Branch, ErasedCopy>() },
  };
  known.receivers.add(branch);
  known.erased.set(branch, { from: position });
  matters.set(String(matter), known);
  for (const entry of Array.isArray(entries) ? (entries as readonly string[]) : [])
    erasedEntries.set(entry, (erasedEntries.get(entry) ?? new Map<Branch, number>()).set(branch, position));
  encounters.get(stream)?.named.add(branch);
}

const standsFor = ({ anew }: ErasedCopy, { id, matter, position }: Recorded): boolean =>
  anew === undefined || (id !== matter && position < anew);

/** Matters of the encounter that were sent to the branch, and whether it has erased its copy. */
export const copiesOf = ({ copies }: Access, stream: string, branch: Branch) =>
  [...copies.matters].flatMap(([matter, { stream: of, receivers, erased }]) => {
    if (of !== stream || !receivers.has(branch)) return [];
    const copy = erased.get(branch);
    return [{ matter, isErased: copy !== undefined && copy.anew === undefined }];
  });

/** No receiver has a copy of it any more, or none ever had one. */
export const isErasedByReceivers = ({ copies }: Access, matter: string): boolean => {
  const { receivers, erased } = copies.matters.get(matter) ?? {};
  return [...(receivers ?? [])].every((branch) => {
    const copy = erased?.get(branch);
    return copy !== undefined && copy.anew === undefined;
  });
};

/** An entry before a reader, as far as it matters here who has erased what. */
interface Read {
  readonly event: Recorded;
  readonly definition: Pick<EventDefinition, 'sealedFor'>;
  readonly viewer: Viewer;
  readonly access: Access;
}

/** What the entry is sealed with: a correction with what it corrects. */
const sealedWith = ({ event, access }: Read): Recorded =>
  event.name === 'EntryCorrected'
    ? (access.byId.get((event.data as { entry: string }).entry) ?? event)
    : event;

/** Whether the viewer's branch still has the copy that it received. */
function hasReceivedCopy(read: Read): boolean {
  const { viewer, access } = read;
  const event = sealedWith(read);
  const copies = event.matter === undefined ? undefined : access.copies.matters.get(event.matter);
  if (!copies?.receivers.has(viewer.branch)) return false;
  const erased = copies.erased.get(viewer.branch);
  return erased === undefined || !standsFor(erased, event);
}

/** Where the viewer's branch erased its copy of the entry; undefined where it did not, or has another one since. */
function erasedFrom(read: Read): number | undefined {
  if (hasReceivedCopy(read)) return undefined;
  const { viewer, access } = read;
  const event = sealedWith(read);
  const { matters, erasedEntries } = access.copies;
  const listed = erasedEntries.get(event.id)?.get(viewer.branch);
  return listed ?? matters.get(event.matter ?? '')?.erased.get(viewer.branch)?.from;
}

/** Spares every other entry the question: for most operations nothing has been erased. */
const hasErasures = ({ event: { stream }, access }: Read): boolean =>
  access.encounters.get(stream)?.erased === true || access.copies.erasedEntries.size > 0;

/**
 * Gone for the viewer from the decision on, whether its key is destroyed already or not. What was sent to a branch is
 * gone for it when it erases its copy, and for the encounter's side when the encounter is erased.
 * @rule each-side-erases-its-copy: What an encounter sent to another authority is each side's: erased by one it stays
 *   the other's, and the keys are destroyed once all have erased it.
 * @source OSL 8:1; domain: Secrecy; ADR 0045
 * @proof what was sent to another authority › …
 */
export function isErasedFor(read: Read): boolean {
  const { event, access } = read;
  const encounter = access.encounters.get(event.stream);
  if (!encounter || !hasErasures(read) || hasReceivedCopy(read)) return false;
  return encounter.erased === true || hasErasedCopy(read);
}

/** Whether the viewer's branch received the entry and has erased its copy; what it holds as the office it still has. */
export function hasErasedCopy(read: Read): boolean {
  const { event, viewer, access } = read;
  const encounter = access.encounters.get(event.stream);
  return erasedFrom(read) !== undefined && !(encounter && isOffice(viewer, encounter, event.position));
}

/** A side that has erased its copy learns nothing of what comes of the matter afterwards. */
export function comesAfterErasure(read: Read): boolean {
  const { event, definition, viewer, access } = read;
  const encounter = access.encounters.get(event.stream);
  if (!encounter || !hasErasures(read) || hasReceivedCopy(read)) return false;
  const from = isOffice(viewer, encounter, event.position) ? encounter.erasedAt : erasedFrom(read);
  const isOfMatter = definition.sealedFor === 'matter' || event.name === 'EntryCorrected';
  return isOfMatter && from !== undefined && event.position > from;
}

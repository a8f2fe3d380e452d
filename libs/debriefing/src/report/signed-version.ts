import { createHash } from 'node:crypto';
import type { ViewedEntry, ViewedOperation } from '@samsyn/operations/contract';
import canonicalize from 'canonicalize';
import type { DebriefDocument } from './debrief.schema';

/** Entries that come with a version or with time and change nothing of what is signed off. */
export const BESIDE_THE_VERSION: ReadonlySet<string> = new Set([
  'DebriefGenerated',
  'DebriefSignedOff',
  'DebriefClosed',
  'ActionReminded',
  'PerspectiveReminded',
  'LessonReopened',
]);

const isFacilitated = ({ name, data }: ViewedEntry): boolean =>
  name === 'PerspectiveSubmitted' && data.through === 'facilitator';

/**
 * What a branch signs off of what one person of it sees. A digest stands in the history of all participants, and the
 * sign-offs of colleagues are compared: what one of them gave to the facilitator must not change either (ADR 0010).
 */
export function asSignedOff(operation: ViewedOperation): ViewedOperation {
  const facilitated = new Set(operation.entries.filter(isFacilitated).map(({ entry }) => entry.id));
  const isLeftOut = (viewed: ViewedEntry): boolean =>
    BESIDE_THE_VERSION.has(viewed.name) ||
    facilitated.has(viewed.entry.id) ||
    (viewed.name === 'EntryCorrected' && facilitated.has(viewed.data.entry as string));
  const entries = operation.entries.filter((viewed) => !isLeftOut(viewed));
  const ownBranchAnswered = entries.some(
    ({ name, actor }) => name === 'PerspectiveSubmitted' && actor.branch === operation.viewer.branch,
  );
  return { ...operation, entries, ownBranchAnswered };
}

/**
 * SHA-256 (base64url) over the RFC 8785 form of the document of what is signed off, without the moment of computing: the
 * same while nothing else changes.
 */
export function versionOf(document: DebriefDocument): string {
  const { computedAt: _computedAt, ...lasting } = document;
  return createHash('sha256')
    .update(canonicalize(lasting) ?? '')
    .digest('base64url');
}

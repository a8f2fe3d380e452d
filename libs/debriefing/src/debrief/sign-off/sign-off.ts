import { DomainError, authorize, type Branch, type CommandMetadata } from '@samsyn/kernel';
import { generatedKey, type Debrief } from '../debrief';
import { VERSION_FORMATS, type DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

export type VersionFormat = (typeof VERSION_FORMATS)[number];

/** The branch makes a final version of its own on purpose: `version` is the digest of what it sees. */
export interface GenerateVersion {
  readonly kind: 'GenerateVersion';
  readonly version: string;
  readonly format: VersionFormat;
  /** The last entry that the branch sees. */
  readonly upTo: string;
}
/** The branch signs off its own version of the debrief: `version` is the digest of what it sees. */
export interface SignOff {
  readonly kind: 'SignOff';
  readonly version: string;
  /** The version that was read; absent: the one there is now. */
  readonly read?: string;
}

/** Silent where nothing has changed since the branch made a version in the same format. */
export function decideGenerateVersion(
  { version, format, upTo }: GenerateVersion,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize('participant', metadata);
  if (state.phase === 'none') throw new DomainError('DEBRIEF.NOT_OPEN');
  const { branch } = metadata.actor;
  if (state.generated.has(generatedKey(branch, version, format))) return [];
  return [{ name: 'DebriefGenerated', data: { branch, version, format, upTo } }];
}

const madeBy = ({ generated }: Debrief, branch: Branch, version: string): string | undefined =>
  VERSION_FORMATS.map((format) => generated.get(generatedKey(branch, version, format))).find(
    (entry) => entry !== undefined,
  );

export function decideSignOff(
  { version, read = version }: SignOff,
  state: Debrief,
  metadata: CommandMetadata,
): readonly DebriefEvent[] {
  authorize(metadata.standing?.leads ? 'operation-leader' : 'participant', metadata);
  mustBeOpen(state);
  if (read !== version) throw new DomainError('DEBRIEF.VERSION_CHANGED');
  const { branch } = metadata.actor;
  if (state.signedOff.get(branch) === version) return [];
  const generated = madeBy(state, branch, version);
  const made = generated === undefined ? {} : { generated };
  return [{ name: 'DebriefSignedOff', data: { branch, version, ...made } }];
}

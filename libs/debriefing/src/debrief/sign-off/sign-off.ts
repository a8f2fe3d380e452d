import { must, type Intent } from '@samsyn/kernel';
import type { Debrief } from '../debrief';
import type { DebriefEvent } from '../debrief.events';
import { mustBeOpen } from '../debrief-rule';

/** The branch signs off its own version of the debrief: `version` is the digest of what it sees. */
export interface SignOff {
  readonly kind: 'SignOff';
  readonly version: string;
}

export function decideSignOff({ version }: SignOff, state: Debrief, intent: Intent): readonly DebriefEvent[] {
  must(intent.standing?.leads ? 'operation-leader' : 'participant', intent);
  mustBeOpen(state);
  const { branch } = intent.actor;
  if (state.signedOff.get(branch) === version) return [];
  return [{ name: 'DebriefSignedOff', data: { branch, version } }];
}

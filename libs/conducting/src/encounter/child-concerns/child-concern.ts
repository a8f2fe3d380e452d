import { authorize, unknownTo, type Decider, type CommandMetadata, type RecordedOf } from '@samsyn/kernel';
import { concernClocks } from '../clocks/concern-clocks';
import { struckBy, type KeepTime } from '../clocks/keep-time';
import type { ReportedFactOf } from '../encounter-facts';
import {
  concernFor,
  foldConcerns,
  mustBeSocialServices,
  redirectionOf,
  type ChildConcernEvent,
  type ChildConcerns,
} from './child-concerns';

/** Somebody who takes part reports a concern outside every encounter. */
export interface ReportChildConcern {
  readonly kind: 'ReportChildConcern';
  readonly fact: ReportedFactOf<'ChildConcernReported'>;
}
export interface AnswerChildConcern {
  readonly kind: 'AnswerChildConcern';
  readonly fact: ReportedFactOf<'ChildConcernAcknowledged' | 'ChildConcernRedirected'>;
}
export type ChildConcernCommand = ReportChildConcern | AnswerChildConcern | KeepTime;

function decideAnswer(
  { fact }: AnswerChildConcern,
  concerns: ChildConcerns,
  { actor }: CommandMetadata,
): readonly ChildConcernEvent[] {
  const [concern] = concerns;
  const isParty =
    concern && [concern.reporter, concern.to, ...concern.former].some((branch) => branch === actor.branch);
  if (!isParty) throw unknownTo('CHILD_CONCERN');
  const entrance = concern.reporter === actor.branch ? 'holder' : 'named';
  const from = { entrance, actor } as const;
  if (fact.name === 'ChildConcernAcknowledged') {
    const acknowledged = concernFor(from, concerns);
    return acknowledged === undefined ? [] : [{ ...fact, data: { concern: acknowledged } }];
  }
  const redirection = redirectionOf(from, fact.data.to, concerns);
  return redirection ? [{ ...fact, data: { ...fact.data, ...redirection } }] : [];
}

function decide(
  command: ChildConcernCommand,
  concerns: ChildConcerns,
  metadata: CommandMetadata,
): readonly ChildConcernEvent[] {
  switch (command.kind) {
    case 'ReportChildConcern':
      authorize('participant', metadata);
      mustBeSocialServices(command.fact.data.to);
      return concerns.length > 0 ? [] : [command.fact];
    case 'AnswerChildConcern':
      return decideAnswer(command, concerns, metadata);
    case 'KeepTime':
      return struckBy(command, concernClocks(concerns), metadata);
  }
}

/** Events of other services (a correction) change nothing of what is awaited. */
const HEARD: ReadonlySet<string> = new Set<ChildConcernEvent['name']>([
  'ChildConcernReported',
  'ChildConcernAcknowledged',
  'ChildConcernRedirected',
  'ChildConcernReminded',
]);

/**
 * A concern for a child that was reported outside every encounter: a stream of its own, for its two sides
 * alone.
 */
export const childConcern: Decider<ChildConcerns, ChildConcernCommand, ChildConcernEvent> = {
  initial: [],
  evolve: (concerns, event: RecordedOf<ChildConcernEvent>) =>
    HEARD.has(event.name) ? foldConcerns(concerns, event) : concerns,
  decide,
};

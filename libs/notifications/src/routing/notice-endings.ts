import { uuidV5 } from '@samsyn/event-store';
import type { Recorded } from '@samsyn/kernel';
import { branches, called, ownBranch, person, whoActed, type Recipients } from './recipients';
import { OF_OPERATION, type WordCode } from '@samsyn/presentation';

/** Namespace of the things that messages are about: the outbox has no id of the log. */
const THINGS = '0f1f4f5e-0c0f-5f39-9a3e-5a1f6f0b8d21';
/** Fields in which an entry points at what it is about. */
const POINTERS = ['action', 'referral', 'concern', 'swap', 'checkIn', 'incident'];
const ADVICE_STREAMS = 'planning.advice';

const operationThing = (operationId: string): string => uuidV5(THINGS, `operation ${operationId}`);

/** What a message by that word about the event is about: another one about the same may take its place, or end it. */
export function thingOf({ id, stream, operationId, data }: Recorded, word: WordCode): string {
  if (operationId !== null && OF_OPERATION.includes(word)) return operationThing(operationId);
  const facts = data as Readonly<Record<string, unknown>>;
  const pointer = POINTERS.map((field) => facts[field]).find((value) => typeof value === 'string');
  return uuidV5(THINGS, `entry ${pointer ?? (stream.startsWith(ADVICE_STREAMS) ? stream : id)}`);
}

interface Ending {
  /** Every word where absent. */
  readonly words?: readonly WordCode[];
  /** Everybody who was told where absent. */
  readonly whose?: Recipients;
  /** Only after some of these events. */
  readonly when?: (data: Readonly<Record<string, unknown>>) => boolean;
}

const ended: readonly Ending[] = [{}];
const call = (whose?: Recipients): readonly Ending[] => [{ words: ['call'], ...(whose && { whose }) }];
const invitation = (whose: Recipients): readonly Ending[] => [{ words: ['invitation'], whose }];

/**
 * Events after which a message that waits has become pointless.
 * @rule message-dropped: A message that has not been sent is dropped when what it tells of has ended.
 * @source ADR 0026; ADR 0038
 * @proof what a message tells of › drops it where it has ended
 */
export const NOTICE_ENDINGS: Readonly<Record<string, readonly Ending[]>> = {
  CoordinatorAccepted: call(whoActed),
  CoordinatorDeclined: call(whoActed),
  CallExpired: call(person('to')),
  // Where the operation was moved, the coordinator is called anew before the former call is withdrawn.
  CallWithdrawn: [{ words: ['call'], whose: called, when: ({ reason }) => reason !== 'rescheduled' }],
  AgencyConfirmed: invitation(ownBranch),
  AgencyDeclined: invitation(ownBranch),
  InvitationWithdrawn: invitation(branches('agencies')),
  OperationCancelled: [{ words: OF_OPERATION }],
  ConductEnded: [{ words: OF_OPERATION }],
  AdviceGiven: ended,
  AdviceRequestWithdrawn: ended,
  AdviceUnanswered: ended,
  OnCallShiftSwapped: ended,
  OnCallSwapDeclined: ended,
  OnCallSwapWithdrawn: ended,
  OnCallSwapExpired: ended,
  ReferralAccepted: ended,
  ReferralRefused: ended,
  ReferralCompleted: ended,
  ReferralWithdrawn: ended,
  ChildConcernAcknowledged: ended,
  ActionCompleted: ended,
  ActionDropped: ended,
  CampaignActionCompleted: ended,
  CampaignActionDropped: ended,
  SafetyCheckedIn: ended,
  SafetyAlarmHandled: ended,
  SafetyCheckInEnded: ended,
  IncidentClosed: ended,
};

import type { Instant } from '@samsyn/kernel';
import {
  EntryIndex,
  OF_PHASES,
  OF_PLAN_HEAD,
  phaseOf,
  outlineIn,
  type ViewedEntry,
  type ViewedOperation,
} from '@samsyn/operations/contract';
import type { OperationSummary } from './operations.schema';

/** Entries that say until when an answer is wanted, by an invitation or a call. */
const ASKING: readonly string[] = [
  'AgencyInvited',
  'InvitationRenewed',
  'InvitationReminded',
  'InvitationExpired',
  'CoordinatorCalled',
  'CallEscalated',
];

/** The entries that an operation is summed up from, in order of recording. */
export type Entries = Pick<EntryIndex<ViewedEntry>, 'count' | 'latest' | 'of'>;

export function summaryFrom(
  {
    operationId,
    relation,
    leadingBranch,
  }: Omit<ViewedOperation, 'entries' | 'ownBranchAnswered' | 'textsWithoutSender'>,
  entries: Entries,
): OperationSummary {
  const phase = phaseOf(entries.of(...OF_PHASES));
  const { latest } = entries;
  return {
    id: operationId,
    relation,
    ...(leadingBranch === undefined ? {} : { leadingBranch }),
    ...outlineIn(entries.of(...OF_PLAN_HEAD)),
    ...(relation === 'invited' || relation === 'called' ? answerBy(entries.of(...ASKING)) : {}),
    ...(phase === undefined ? {} : { phase }),
    entries: entries.count,
    ...(latest === undefined ? {} : { latestEntry: latest.entry.id }),
  };
}

function answerBy(entries: readonly ViewedEntry[]): { answerBy?: Instant } {
  const asked = entries.findLast(({ data }) => typeof data.answerBy === 'string');
  return asked ? { answerBy: asked.data.answerBy as Instant } : {};
}

import {
  BranchText,
  Count,
  defineEvent,
  defineMatterEvent,
  field,
  InstantText,
  Uuid,
} from '@samsyn/event-store';
import Type, { type TSchema } from 'typebox';

const owned = { service: 'conducting', audience: 'owner', sealedFor: 'subject' } as const;
/** The branch that has not answered is reminded by the entry itself. */
const toWhomItConcerns = { service: 'conducting', audience: 'encounter-owner', names: 'to' } as const;
const own = <S extends TSchema>(schema: S) => field(schema, 'social-services');
/** `times` counts the reminders of one referral or concern from 1. */
const times = { to: own(BranchText), times: own(Count) };

export const FollowUpReminded = defineEvent({
  ...owned,
  name: 'FollowUpReminded',
  fields: { followUp: own(Count), at: own(InstantText) },
});
export const ReferralReminded = defineMatterEvent({
  ...toWhomItConcerns,
  matter: 'referral',
  name: 'ReferralReminded',
  fields: { referral: own(Uuid), ...times },
});
/** `escalated`: the supervisors of the holder's branch are notified too. */
export const ChildConcernReminded = defineMatterEvent({
  ...toWhomItConcerns,
  matter: 'concern',
  name: 'ChildConcernReminded',
  fields: { concern: own(Uuid), ...times, escalated: own(Type.Boolean()) },
});
/** Nobody reached her in time. `since`: what she said yes to, or left open; `due`: by when. */
export const SupportContactOverdue = defineEvent({
  ...owned,
  name: 'SupportContactOverdue',
  fields: { since: own(InstantText), due: own(InstantText) },
});

export const reminderEvents = [
  FollowUpReminded,
  ReferralReminded,
  ChildConcernReminded,
  SupportContactOverdue,
] as const;

import { DomainError, type Intent } from '@samsyn/kernel';
import {
  mustBeOnCallRole,
  type Availability,
  type AvailabilityMode,
  type WeeklyWindow,
} from '../availability';
import type { AvailabilityEvent } from '../availability.events';

export interface PublishHours {
  readonly kind: 'PublishHours';
  readonly windows: readonly WeeklyWindow[];
  readonly mode: AvailabilityMode;
}
export interface WithdrawHours {
  readonly kind: 'WithdrawHours';
}

/** @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.WINDOW_EMPTY` (invalid): a window that ends when it begins */
export function decidePublishing(
  { windows: published, mode }: PublishHours,
  { hours }: Availability,
  { actor }: Intent,
): readonly AvailabilityEvent[] {
  mustBeOnCallRole(actor);
  if (published.some(({ from, to }) => from === to))
    throw new DomainError('AVAILABILITY.WINDOW_EMPTY', {}, 'invalid');
  const windows = published.map(({ weekdays, from, to }) => ({ weekdays: [...weekdays], from, to }));
  const data = { windows, mode, regions: [...actor.regions] };
  const isSame =
    hours?.mode === mode &&
    JSON.stringify([hours.windows, hours.regions]) === JSON.stringify([windows, data.regions]);
  return isSame ? [] : [{ name: 'AvailabilityPublished', data }];
}

/** The hours; shifts stay. @throws DomainError `ACCESS.NOT_YOURS` */
export function decideWithdrawal(
  _: WithdrawHours,
  { hours }: Availability,
  { actor }: Intent,
): readonly AvailabilityEvent[] {
  mustBeOnCallRole(actor);
  return hours ? [{ name: 'AvailabilityWithdrawn', data: {} }] : [];
}

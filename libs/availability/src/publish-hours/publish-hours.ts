import { type CommandMetadata, definedFields } from '@samsyn/kernel';
import {
  hoursOf,
  mustBeHours,
  mustBeOnCallRole,
  mustBePeriod,
  type Availability,
  type AvailabilityMode,
  type PublishedHours,
  type Validity,
  type WeeklyWindow,
} from '../availability';
import type { HoursEvent } from '../availability.events';

export interface PublishHours extends Validity {
  readonly kind: 'PublishHours';
  readonly windows: readonly WeeklyWindow[];
  readonly mode: AvailabilityMode;
}
export interface WithdrawHours {
  readonly kind: 'WithdrawHours';
}

const contentOf = ({ windows, mode, regions, validFrom, validUntil }: PublishedHours): string =>
  JSON.stringify([windows, mode, regions, validFrom, validUntil]);

/**
 * Several may stand side by side, each with its days; where they meet, the one published last holds.
 * @throws DomainError `ACCESS.NOT_YOURS`, as mustBeHours and mustBePeriod
 */
export function decidePublishing(
  { windows: published, mode, validFrom, validUntil }: PublishHours,
  state: Availability,
  { actor }: CommandMetadata,
): readonly HoursEvent[] {
  mustBeOnCallRole(actor);
  for (const window of published) mustBeHours(window);
  mustBePeriod(validFrom, validUntil);
  const windows = published.map(({ weekdays, ...hours }) => ({ weekdays: [...weekdays], ...hoursOf(hours) }));
  const data = { windows, mode, regions: [...actor.regions], ...definedFields({ validFrom, validUntil }) };
  const latest = state.published.at(-1);
  return latest && contentOf(latest) === contentOf(data) ? [] : [{ name: 'AvailabilityPublished', data }];
}

/** All published hours; exceptions and shifts stay. @throws DomainError `ACCESS.NOT_YOURS` */
export function decideWithdrawal(
  _: WithdrawHours,
  { published }: Availability,
  { actor }: CommandMetadata,
): readonly HoursEvent[] {
  mustBeOnCallRole(actor);
  return published.length > 0 ? [{ name: 'AvailabilityWithdrawn', data: {} }] : [];
}

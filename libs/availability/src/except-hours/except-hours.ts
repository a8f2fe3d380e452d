import {
  definedFields,
  DomainError,
  msBetween,
  unknownTo,
  type CommandMetadata,
  type PersonRef,
} from '@samsyn/kernel';
import { canBeCalled } from '@samsyn/kinds';
import {
  hoursOf,
  mustBeHours,
  mustBeOnCallRole,
  mustBePeriod,
  type Availability,
  type AvailabilityMode,
  type ExceptionReason,
  type Hours,
  type HoursException,
} from '../availability';
import type { HoursEvent } from '../availability.events';

/** Whose hours they are, and whose stream. */
interface OfPerson {
  readonly who: PersonRef;
}
export interface ExceptHours extends OfPerson {
  readonly kind: 'ExceptHours';
  readonly firstDay: string;
  readonly lastDay: string;
  /** None: the person is away. */
  readonly hours: readonly Hours[];
  readonly mode?: AvailabilityMode;
  /** Those the person is employed for. */
  readonly regions: readonly string[];
  readonly reason: ExceptionReason;
}
export interface WithdrawException extends OfPerson {
  readonly kind: 'WithdrawException';
  readonly exception: string;
}

const DAY_MS = 86_400_000;
/** Longer than a year off duty is another employment: then hours are withdrawn. */
const MAX_DAYS = 366;
const instantOfDay = (day: string): string => `${day}T00:00:00.000Z`;

/**
 * The actor's own, or a colleague's by a supervisor of the branch: a person who is ill cannot do it.
 * @throws DomainError `ACCESS.NOT_YOURS`
 */
function mustTellOf({ who }: OfPerson, { actor }: CommandMetadata): void {
  if (who.person === actor.person) return mustBeOnCallRole(actor);
  if (who.branch === actor.branch && actor.role === 'supervisor') return undefined;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'supervisor' }, 'forbidden');
}

const contentOf = ({ firstDay, lastDay, hours, mode, regions, reason }: Omit<HoursException, 'exception'>) =>
  JSON.stringify([firstDay, lastDay, hours, mode, regions, reason]);

/**
 * @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY.NOT_A_COORDINATOR`, `AVAILABILITY.PERIOD_TOO_LONG` (invalid), as
 * mustBeHours and mustBePeriod
 */
export function decideException(
  command: ExceptHours,
  { exceptions }: Availability,
  metadata: CommandMetadata,
): readonly HoursEvent[] {
  mustTellOf(command, metadata);
  const { who, firstDay, lastDay, mode, reason } = command;
  if (!canBeCalled(who)) throw new DomainError('AVAILABILITY.NOT_A_COORDINATOR', {}, 'invalid');
  mustBePeriod(firstDay, lastDay);
  if (msBetween(instantOfDay(firstDay), instantOfDay(lastDay)) >= MAX_DAYS * DAY_MS)
    throw new DomainError('AVAILABILITY.PERIOD_TOO_LONG', { mostDays: MAX_DAYS }, 'invalid');
  for (const hours of command.hours) mustBeHours(hours);
  const data = {
    ...{ exception: metadata.newId, firstDay, lastDay, hours: command.hours.map(hoursOf), reason },
    ...{ regions: [...command.regions], ...definedFields({ mode }) },
  };
  const latest = exceptions.at(-1);
  if (latest && contentOf(latest) === contentOf(data)) return [];
  return [{ name: 'AvailabilityExceptionPublished', data }];
}

/** @throws DomainError `ACCESS.NOT_YOURS`, `AVAILABILITY_EXCEPTION.UNKNOWN` (unknown) */
export function decideExceptionWithdrawal(
  command: WithdrawException,
  { exceptions, withdrawnExceptions }: Availability,
  metadata: CommandMetadata,
): readonly HoursEvent[] {
  mustTellOf(command, metadata);
  const { exception } = command;
  if (withdrawnExceptions.has(exception)) return [];
  if (!exceptions.some((known) => known.exception === exception)) throw unknownTo('AVAILABILITY_EXCEPTION');
  return [{ name: 'AvailabilityExceptionWithdrawn', data: { exception } }];
}

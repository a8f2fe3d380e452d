import { stockholmDay, type Instant, type Json } from '@samsyn/kernel';
import { workingDayAfter } from './working-days';

/**
 * Somebody was met where no coordinator was.
 * @rule contact-person-met: A person met without a coordinator is reached by the coordinators of the region
 *   by the end of the next working day.
 * @source domain: The encounter; lag (1989:253); ADR 0034
 * @proof whoever was met without a coordinator › is to be reached by the next working day
 */
const WORKING_DAYS = 1;

/** A `PersonMetWithoutCoordinator` as its viewer sees it, with its corrections. */
export interface PersonMetReport {
  readonly id: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly facts: Readonly<Record<string, Json | undefined>>;
}

/** By when the person is to be reached: reported after that day, it is the next working day from then. */
export function contactDueOn({ at, recordedAt }: Pick<PersonMetReport, 'at' | 'recordedAt'>): string {
  const [due, recordedOn] = [workingDayAfter(stockholmDay(at), WORKING_DAYS), stockholmDay(recordedAt)];
  return recordedOn > due ? workingDayAfter(recordedOn, WORKING_DAYS) : due;
}

/**
 * Persons whom the coordinators of the region are still to reach: as many as were met, without those for whom
 * an encounter was opened since. A person who said that nobody is to contact them is not counted.
 * `encounters`: by the entry.
 */
export const personsToContact = <Report extends PersonMetReport>(
  entries: readonly Report[],
  encounters: ReadonlyMap<string, readonly string[]>,
): readonly { readonly report: Report; readonly due: string }[] =>
  entries
    .filter(({ id, facts: { count, consentToContact } }) => {
      const opened = encounters.get(id)?.length ?? 0;
      return consentToContact !== false && opened < (typeof count === 'number' ? count : 1);
    })
    .map((report) => ({ report, due: contactDueOn(report) }));

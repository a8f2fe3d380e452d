import { stockholmDay, workingDayAfter, type Instant, type Json } from '@samsyn/kernel';
import { CLOCK_RULES } from '../../encounter/clocks/clock-rules';

/** A `PersonMetWithoutCoordinator` as somebody sees it, with its corrections. */
export interface PersonMetTold {
  readonly id: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly facts: Readonly<Record<string, Json | undefined>>;
}

/** The day by which the person is to be reached: told only after that day, it is the next working day from then. */
export function contactDueOn({ at, recordedAt }: Pick<PersonMetTold, 'at' | 'recordedAt'>): string {
  const { workingDays } = CLOCK_RULES.personMet;
  const [due, toldOn] = [workingDayAfter(stockholmDay(at), workingDays), stockholmDay(recordedAt)];
  return toldOn > due ? workingDayAfter(toldOn, workingDays) : due;
}

/**
 * Persons whom the coordinators of the region are still to reach: as many as were met, without those for whom an
 * encounter was opened since. Who said that nobody is to contact them is nobody's task. `encounters`: by the entry.
 */
export const personsToContact = <Told extends PersonMetTold>(
  entries: readonly Told[],
  encounters: ReadonlyMap<string, readonly string[]>,
): readonly { readonly told: Told; readonly due: string }[] =>
  entries
    .filter(({ id, facts: { count, consentToContact } }) => {
      const opened = encounters.get(id)?.length ?? 0;
      return consentToContact !== false && opened < (typeof count === 'number' ? count : 1);
    })
    .map((told) => ({ told, due: contactDueOn(told) }));

import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { Directory, type Person } from '@samsyn/identity';
import type { Actor, RecordedOf } from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import { evolveAvailability, noAvailability, type Availability, type Shift } from '../availability';
import { availabilityStream, type HoursEvent } from '../availability.events';
import { AvailabilityProjection } from '../availability.projection';
import { DutyRoster } from '../duty-roster.port';
import { dutyHours } from './duty-hours';
import { overlapsAmong } from './overlaps';
import type { Interval, RosterInterval, PersonRoster, BranchRota, SwapShown } from '../rosters.schema';

const SWAPS_LISTED = 100;

/** Hours, shifts and swaps as shown to the persons whose they are. */
@Injectable()
export class Rosters extends DutyRoster {
  constructor(
    private readonly availability: AvailabilityProjection,
    private readonly directory: Directory,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {
    super();
  }

  hoursOf(person: string, from: string, to: string): readonly RosterInterval[] {
    return dutyHours(this.availability.schedule(person), { from, to });
  }

  shiftsOf(person: string, from: string, to: string): readonly RosterInterval[] {
    return this.availability
      .shiftsOf(person, from, to)
      .map(({ from: begins, to: ends, mode, covers }) => ({ from: begins, to: ends, mode, regions: covers }));
  }

  /** With the reasons of exceptions: for the person's own branch alone. */
  async ofPerson({ person, handle }: Person, { from, to }: Interval): Promise<PersonRoster> {
    const state = await this.recorded(person);
    const shifts = this.availability.shiftsOf(person, from, to).map((one) => withId(one));
    return {
      ...{ handle, from, to, published: state.published, exceptions: state.exceptions },
      ...{ hours: dutyHours(state, { from, to }), shifts },
    };
  }

  /** The shifts that persons of the actor's branch hold, and who of them is on call twice at once. */
  ofBranch({ branch }: Actor, { from, to }: Interval): BranchRota {
    const held = this.availability.shifts(from, to);
    const persons = this.directory.persons().filter((person) => person.branch === branch);
    const shifts = persons.flatMap(({ person, handle }) =>
      (held.get(person) ?? []).map((one) => ({ ...withId(one), handle })),
    );
    const overlaps = persons.flatMap(({ person, handle }) => overlapsAmong(handle, held.get(person) ?? []));
    return { from, to, shifts: shifts.sort((a, b) => (a.from < b.from ? -1 : 1)), overlaps };
  }

  /** The latest that the person proposed or was asked for. */
  swapsOf({ person }: Actor): readonly SwapShown[] {
    const handle = (of: string): string => this.directory.byPerson(of)?.handle ?? '';
    return this.availability.swapsOf(person, SWAPS_LISTED).map(({ swap, giver, with: other, ...rest }) => ({
      id: swap,
      relation: giver === person ? ('proposed-by-you' as const) : ('asked-of-you' as const),
      giver: handle(giver),
      with: handle(other),
      ...rest,
    }));
  }

  /** Straight from the log, where reasons can be opened. */
  private async recorded(person: string): Promise<Availability> {
    const stored = await this.store.readStream(availabilityStream(person));
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<HoursEvent>[];
    return events.reduce(evolveAvailability, noAvailability);
  }
}

const withId = ({ shift, from, to, mode, covers }: Shift & { readonly shift: string }) => ({
  ...{ shift, from, to, mode, covers },
});

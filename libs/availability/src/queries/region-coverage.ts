import { Injectable } from '@nestjs/common';
import { Directory, type Person } from '@samsyn/identity';
import { type Branch } from '@samsyn/kernel';
import { isEmergencyBranch } from '@samsyn/kinds';
import { noSchedule } from '../availability';
import { AvailabilityProjection } from '../availability.projection';
import { coverageOf, dutyHours, gapsIn } from './duty-hours';
import { overlapsAmong } from './overlaps';
import type { Asked } from './ranking';
import type { RegionCoverage } from '../rosters.schema';

/** A longer time is asked for in parts. */
export const MAX_COVERAGE_MS = 62 * 24 * 60 * 60_000;

/** When nobody is there for a region: the question behind every rota. */
@Injectable()
export class RegionCoverages {
  constructor(
    private readonly availability: AvailabilityProjection,
    private readonly directory: Directory,
  ) {}

  of(asked: Asked, asking: Branch): RegionCoverage {
    const { region, from, to } = asked;
    const schedules = this.availability.schedules();
    const shifts = this.availability.shifts(from, to);
    const onCall = ({ person }: Person) =>
      (shifts.get(person) ?? []).filter(({ covers }) => covers.includes(region));
    const onDuty = ({ person }: Person) =>
      dutyHours(schedules.get(person) ?? noSchedule, asked).filter(({ regions }) => regions.includes(region));
    const persons = this.directory.persons().filter(({ active }) => active);
    const coordinators = persons.filter(({ role }) => role === 'coordinator');
    const emergency = persons.filter(({ branch }) => isEmergencyBranch(branch));
    const calls = coordinators.flatMap(onCall);
    const relief = emergency.flatMap((person) => [...onCall(person), ...onDuty(person)]);
    return {
      ...{ region, from, to },
      gaps: gapsIn(asked, [...calls, ...coordinators.flatMap(onDuty)]).map((gap) => ({
        ...gap,
        emergencyService: coverageOf(gap, relief),
      })),
      withoutOnCall: gapsIn(asked, calls),
      overlaps: persons
        .filter(({ branch }) => branch === asking)
        .flatMap(({ person, handle }) => overlapsAmong(handle, shifts.get(person) ?? [])),
    };
  }
}

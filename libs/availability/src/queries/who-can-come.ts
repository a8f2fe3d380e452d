import { Injectable } from '@nestjs/common';
import { Directory, type Person } from '@samsyn/identity';
import { plusMs } from '@samsyn/kernel';
import type { WhoCanBeCalled } from '@samsyn/planning/contract';
import { canBeCalled } from '@samsyn/kinds';
import { AvailabilityProjection } from '../availability.projection';
import { noSchedule } from '../availability';
import { ranked, type Asked } from './ranking';
import { reasonOf } from './reasons';
import type { WhoCanComeAnswer } from '../rosters.schema';

/** A longer time says nothing about who can come to a visit. */
export const MAX_ASKED_MS = 31 * 24 * 60 * 60_000;

const isCandidate = (person: Person): boolean => person.active && canBeCalled(person);

/** Coordinators, and the emergency service last, ranked for one region and time. */
@Injectable()
export class WhoCanCome implements WhoCanBeCalled {
  constructor(
    private readonly availability: AvailabilityProjection,
    private readonly directory: Directory,
  ) {}

  /** `operationId`: accepted calls of it are no other assignment. `among`: whom the asker may find. */
  ask(asked: Asked, among: (person: Person) => boolean, operationId?: string): WhoCanComeAnswer {
    const { region, from } = asked;
    const to = asked.to < plusMs(from, MAX_ASKED_MS) ? asked.to : plusMs(from, MAX_ASKED_MS);
    const schedules = this.availability.schedules();
    const shifts = this.availability.shifts(from, to);
    const engaged = this.availability.engaged(from, to, operationId);
    const candidates = this.directory
      .persons()
      .filter((person) => isCandidate(person) && among(person))
      .map(({ handle, person, branch, role, regions }) => ({
        ...{ handle, branch, role, regions },
        ...{ schedule: schedules.get(person) ?? noSchedule, shifts: shifts.get(person) ?? [] },
        engaged: engaged.has(person),
      }));
    const persons = ranked(candidates, { region, from, to }).map(({ candidate, mode, reasons }) => ({
      handle: candidate.handle,
      branch: candidate.branch,
      role: candidate.role,
      regions: candidate.regions,
      ...(mode === undefined ? {} : { mode }),
      reasons: reasons.map(reasonOf),
    }));
    return { region, from, to, persons };
  }
}

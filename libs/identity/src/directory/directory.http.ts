import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { type Actor } from '@samsyn/kernel';
import { Answers, Documented, HttpProblem, Text } from '@samsyn/web';
import { ADMINISTRATOR, COORDINATOR, FACILITATOR, scopeOf } from '../register/roles';
import { AllowRoles, AlsoForAdministrators, CurrentActor, documentedFor } from '../tokens/auth.guard';
import { Directory } from './directory';
import { detailsOf } from './person-details.http';
import type { Person } from './person';
import {
  branchEntry,
  branchList,
  directory as directorySchema,
  personList,
  regionEntry,
  regionList,
  type RegionEntry,
  type PersonView,
  type AdministeredPersonView,
  type BranchEntry,
} from './directory.schema';

const MAX_NAME = 200;
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HANDLE = /^[A-Za-z0-9._-]{1,64}$/;
const MAX_CODE = 64;

class BranchDto {
  @Text({
    max: MAX_NAME,
    optional: true,
    example: 'Gränspolisen',
    description: 'Name of the branch in Swedish.',
  })
  sv?: string;
  @Text({
    max: MAX_NAME,
    optional: true,
    example: 'Border police',
    description: 'Name of the branch in English.',
  })
  en?: string;
  @Text({
    max: MAX_NAME,
    optional: true,
    example: 'Polismyndigheten',
    description: 'Name of the agency in Swedish.',
  })
  agencySv?: string;
  @Text({
    max: MAX_NAME,
    optional: true,
    example: 'Police Authority',
    description: 'Name of the agency in English.',
  })
  agencyEn?: string;
}

class RegionDto {
  @Text({ max: MAX_NAME, optional: true, example: 'Öst', description: 'Name of the region in Swedish.' })
  sv?: string;
  @Text({ max: MAX_NAME, optional: true, example: 'East', description: 'Name of the region in English.' })
  en?: string;
}

const branchView = ({ branch, sv, en, agency }: BranchEntry): BranchEntry => ({ branch, sv, en, agency });
const personView = ({ handle, branch, role, regions }: Person): PersonView => ({
  handle,
  branch,
  role,
  regions,
});
/** With name, title and telephone: for the person's own branch and administrators. */
const describedView = (person: Person): PersonView => ({ ...personView(person), ...detailsOf(person) });
export const administeredView = (person: Person): AdministeredPersonView => ({
  ...describedView(person),
  subject: person.subject,
  active: person.active,
});

/**
 * Whom the actor may find by name: the own branch and facilitators, whom any participant may name (ADR 0039);
 * for a coordinator also coordinators of other offices, to whom an encounter or a shift goes (ADR 0036);
 * everyone where the role calls and invites others.
 */
export function personsFor(actor: Actor, directory: Directory): readonly Person[] {
  const active = directory.persons().filter((person) => person.active);
  const scope = scopeOf(actor.role);
  if (scope === 'everyone') return active.filter(({ role }) => role !== ADMINISTRATOR);
  return active.filter(
    ({ branch, role }) =>
      branch === actor.branch || role === FACILITATOR || (scope === 'coordinators' && role === COORDINATOR),
  );
}

@AlsoForAdministrators()
@Documented((api) => api.ApiTags('directory'))
@Controller('directory')
export class DirectoryController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get()
  @documentedFor(
    'readDirectory',
    'everyone; of other branches operation leaders find everyone, coordinators the coordinators, all the facilitators',
    'Branches and regions with their names, and the persons whom the caller may call, invite or hand over to.',
  )
  @Answers('The directory.', directorySchema)
  read(@CurrentActor() actor: Actor): {
    branches: BranchEntry[];
    regions: readonly RegionEntry[];
    persons: PersonView[];
  } {
    return {
      branches: this.directory.branches().map(branchView),
      regions: this.directory.regions(),
      persons: personsFor(actor, this.directory).map((person) =>
        person.branch === actor.branch ? describedView(person) : personView(person),
      ),
    };
  }
}

@AllowRoles(ADMINISTRATOR)
@Documented((api) => api.ApiTags('administration'))
@Controller('admin')
export class AdministrationController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get('agencies')
  @documentedFor('listBranches', 'administrators', 'Every agency with its branches.')
  @Answers('The branches.', branchList)
  agencies(): { branches: BranchEntry[] } {
    return { branches: this.directory.branches().map(branchView) };
  }

  @Put('agencies/:agency/branches/:branch')
  @documentedFor(
    'registerBranch',
    'administrators',
    'Registers a branch, and its agency where that is new, or gives them other names.',
  )
  @Answers('The branch as it is now.', branchEntry)
  registerBranch(
    @Param('agency') agency: string,
    @Param('branch') branch: string,
    @Body() { sv, en, agencySv, agencyEn }: BranchDto,
    @CurrentActor() actor: Actor,
  ): BranchEntry {
    const code = `${codeIn(agency, 'agency')}/${codeIn(branch, 'branch')}`;
    const names = { ...present({ sv, en }), agency: present({ sv: agencySv, en: agencyEn }) };
    return branchView(this.directory.registerBranch(code, names, actor.person));
  }

  @Get('regions')
  @documentedFor('listRegions', 'administrators', 'Every region with its names.')
  @Answers('The regions.', regionList)
  regions(): { regions: readonly RegionEntry[] } {
    return { regions: this.directory.regions() };
  }

  @Put('regions/:region')
  @documentedFor('registerRegion', 'administrators', 'Registers a region, or gives it other names.')
  @Answers('The region as it is now.', regionEntry)
  registerRegion(
    @Param('region') region: string,
    @Body() { sv, en }: RegionDto,
    @CurrentActor() actor: Actor,
  ): RegionEntry {
    return this.directory.registerRegion(codeIn(region, 'region'), present({ sv, en }), actor.person);
  }

  @Get('persons')
  @documentedFor('listPersons', 'administrators', 'Every person, the inactive too.')
  @Answers('The persons.', personList)
  persons(): { persons: AdministeredPersonView[] } {
    return { persons: this.directory.persons().map(administeredView) };
  }
}

const present = <T extends Record<string, string | undefined>>(values: T): { [Key in keyof T]?: string } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: string;
  };

export function codeIn(value: string, name: string): string {
  if (value.length > MAX_CODE || !CODE.test(value)) throw invalidPath(name, 'slug');
  return value;
}

export function handleIn(value: string): string {
  if (!HANDLE.test(value)) throw invalidPath('handle', 'person-handle');
  return value;
}

const invalidPath = (name: string, rule: string): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path: `/${name}`, rule }] });

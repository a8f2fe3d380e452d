import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import type { Actor } from '@samsyn/kernel';
import { BranchCode, Documented, HttpProblem, items, ListOf, Slug, Text } from '@samsyn/web';
import { ADMINISTRATOR, reachOf } from '../register/roles';
import { AllowRoles, CurrentActor, documentedFor } from '../tokens/auth.guard';
import { Directory } from './directory';
import type { BranchEntry, Person } from './person';

const MAX_REGIONS = 25;
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

class PersonDto {
  @BranchCode({ description: 'The branch that the person works for; it must be registered.' })
  branch: string;
  @Slug({
    example: 'coordinator',
    description: 'What the person does; roles without a known code see as any other.',
  })
  role: string;
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_REGIONS,
    optional: true,
    example: ['syd'],
    description: 'Regions of the person; none where absent.',
  })
  regions?: string[];
  @Text({
    max: 255,
    optional: true,
    example: 'coordB',
    description: '`sub` of the person’s tokens, where the issuer does not use the handle.',
  })
  subject?: string;
}

export interface BranchView {
  readonly branch: string;
  readonly sv: string;
  readonly en: string;
  readonly agency: { readonly code: string; readonly sv: string; readonly en: string };
}

export interface PersonView {
  readonly handle: string;
  readonly branch: string;
  readonly role: string;
  readonly regions: readonly string[];
}

export interface AdministeredPersonView extends PersonView {
  readonly subject: string;
  readonly active: boolean;
}

const branchView = ({ branch, sv, en, agency }: BranchEntry): BranchView => ({ branch, sv, en, agency });
const personView = ({ handle, branch, role, regions }: Person): PersonView => ({
  handle,
  branch,
  role,
  regions,
});
const administeredView = (person: Person): AdministeredPersonView => ({
  ...personView(person),
  subject: person.subject,
  active: person.active,
});

/** Whom the actor may find by name: her own branch, and everyone where her role calls and invites others. */
export function personsFor(actor: Actor, directory: Directory): readonly Person[] {
  if (reachOf(actor.role) === 'own-branch') return directory.personsOf(actor.branch);
  return directory.persons().filter(({ active, role }) => active && role !== ADMINISTRATOR);
}

@Documented((api) => api.ApiTags('directory'))
@Controller('directory')
export class DirectoryController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get()
  @documentedFor(
    'everyone; persons of other branches are listed to operation leaders only',
    'Branches with their names, and the persons whom the caller may call, invite or hand over to.',
  )
  read(@CurrentActor() actor: Actor): { branches: BranchView[]; persons: PersonView[] } {
    return {
      branches: this.directory.branches().map(branchView),
      persons: personsFor(actor, this.directory).map(personView),
    };
  }
}

@AllowRoles(ADMINISTRATOR)
@Documented((api) => api.ApiTags('administration'))
@Controller('admin')
export class AdministrationController {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  @Get('agencies')
  @documentedFor('administrators', 'Every agency with its branches.')
  agencies(): { branches: BranchView[] } {
    return { branches: this.directory.branches().map(branchView) };
  }

  @Put('agencies/:agency/branches/:branch')
  @documentedFor(
    'administrators',
    'Registers a branch, and its agency where that is new, or gives them other names.',
  )
  registerBranch(
    @Param('agency') agency: string,
    @Param('branch') branch: string,
    @Body() { sv, en, agencySv, agencyEn }: BranchDto,
    @CurrentActor() actor: Actor,
  ): BranchView {
    const code = `${codeIn(agency, 'agency')}/${codeIn(branch, 'branch')}`;
    const names = { ...present({ sv, en }), agency: present({ sv: agencySv, en: agencyEn }) };
    return branchView(this.directory.registerBranch(code, names, actor.person));
  }

  @Get('persons')
  @documentedFor('administrators', 'Every person, the inactive too.')
  persons(): { persons: AdministeredPersonView[] } {
    return { persons: this.directory.persons().map(administeredView) };
  }

  @Put('persons/:handle')
  @documentedFor('administrators', 'Registers a person, or changes and reactivates one.')
  registerPerson(
    @Param('handle') handle: string,
    @Body() { branch, role, regions = [], subject }: PersonDto,
    @CurrentActor() actor: Actor,
  ): AdministeredPersonView {
    if (!HANDLE.test(handle)) throw invalidPath('handle', 'person-handle');
    const entry = { branch, role, regions, ...present({ subject }) };
    return administeredView(this.directory.registerPerson(handle, entry, actor.person));
  }

  @Delete('persons/:handle')
  @documentedFor('administrators', 'Deactivates a person: her tokens count for nothing from now on.')
  deactivate(@Param('handle') handle: string, @CurrentActor() actor: Actor): AdministeredPersonView {
    return administeredView(this.directory.deactivate(handle, actor.person));
  }
}

const present = <T extends Record<string, string | undefined>>(values: T): { [Key in keyof T]?: string } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: string;
  };

function codeIn(value: string, name: string): string {
  if (value.length > MAX_CODE || !CODE.test(value)) throw invalidPath(name, 'slug');
  return value;
}

const invalidPath = (name: string, rule: string): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path: `/${name}`, rule }] });

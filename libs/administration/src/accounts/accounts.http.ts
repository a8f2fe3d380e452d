import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Headers, HttpStatus, Inject, Param, Put, Res } from '@nestjs/common';
import {
  ADMINISTRATOR,
  administeredView,
  AllowRoles,
  changedPerson,
  branchSplit,
  codeIn,
  Directory,
  documentedFor,
  handleIn,
  warningsOfLeaving,
  type BranchSplit,
  type ChangedPersonView,
} from '@samsyn/identity';
import { DomainError } from '@samsyn/kernel';
import {
  answeredWarnings,
  Answers,
  AskedBy,
  Documented,
  FactDto,
  languageOf,
  OpaqueToken,
  sealedPosition,
  type Asked,
} from '@samsyn/web';
import type { FastifyReply } from 'fastify';
import { Approvals } from '../approvals/queries/approvals';
import { proposedChange, type ProposedView } from '../approvals/approvals.schema';
import { ChangeBranches, type AskedChange } from '../changes/change-branches.handler';
import type { ProposedContent } from '../changes/proposed-content.handler';
import { PersonDto, SplitDto } from './accounts.dto';

type Languages = Readonly<{ 'accept-language'?: string }>;
const WAITS = 'It waits for a second person: `POST /approvals/{id}/approve`. Nothing has changed yet.';
const MAY_WAIT =
  'Where it gives somebody sight of operations or takes it from others, a second person has to approve it (202).';
const waits = () => Answers(WAITS, proposedChange, { status: 202 });

/** Accounts, and branches that are split: what an administrator asks for, and a second person approves. */
@AllowRoles(ADMINISTRATOR)
@Documented((api) => api.ApiTags('administration'))
@Controller('admin')
export class AccountsController {
  constructor(
    private readonly changes: ChangeBranches,
    private readonly approvals: Approvals,
    private readonly tokens: OpaqueToken,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  @Put('persons/:handle')
  @documentedFor(
    'registerPerson',
    'administrators',
    `Registers a person, or changes and reactivates one. ${MAY_WAIT}`,
  )
  @Answers('The person as the register has it now.', changedPerson)
  @waits()
  async registerPerson(
    @Param('handle') givenHandle: string,
    @Body() body: PersonDto,
    @AskedBy() asked: Asked,
    @Headers() headers: Languages,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedPersonView | ProposedView> {
    const handle = handleIn(givenHandle);
    const { branch, role, newRole = false, regions = [], subject, seesPast = false } = body;
    if (!newRole && !this.directory.knowsRole(role))
      throw new DomainError('IDENTITY.ROLE_UNKNOWN', {}, 'invalid');
    const named = { branch, role, regions, ...(subject === undefined ? {} : { subject }) };
    const entry = { ...named, subject: this.directory.subjectFor(handle, named) };
    const person = this.directory.byHandle(handle)?.person ?? randomUUID();
    return this.ask(
      { kind: 'person', handle, person, entry, seesPast },
      asked.context(asFact(body), { handle }),
      headers,
      reply,
    );
  }

  @Delete('persons/:handle')
  @documentedFor(
    'deactivatePerson',
    'administrators',
    `Deactivates a person: their tokens count for nothing from then on. ${MAY_WAIT}`,
  )
  @Answers('The person as the register has it now.', changedPerson)
  @waits()
  async deactivate(
    @Param('handle') handle: string,
    @AskedBy() asked: Asked,
    @Headers() headers: Languages,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedPersonView | ProposedView> {
    const { person } = this.directory.mustBeDeactivable(handle);
    return this.ask({ kind: 'deactivation', handle, person }, asked.context({}, { handle }), headers, reply);
  }

  @Put('agencies/:agency/branches/:branch/split')
  @documentedFor(
    'splitBranch',
    'administrators',
    'Says which offices follow a branch that was registered too wide, and who goes where. Once a second person has ' +
      'approved it, the next start carries it out: until then nothing changes.',
  )
  @Answers('The split, as the next start will carry it out.', branchSplit)
  @waits()
  async split(
    @Param('agency') agency: string,
    @Param('branch') branch: string,
    @Body() body: SplitDto,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BranchSplit | ProposedView> {
    const code = `${codeIn(agency, 'agency')}/${codeIn(branch, 'branch')}`;
    const offices = body.offices.map(({ regions = [], municipalities = [], rest = false, ...office }) => ({
      ...{ ...office, regions, municipalities, rest },
    }));
    const context = asked.context(asFact(body), { agency, branch });
    const found = await this.changes.ask({ kind: 'split', branch: code, offices }, context);
    return this.proposed(found, reply) ?? this.directory.splits().find((split) => split.branch === code)!;
  }

  private async ask(
    content: Exclude<ProposedContent, { readonly kind: 'split' | 'act' }>,
    context: ReturnType<Asked['context']>,
    headers: Languages,
    reply: FastifyReply,
  ): Promise<ChangedPersonView | ProposedView> {
    const before = this.directory.byHandle(content.handle);
    const found = await this.changes.ask(content, context);
    const proposed = this.proposed(found, reply);
    if (proposed) return proposed;
    const view = administeredView(this.directory.byHandle(content.handle)!);
    const warnings = warningsOfLeaving(this.directory, before);
    return warnings.length === 0
      ? view
      : { ...view, warnings: answeredWarnings(warnings, languageOf(headers['accept-language'])) };
  }

  private proposed(found: AskedChange, reply: FastifyReply): ProposedView | undefined {
    const { outcome } = found;
    const position = outcome && sealedPosition(this.tokens, outcome.position, [outcome]);
    if (position !== undefined) void reply.header('samsyn-position', position);
    if (found.made) return undefined;
    void reply.status(HttpStatus.ACCEPTED);
    return { ...this.approvals.shown(found.change), ...(position !== undefined && { position }) };
  }
}

/** These bodies carry no time. */
const asFact = (body: object): FactDto => ({ ...body });

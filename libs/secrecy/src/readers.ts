import type { EventRegistry } from '@samsyn/event-store';
import {
  CHOSEN_LABELS,
  defaultLabelOf,
  isPersonRef,
  SYSTEM_BRANCH,
  type Branch,
  type ChosenLabel,
  type Recorded,
} from '@samsyn/kernel';
import type { Access, EncounterAccess } from './access';
import { isNamedIn, type AccessContext } from './audiences';
import { maySee, redactionRuleFor, type RuleContext } from './hidden-fields';
import { isCalled, canSeeOperation } from './knowledge';
import type { OperationSnapshot, Viewer } from './viewer';
import type { ReadersByLabel, ReadableField, FormerReaders } from './entry.schema';

/** What is asked beside an operation; a class, so that it can be injected. */
export abstract class ReadersContext implements RuleContext {
  abstract readonly registry: EventRegistry;
  abstract readonly on: string;
  /** Offices whose coordinators are employed for the region. */
  abstract officesOf(region: string): readonly Branch[];
  /** Whether somebody of the branch is registered, and has not left. */
  abstract isStaffed(branch: Branch): boolean;
}

type Data = Readonly<Record<string, unknown>>;
const dataOf = ({ data }: Recorded): Data => data as Data;

/** What a branch as such is before the rules: somebody of it whom nothing was handed and no one named. */
const anyoneOf = (branch: Branch): Viewer => ({ branch, person: '', role: '' });

/** Everybody who may come to read something of the operation: branches, and persons who are more than their branch. */
function candidates(access: Access, context: ReadersContext): readonly Viewer[] {
  const encounters = [...access.encounters.values()];
  const branches = new Set<Branch>([
    ...access.participants,
    ...access.invitations.keys(),
    ...[...access.calls.values()].flatMap((states) => [...states.keys()]),
    ...encounters.flatMap(({ named }) => [...named]),
    ...[...access.concerns.outside.values()].flatMap(({ reporter, named }) => [reporter, ...named]),
    ...[...access.disclosures.values()].flatMap((recipients) => [...recipients.keys()]),
    ...[...access.disclosureParties.values(), ...access.incidentParties.values()].flatMap((some) => [
      ...some,
    ]),
    ...access.passedOnTo,
  ]);
  const { region } = access;
  const offices = region === undefined ? [] : context.officesOf(region);
  return [
    ...[...branches].map(anyoneOf),
    ...[...access.facilitatorBranches].map(([person, branch]) => ({ branch, person, role: 'facilitator' })),
    ...offices.map((branch) => ({ branch, person: '', role: 'coordinator', regions: [region!] })),
    ...encounters.flatMap(holdersOf),
  ];
}

const holdersOf = ({ ownerBranch, holders, earlierOffices }: EncounterAccess): readonly Viewer[] =>
  [{ branch: ownerBranch, holders }, ...earlierOffices].flatMap((office) => [
    { branch: office.branch, person: '', role: 'supervisor' },
    ...[...office.holders].map((person) => ({ branch: office.branch, person, role: '' })),
  ]);

/** What is passed on of a perspective is read by who wrote it, too. */
function authorsOf({ byId }: Access, event: Recorded): readonly Viewer[] {
  const origin = byId.get(String(dataOf(event).perspective));
  return origin ? [origin.actor] : [];
}

const knowsWhoTakesPart = (asker: Viewer, access: Access): boolean =>
  access.participants.has(asker.branch) || access.facilitators.has(asker.person);

/**
 * Whether the asker may learn that the viewer's branch is there at all: those who take part know who does;
 * others know the branch that leads where they were asked to come, and whom their own entry names.
 */
function mayKnowOf(asker: Viewer, accessContext: AccessContext): boolean {
  const { access, event, viewer } = accessContext;
  if (knowsWhoTakesPart(asker, access)) return true;
  if (isNamedIn(accessContext) || names(event, viewer.branch) || isAskedBy(asker, accessContext)) return true;
  const wasAsked = access.invitations.has(asker.branch) || isCalled(access, asker.branch);
  return wasAsked && viewer.branch === access.leadingBranch;
}

/** Whose referral, concern or consent named the asker's branch: what it answers goes there. */
function isAskedBy(asker: Viewer, { access, event, viewer }: AccessContext): boolean {
  const encounter = access.encounters.get(event.stream);
  if (encounter) return encounter.named.has(asker.branch) && viewer.branch === encounter.ownerBranch;
  const concern = access.concerns.outside.get(event.stream);
  return concern?.named.has(asker.branch) === true && viewer.branch === concern.reporter;
}

/** A branch that takes part and is nothing else: where such a one would read, that is said whether there is one or not. */
const ANYBODY = 'any-agency/any-branch';

function whoeverTakesPart(
  { event, definition, access }: Omit<AccessContext, 'viewer'>,
  context: ReadersContext,
): readonly AccessContext[] {
  const participants = new Set([...access.participants, ANYBODY]);
  const accessContext: AccessContext = {
    event,
    definition,
    viewer: anyoneOf(ANYBODY),
    access: { ...access, participants },
  };
  return maySee(accessContext, context) ? [accessContext] : [];
}

/** What the asker wrote names the branch, or a person of it. */
const names = (event: Recorded, branch: Branch): boolean =>
  Object.values(dataOf(event)).some(
    (value) => value === branch || (isPersonRef(value) && value.branch === branch),
  );

/**
 * Who reads each sealed field of an entry now, for the person who recorded it, as far as they may learn who
 * is there.
 */
export function readersOf(
  { access }: Pick<OperationSnapshot, 'access'>,
  event: Recorded,
  asker: Viewer,
  context: ReadersContext,
): readonly ReadableField[] {
  const { definition } = context.registry.ofName(event.name);
  const fields = Object.keys(event.labels);
  if (fields.length === 0) return [];
  const contextOf = (viewer: Viewer): AccessContext => ({ event, definition, viewer, access });
  const others = [...candidates(access, context), ...authorsOf(access, event)]
    .filter(({ branch }) => branch !== asker.branch && branch !== SYSTEM_BRANCH)
    .map(contextOf)
    .filter(
      (accessContext) => canSeeOperation(access, accessContext.viewer) && maySee(accessContext, context),
    );
  const readers = [contextOf(asker), ...others.filter((accessContext) => mayKnowOf(asker, accessContext))];
  const untold = knowsWhoTakesPart(asker, access)
    ? []
    : [
        ...others.filter((accessContext) => !mayKnowOf(asker, accessContext)),
        ...whoeverTakesPart({ event, definition, access }, context),
      ];
  return fields.map((field) => {
    const reads = (accessContext: AccessContext): boolean =>
      redactionRuleFor(accessContext, field, context) === undefined;
    return {
      entry: event.id,
      field,
      branches: [...new Set(readers.filter(reads).map(({ viewer }) => viewer.branch))].sort(),
      ...(untold.some(reads) && { andOthers: true as const }),
    };
  });
}

/**
 * What an amendment or a correction puts in another way, and who had been given what it was: they may have acted on it.
 */
export function formerReadersOf(
  snapshot: Pick<OperationSnapshot, 'access' | 'entries'>,
  event: Recorded,
  asker: Viewer,
  context: ReadersContext,
): readonly FormerReaders[] {
  return changedBy(event, snapshot.entries).flatMap(({ entry, field, as = field }) => {
    const read = readersOf(snapshot, entry, asker, context).find((one) => one.field === field);
    const branches = read?.branches.filter((branch) => branch !== asker.branch) ?? [];
    return branches.length > 0 ? [{ field: as, branches }] : [];
  });
}

interface Changed {
  readonly entry: Recorded;
  readonly field: string;
  /** As the change names it. */
  readonly as?: string;
}

function changedBy(event: Recorded, entries: readonly Recorded[]): readonly Changed[] {
  const data = dataOf(event);
  if (event.name === 'EntryCorrected') {
    const entry = entries.find(({ id }) => id === data.entry);
    return entry ? [{ entry, field: String(data.field) }] : [];
  }
  if (event.name !== 'PlanAmended') return [];
  const fields = [...listed(data), ...Object.keys(data).filter((field) => !NOT_OF_THE_PLAN.has(field))];
  const before = entries.filter(
    ({ stream, position }) => stream === event.stream && position < event.position,
  );
  return fields.flatMap((field) => {
    const entry = before.findLast((one) => field in dataOf(one) || listed(dataOf(one)).includes(field));
    if (!entry) return [];
    return [field in dataOf(entry) ? { entry, field } : { entry, field: 'changes', as: field }];
  });
}

const NOT_OF_THE_PLAN: ReadonlySet<string> = new Set(['changes', 'briefAnew']);
const listed = ({ changes }: Data): readonly string[] =>
  Array.isArray(changes) ? (changes as readonly { readonly field: string }[]).map(({ field }) => field) : [];

/** The entry whose text is labelled freely and concerns nothing else. */
const EXAMPLE = 'NoteAdded';

/** Before anything is written: as if the asker noted something now. */
export function readersByLabel(
  snapshot: Pick<OperationSnapshot, 'access' | 'operationId'>,
  asker: Viewer,
  context: ReadersContext,
): ReadersByLabel {
  const { branch, person, role } = asker;
  const noted = (label: ChosenLabel): Recorded => ({
    position: Number.MAX_SAFE_INTEGER,
    id: '',
    stream: '',
    revision: 0,
    name: EXAMPLE,
    version: 1,
    operationId: snapshot.operationId,
    commandId: '',
    causationId: null,
    occurredAt: context.on,
    recordedAt: context.on,
    actor: { branch, person, role },
    data: { text: '' },
    labels: { text: [label] },
    erased: [],
  });
  return {
    defaultLabel: defaultLabelOf(branch),
    labels: CHOSEN_LABELS.map((label) => ({
      label,
      branches: readersOf(snapshot, noted(label), asker, context)[0]!.branches,
    })),
  };
}

/**
 * Who may read what, told once more from docs/domain.md and the rules of the exercises, without the product's own code: what
 * the product shows is held against it. Where the two differ, one of them is wrong.
 */

/** A text as it was typed. */
export interface Typed {
  readonly canary: string;
  readonly by: Person;
  /** As the body named it, `ground`; of a change of the plan `location`. */
  readonly field: string;
  /** Chosen by whoever typed it; none: the recorder's own. */
  readonly label?: string;
  readonly operation: string;
  readonly encounter?: string;
  /** Absent where it was refused. */
  entry?: { readonly id: string; readonly type: string };
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Person {
  readonly handle: string;
  readonly branch: string;
  readonly role: string;
  readonly regions: readonly string[];
}

/** What an operation has come to, from the answers to its commands alone. */
export class Course {
  leader = '';
  isInspection = false;
  /** Branch → why it takes part. */
  readonly grounds = new Map<string, Set<string>>();
  /** What was sent while somebody took part stays sent. */
  asEver = false;
  private readonly everTookPart = new Set<string>();
  readonly invited = new Set<string>();
  readonly called = new Set<string>();
  readonly facilitators = new Set<string>();
  /** Encounter → handles who hold it. */
  readonly holders = new Map<string, Set<string>>();
  readonly named = new Map<string, Set<string>>();
  /** `entry#field` → branches that a decision gave it. */
  readonly given = new Map<string, Set<string>>();
  /** Encounters of which the office has erased what it has. */
  readonly erased = new Set<string>();

  takesPart(branch: string): boolean {
    if (this.asEver) return this.everTookPart.has(branch);
    return (this.grounds.get(branch)?.size ?? 0) > 0;
  }

  gains(branch: string, ground: string): void {
    this.everTookPart.add(branch);
    this.grounds.set(branch, (this.grounds.get(branch) ?? new Set()).add(ground));
  }

  loses(branch: string, ...grounds: readonly string[]): void {
    for (const ground of grounds) this.grounds.get(branch)?.delete(ground);
  }
}

const OWN_LABEL: Readonly<Record<string, string>> = {
  police: 'police-investigation',
  prosecutor: 'police-investigation',
  'social-services': 'social-services',
  'tax-agency': 'tax',
  'migration-agency': 'migration',
  'health-care': 'health-care',
};
const agencyOf = (branch: string): string => branch.split('/')[0]!;
const ownLabel = (branch: string): string => OWN_LABEL[agencyOf(branch)] ?? 'agency-own';

/** Fields whose label the recorder chooses ("secret" in the exercises' table, and what Samsyn adds in its kind). */
const SECRET: Readonly<Record<string, readonly string[]>> = {
  OperationProposed: ['location', 'source'],
  PlanAmended: ['location', 'source'],
  RiskAssessed: ['ground'],
  InterpreterBooked: ['conflict'],
  CoordinatorDeclined: ['note'],
  CallAnsweredLate: ['note'],
  SuspectEncountered: ['who'],
  PersonsSeparated: ['who'],
  SafetyIncidentOccurred: ['detail'],
  FindingRecorded: ['detail'],
  IndicatorObserved: ['indicator', 'note'],
  EvidenceHandled: ['what'],
  DecisionTaken: ['ground', 'dissent'],
  DissentRecorded: ['reason'],
  NoteAdded: ['text'],
  VoluntaryMeasureAsked: ['content'],
  AreaCounted: ['note'],
  ChildConcernReported: ['ground'],
};
/** For the recording branch alone, whatever else is said. */
const RECORDER_ALONE =
  /^(ResidenceDecisionWeighed\.|PersonMetWithoutCoordinator\.circumstances|PublicRecords)/;
/** Read by the recording and the leading branch. */
const WITH_LEADER = /^(Call|Coordinator(Called|Declined)|SafetyAlarm|SafetyCheck)/;
/** Of the branch that is named, with what concerns it. */
const NAMES: Readonly<Record<string, string>> = {
  ConsentGiven: 'recipient',
  ConsentWithdrawn: 'recipient',
  ReferralRequested: 'to',
  ReferralWithdrawn: 'to',
  ChildConcernReported: 'to',
  ChildConcernRedirected: 'to',
};
const OF_ENCOUNTER =
  /^(Encounter|Subject|Victim|Support|FollowUp|Consent|Reservation|Referral|ChildConcern|Reflection|ContactCard)/;
const DISCLOSURE = /^(Disclosure|WrongRecipient|Incident)/;
const PERSPECTIVE = /^Perspective/;

/** Whether the person may come to read the text in any way, as everything stands in the end. */
export function mayRead(viewer: Person, typed: Typed, course: Course, all: readonly Typed[]): boolean {
  const { entry, by, field } = typed;
  if (!entry) return false;
  const isOwnBranch = viewer.branch === by.branch;
  const name = `${entry.type}.${field}`;
  const isErased = isOfErased(typed, course, all);
  if (!isErased && course.given.get(`${entry.id}#${field}`)?.has(viewer.branch)) return true;
  if (entry.type === 'EntryCorrected' || entry.type === 'EntryMarkedInError')
    return (isOwnBranch && !isErased) || mayReadCorrected(viewer, typed, course, all);
  if (PERSPECTIVE.test(entry.type)) return mayReadPerspective(viewer, typed, course);
  if (DISCLOSURE.test(entry.type)) return isPartyTo(viewer, typed);
  if (typed.encounter !== undefined || OF_ENCOUNTER.test(entry.type))
    return mayReadOfEncounter(viewer, typed, course, all);
  if (isOwnBranch) return true;
  if (RECORDER_ALONE.test(name)) return false;
  if (entry.type === 'PersonMetWithoutCoordinator')
    return field === 'contact'
      ? viewer.role === 'coordinator' && viewer.regions.includes('syd')
      : course.takesPart(viewer.branch) || course.facilitators.has(viewer.handle) || isRegional(viewer);
  if (entry.type === 'VoluntaryMeasureAsked')
    return [...course.holders.values()].some((holders) => holders.has(viewer.handle)) || isHead(viewer);
  if (WITH_LEADER.test(entry.type) && !course.takesPart(viewer.branch))
    return viewer.branch === course.leader || course.called.has(viewer.branch);
  if (SECRET[entry.type]?.includes(field)) return labelsAllow(viewer, typed, course);
  const hears = course.takesPart(viewer.branch) || course.facilitators.has(viewer.handle);
  // Of an invitation and a call those who are asked read what it tells of the operation.
  const asked = course.invited.has(viewer.branch) || course.called.has(viewer.branch);
  return hears || (asked && field === 'municipality');
}

const isRegional = (viewer: Person): boolean =>
  viewer.role === 'coordinator' && viewer.regions.includes('syd');
const isHead = (viewer: Person): boolean => viewer.role === 'supervisor';

function labelsAllow(viewer: Person, { label, by, field }: Typed, course: Course): boolean {
  // The one place that the agencies of an inspection all have to find.
  const ofKind = field === 'location' && course.isInspection ? 'participants-only' : undefined;
  const stands = label ?? ofKind ?? ownLabel(by.branch);
  if (stands === 'participants-only') return course.takesPart(viewer.branch);
  if (stands === 'police-investigation')
    return viewer.branch === course.leader && agencyOf(course.leader) === 'police';
  return false;
}

/** What was told of a person met whose encounter is erased, or corrects that. */
function isOfErased({ encounter, body }: Typed, course: Course, all: readonly Typed[]): boolean {
  const met =
    encounter ?? all.find(({ entry }) => entry !== undefined && entry.id === body['target'])?.encounter;
  return met !== undefined && course.erased.has(met);
}
/** What was sent to another authority is that authority's too, and so are its answers. */
const OF_RECEIVERS = /^(Referral|Reservation|ChildConcern)/;

/** What was told of a person met is the holder's, and the branch's that the entry names. */
function mayReadOfEncounter(viewer: Person, typed: Typed, course: Course, all: readonly Typed[]): boolean {
  const { entry, encounter, by, body } = typed;
  const isErased = isOfErased(typed, course, all);
  if (isErased && !OF_RECEIVERS.test(entry!.type)) return false;
  const holders = encounter === undefined ? undefined : course.holders.get(encounter);
  if (!isErased && holders?.has(viewer.handle)) return true;
  const owner = [...(holders ?? [])][0];
  const office = owner === undefined ? undefined : all.find((one) => one.by.handle === owner)?.by.branch;
  if (!isErased && isHead(viewer) && viewer.branch === office) return true;
  // A branch that answers as named sees its own answers.
  if (viewer.branch === by.branch && by.branch !== office) return true;
  const names = NAMES[entry!.type];
  return names !== undefined && body[names] === viewer.branch;
}

function mayReadPerspective(viewer: Person, { by, body, entry }: Typed, course: Course): boolean {
  if (viewer.handle === by.handle || course.facilitators.has(viewer.handle)) return true;
  if (entry!.type !== 'PerspectiveSubmitted')
    return course.takesPart(viewer.branch) || body['to'] === viewer.branch;
  // Through the facilitator nobody else reads it, before it is released as a text of its own.
  if (body['through'] === 'facilitator') return false;
  return viewer.branch === by.branch || course.takesPart(viewer.branch);
}

const isPartyTo = (viewer: Person, { by, body }: Typed): boolean =>
  viewer.branch === by.branch || viewer.branch === body['recipient'] || viewer.branch === body['requester'];

/** A correction is read by whoever may read what it corrects: every text of that entry, or the one field. */
function mayReadCorrected(viewer: Person, typed: Typed, course: Course, all: readonly Typed[]): boolean {
  const target = typed.body['target'];
  const field = typed.body['field'];
  const corrected = all.filter(
    (one) => one.entry?.id === target && one !== typed && (field === undefined || one.field === field),
  );
  if (corrected.length === 0)
    return course.takesPart(viewer.branch) || course.facilitators.has(viewer.handle);
  return corrected.every((one) => mayRead(viewer, one, course, all));
}

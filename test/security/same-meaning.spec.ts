import { labelsOf, type EventDefinition, type FieldSpec } from '@samsyn/event-store';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';

/** Services whose entries say something of a person met, of the site and of the plan. */
const OF_OPERATIONS = ['conducting', 'planning'];
/** One of each agency that may take part, and with it each law. */
const RECORDERS = [
  ...[
    'police/trafficking-unit',
    'prosecutor/south',
    'social-services/coordinator-syd',
    'social-services/vaxjo',
  ],
  ...['health-care/clinic', 'ngo/shelter', 'tax-agency/audit', 'migration-agency/investigation'],
  ...['work-environment-authority/inspection', 'iom/return'],
];
/** Read by all who take part, or by all who may know the entry. */
const OPEN: ReadonlySet<string> = new Set(['shared', 'entry', 'participants-only']);

/**
 * Where a field is hidden in an encounter and open elsewhere, why it is not the same that it says: `field: events`.
 */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  language: {
    PersonMetWithoutCoordinator: 'whoever takes over must bring an interpreter (ADR 0034)',
    InterpreterRequested: 'asked for before anybody is met; it names the interpreter, not a person',
  },
};

/** The same word, and another thing: of staff, of the plan, of a decision for all, of a count. */
const ANOTHER_THING: Readonly<Record<string, string>> = {
  at: 'when a briefing is',
  from: 'from when a shift or a count is, or who led before',
  how: 'how staff were briefed, or an alarm was handled',
  kinds: 'kinds of operation',
  name: 'the name of an agreement or a campaign',
  note: 'what was done about an alarm for staff',
  outcome: 'what came of advice by telephone',
  purpose: 'of the operation, or of a campaign',
  reason: 'why something was decided for all, or an agency does not come',
  site: 'a place of the operation, in the words of the plan',
  to: 'until when a shift or a count is, or to which of the staff the lead was handed',
  until: 'until when staff are checked on',
  why: 'why something was decided for all',
};

const current: readonly EventDefinition[] = eventRegistry()
  .all()
  .filter(({ version, definition }) => version === definition.version)
  .map(({ definition }) => definition)
  .filter(({ service }) => OF_OPERATIONS.includes(service));

const isOpen = (spec: FieldSpec, recorder: string): boolean =>
  labelsOf(spec, undefined, recorder).every((label) => OPEN.has(label));

const isOfPersonMet = ({ sealedFor, audience }: EventDefinition): boolean =>
  sealedFor !== 'operation' || audience.startsWith('encounter');

const hiddenOfPersons = new Set(
  current
    .filter(isOfPersonMet)
    .flatMap(({ fields }) => Object.entries(fields))
    .filter(([, spec]) => !RECORDERS.some((recorder) => isOpen(spec, recorder)))
    .map(([field]) => field),
);

/** Fields of that name that some recorder shows to all by saying nothing. */
const openElsewhere = [...hiddenOfPersons].sort().flatMap((field) =>
  current.flatMap(({ name, fields }) => {
    const spec = fields[field];
    return spec && RECORDERS.some((recorder) => isOpen(spec, recorder)) ? [[field, name] as const] : [];
  }),
);

describe('what is said of a person met', () => {
  it('has the same label in every entry for the same recorder, or a reason', () => {
    const unexplained = openElsewhere.filter(
      ([field, event]) => OTHERWISE[field]?.[event] === undefined && !Object.hasOwn(ANOTHER_THING, field),
    );
    expect(unexplained).toEqual([]);
  });

  it('has no reason that nothing needs', () => {
    const used = new Set(openElsewhere.map(([field]) => field));
    const reasons = [...Object.keys(OTHERWISE), ...Object.keys(ANOTHER_THING)];
    expect(reasons.filter((field) => !used.has(field))).toEqual([]);
    const events = Object.entries(OTHERWISE).flatMap(([field, by]) =>
      Object.keys(by).map((event) => `${field} ${event}`),
    );
    const open = openElsewhere.map(([field, event]) => `${field} ${event}`);
    expect(events.filter((event) => !open.includes(event))).toEqual([]);
  });

  it('is in which language, for whoever records that information was given, as in the conversation', () => {
    const { fields } = current.find(({ name }) => name === 'InformationGiven')!;
    for (const recorder of RECORDERS)
      expect([recorder, isOpen(fields.language!, recorder)]).toEqual([recorder, false]);
    expect(labelsOf(fields.language!, undefined, 'social-services/vaxjo')).toEqual(['social-services']);
  });
});

import { CHOSEN_LABELS, FIXED_LABELS, type ChosenLabel } from '@samsyn/kernel';
import { labelRulesOn } from './rules/label-rules';
import { branchIn, operation, person, ROLES, type Role } from './access-context.fixture';

type FixedLabel = (typeof FIXED_LABELS)[number];

const COORDINATORS: Role[] = ['holder', 'colleague', 'supervisor'];
const PARTICIPANTS: Role[] = ['leader', 'participant', ...COORDINATORS];
const inOrder = (roles: readonly Role[]) => ROLES.filter((role) => roles.includes(role));

/** Who reads a field with that label on an entry that all participants and the facilitator see, told by `by`. */
const LABELLED: readonly (readonly [ChosenLabel, Role, readonly Role[]])[] = [
  ['participants-only', 'participant', PARTICIPANTS],
  ['police-investigation', 'participant', ['leader', 'participant']],
  ['police-investigation', 'leader', ['leader']],
  ['social-services', 'holder', COORDINATORS],
  ['social-services', 'participant', ['participant']],
  ['health-care', 'participant', ['participant']],
  ['agency-own', 'participant', ['participant']],
  ['tax', 'participant', ['participant']],
  ['migration', 'leader', ['leader']],
  ['address', 'leader', ['leader']],
  ['identity', 'holder', COORDINATORS],
];

/** The same for labels that a schema fixes, on an entry that the called branch sees, too. */
const FIXED: readonly (readonly [FixedLabel, Role, string, readonly Role[]])[] = [
  ['shared', 'participant', 'call-2', [...PARTICIPANTS, 'facilitator', 'called']],
  ['entry', 'participant', 'call-2', [...PARTICIPANTS, 'facilitator', 'called']],
  ['leading', 'holder', 'call-2', ['leader', ...COORDINATORS]],
  ['call', 'leader', 'call-2', ['leader', 'called']],
  ['facilitation', 'participant', 'call-2', ['participant', 'facilitator']],
  ['audience', 'participant', 'call-2', [...PARTICIPANTS, 'facilitator', 'called']],
  // Nobody of the region sees this entry: what a label allows, an audience does not widen.
  ['region-coordinators', 'participant', 'call-2', ['participant']],
];

describe('each label', () => {
  test('stands in the table', () => {
    expect([...new Set(LABELLED.map(([label]) => label))].sort()).toEqual([...CHOSEN_LABELS].sort());
    expect(FIXED.map(([label]) => label)).toEqual(FIXED_LABELS);
  });

  test.each(LABELLED)('%s, told by the %s', (label, by, readers) => {
    const log = operation();
    const event = log.tell(by, 'Told-participants', { text: 'x' }, { labels: { text: [label] } });
    const reads = ROLES.filter((role) => log.viewed(event, role)?.facts.text === 'x');
    expect(reads).toEqual(inOrder(readers));
    const shown = [...PARTICIPANTS, 'facilitator' as const].filter((role) => !readers.includes(role));
    for (const role of shown) {
      const { rule } = labelRulesOn('2026-11-26').get(label)!;
      expect(log.viewed(event, role)?.withheld).toEqual([{ field: 'text', rule }]);
    }
  });

  test.each(FIXED)(
    '%s, fixed by the schema of an entry that was told by the %s in %s',
    (label, by, stream, readers) => {
      const log = operation();
      const to = { branch: branchIn('called') };
      const event = log.tell(by, `Told-answer`, { text: 'x', to }, { stream, labels: { text: [label] } });
      expect(ROLES.filter((role) => log.viewed(event, role)?.facts.text === 'x')).toEqual(inOrder(readers));
    },
  );

  test('several at once: every one must allow it', () => {
    const log = operation();
    const labels = { text: ['participants-only', 'police-investigation'] };
    const event = log.tell('participant', 'Told-participants', { text: 'x' }, { labels });
    expect(ROLES.filter((role) => log.viewed(event, role)?.facts.text)).toEqual(['leader', 'participant']);
  });

  test('police investigation is for the recording branch alone where the leader is not police', () => {
    const log = operation();
    log.entries[0] = { ...log.entries[0]!, actor: { ...log.entries[0]!.actor, branch: branchIn('invited') } };
    const labels = { text: ['police-investigation'] };
    const event = log.tell('participant', 'Told-participants', { text: 'x' }, { labels });
    expect(ROLES.filter((role) => log.viewed(event, role)?.facts.text)).toEqual(['participant']);
  });
});

describe('what the staff did in an encounter', () => {
  const MINUTE = 60_000;
  const during = (log: ReturnType<typeof operation>) =>
    log.tell('holder', 'Told-encounter', {}, { stream: 'encounter' });
  const sees = (log: ReturnType<typeof operation>, event: Parameters<typeof log.viewed>[0]) =>
    ROLES.filter((role) => log.viewed(event, role) !== undefined);
  const corrected = (log: ReturnType<typeof operation>, of: string, minutes: number) => {
    const entry = log.entries.find(({ name, id }) => name === of || id === of)!;
    const is = new Date(Date.parse(entry.occurredAt) + minutes * MINUTE).toISOString();
    log.tell('leader', 'EntryCorrected', { entry: entry.id, field: 'occurredAt', is });
  };

  test('is for the participants where it happened during the conduct', () => {
    const log = operation();
    const event = during(log);
    log.tell('leader', 'ConductEnded');
    expect(sees(log, event)).toEqual(inOrder(PARTICIPANTS));
  });

  test('is the holder’s after the end, and before any start', () => {
    const log = operation();
    log.tell('leader', 'ConductEnded');
    expect(sees(log, during(log))).toEqual(['holder', 'supervisor']);
    const unstarted = operation();
    unstarted.entries.splice(
      unstarted.entries.findIndex(({ name }) => name === 'ConductStarted'),
      1,
    );
    expect(sees(unstarted, during(unstarted))).toEqual(['holder', 'supervisor']);
  });

  test('is shown by no correction of a time that put it outside', () => {
    const log = operation();
    log.tell('leader', 'ConductEnded');
    const event = during(log);
    corrected(log, 'ConductEnded', 60);
    expect(sees(log, event)).toEqual(['holder', 'supervisor']);
    corrected(log, event.id, -5);
    expect(sees(log, event)).toEqual(['holder', 'supervisor']);
  });

  test('is hidden by a correction that puts it outside', () => {
    const log = operation();
    const event = during(log);
    log.tell('leader', 'ConductEnded');
    corrected(log, event.id, 60);
    expect(sees(log, event)).toEqual(['holder', 'supervisor']);
  });

  test('is the holder’s a day after a conduct whose end nobody told', () => {
    const log = operation();
    const event = { ...during(log), occurredAt: '2026-11-21T12:00:00.000Z' };
    expect(sees(log, event)).toEqual(['holder', 'supervisor']);
  });
});

describe('a note, indicator or finding', () => {
  test('of which a branch may read no field is absent for it', () => {
    const log = operation();
    const labels = { text: ['tax'] };
    const event = log.tell('participant', 'Told-with-content', { site: 's1', text: 'x' }, { labels });
    expect(ROLES.filter((role) => log.viewed(event, role) !== undefined)).toEqual(['participant']);
    const shared = log.tell(
      'participant',
      'Told-with-content',
      { text: 'x' },
      { labels: { text: ['participants-only'] } },
    );
    expect(ROLES.filter((role) => log.viewed(shared, role) !== undefined)).toEqual(inOrder(PARTICIPANTS));
  });
});

/** The entry that says that the colleague broke the glass: the first after those of the operation. */
const GLASS = 'event-12';

/** Who sees that an entry of that audience exists; `by` told it, `in` its stream. */
const SEEN: readonly (readonly [string, Role, string, object, readonly Role[]])[] = [
  ['participants', 'participant', 'plan', {}, [...PARTICIPANTS, 'facilitator']],
  ['participants', 'invited', 'plan', {}, [...PARTICIPANTS, 'facilitator', 'invited']],
  ['region', 'participant', 'plan', {}, [...PARTICIPANTS, 'facilitator', 'regional']],
  ['region', 'invited', 'plan', {}, [...PARTICIPANTS, 'facilitator', 'invited', 'regional']],
  ['asked', 'leader', 'plan', {}, ['leader', 'holder', 'supervisor']],
  ['asked', 'leader', 'plan', { site: 'elsewhere' }, ['leader']],
  ['safety', 'leader', 'plan', {}, ['leader']],
  ['safety', 'leader', 'plan', { names: [person('participant')] }, ['leader', 'participant']],
  ['safety', 'participant', 'plan', { names: [person('holder')] }, PARTICIPANTS],
  ['safety', 'leader', 'plan', { names: [person('invited')] }, ['leader']],
  [
    'invitation',
    'leader',
    'plan',
    { names: [branchIn('invited')] },
    [...PARTICIPANTS, 'facilitator', 'invited'],
  ],
  ['invitation', 'leader', 'plan', { names: [branchIn('declined')] }, [...PARTICIPANTS, 'facilitator']],
  ['call', 'leader', 'call-2', { to: { branch: branchIn('called') } }, ['leader', 'called']],
  ['call', 'called', 'call-2', {}, ['leader', 'called']],
  ['call', 'leader', 'call-2', { to: { branch: branchIn('stranger') } }, ['leader']],
  ['answer', 'called', 'call-2', {}, [...PARTICIPANTS, 'facilitator', 'called']],
  ['encounter', 'holder', 'encounter', {}, PARTICIPANTS],
  ['encounter', 'named', 'encounter', {}, [...PARTICIPANTS, 'named']],
  ['encounter-owner', 'holder', 'encounter', {}, ['holder', 'supervisor']],
  ['encounter-owner', 'holder', 'encounter', { names: branchIn('named') }, ['holder', 'supervisor', 'named']],
  ['encounter-owner', 'named', 'encounter', {}, ['holder', 'supervisor', 'named']],
  ['owner', 'holder', 'encounter', { names: branchIn('named') }, ['holder', 'supervisor']],
  ['glass', 'leader', 'encounter', {}, []],
  ['glass', 'holder', 'encounter', { accessed: GLASS }, ['holder', 'colleague', 'supervisor', 'protection']],
  ['disclosure', 'leader', 'plan', {}, []],
  ['perspective', 'participant', 'debrief', {}, ['participant', 'facilitator']],
  ['perspective', 'holder', 'debrief', {}, [...COORDINATORS, 'facilitator']],
  ['perspective', 'holder', 'debrief', { through: 'facilitator' }, ['holder', 'facilitator']],
  ['passed-on', 'facilitator', 'debrief', { names: branchIn('invited') }, ['facilitator', 'invited']],
  ['lesson', 'leader', 'lessons', { names: [] }, ['leader']],
  ['lesson', 'leader', 'lessons', { names: [branchIn('participant')] }, ['leader', 'participant']],
  [
    'lesson',
    'participant',
    'lessons',
    { names: [branchIn('invited'), branchIn('stranger')] },
    ['participant'],
  ],
  ['branch', 'holder', 'availability', {}, COORDINATORS],
];

describe('each audience', () => {
  test.each(SEEN)('%s, told by the %s in %s %j', (audience, by, stream, data, seers) => {
    const log = operation();
    if ('accessed' in data) {
      const glass = log.tell('colleague', 'AccessedUnderBreakGlass', {}, { stream });
      expect(glass.id).toBe(data.accessed);
      log.tell('holder', 'BreakGlassExpired', { accessed: glass.id, who: person('colleague') }, { stream });
    }
    const event = log.tell(by, `Told-${audience}`, data, { stream });
    expect(ROLES.filter((role) => log.viewed(event, role))).toEqual(inOrder(seers));
  });

  test('a disclosure is for decider, requester and recipient', () => {
    const log = operation();
    const note = log.tell('participant', 'Told-participants', { text: 'x' });
    const item = { entry: note.id, field: 'text' };
    const parties = { recipient: branchIn('holder'), requester: branchIn('invited') };
    const event = log.tell('participant', 'DisclosureDecided', { item, outcome: 'granted', ...parties });
    expect(ROLES.filter((role) => log.viewed(event, role))).toEqual(
      inOrder(['participant', 'invited', ...COORDINATORS]),
    );
    expect(ROLES.filter((role) => log.viewed(note, role)?.facts.text)).toEqual(
      inOrder(['participant', ...COORDINATORS]),
    );
  });

  test('a disclosure refused gives nothing', () => {
    const log = operation();
    const note = log.tell('participant', 'Told-participants', { text: 'x' });
    const item = { entry: note.id, field: 'text' };
    log.tell('participant', 'DisclosureDecided', { item, outcome: 'refused', recipient: branchIn('holder') });
    expect(ROLES.filter((role) => log.viewed(note, role)?.facts.text)).toEqual(['participant']);
  });
});

describe('perspectives', () => {
  const openAfter = (...before: (readonly [Role, string, object])[]) => {
    const log = operation();
    for (const [by, name, data] of before) log.tell(by, name, data);
    const event = log.tell('participant', 'Told-perspective', {});
    return ROLES.filter((role) => log.viewed(event, role));
  };

  test('are open after a meeting where nothing went through the facilitator', () => {
    expect(openAfter(['leader', 'DebriefMeetingHeld', {}])).toEqual(
      inOrder([...PARTICIPANTS, 'facilitator']),
    );
  });

  test('that went through the facilitator are not told to one who is named afterwards', () => {
    const log = operation();
    const before = log.tell('participant', 'Told-perspective', { through: 'facilitator' });
    const openly = log.tell('participant', 'Told-perspective', {});
    log.tell('leader', 'FacilitatorNamed', { who: person('stranger') });
    const after = log.tell('participant', 'Told-perspective', { through: 'facilitator' });
    const seers = [before, openly, after].map((event) => ROLES.filter((role) => log.viewed(event, role)));
    const both = inOrder(['participant', 'facilitator', 'stranger']);
    expect(seers).toEqual([['participant', 'facilitator'], both, both]);
  });

  test('stay closed before it, so that closing tells nothing', () => {
    expect(openAfter()).toEqual(['participant', 'facilitator']);
  });
});

describe('what is erased', () => {
  test('says so to those who could read it, and to nobody else', () => {
    const log = operation();
    const event = log.tell(
      'participant',
      'Told-participants',
      {},
      { labels: { text: ['tax'] }, erased: ['text'] },
    );
    expect(log.viewed(event, 'participant')?.withheld).toEqual([{ field: 'text', rule: 'erased' }]);
    expect(log.viewed(event, 'leader')?.withheld).toEqual([{ field: 'text', rule: 'OSL 27:1' }]);
  });
});

test('unlabelled is denied: a label without a rule, and a rule that is not in force on that day', () => {
  const log = operation();
  const unknown = log.tell(
    'participant',
    'Told-participants',
    { text: 'x' },
    { labels: { text: ['of-tomorrow'] } },
  );
  expect(log.viewed(unknown, 'leader')?.withheld).toEqual([{ field: 'text', rule: 'unlabelled' }]);
  const shared = log.tell('participant', 'Told-participants', { code: 'x' });
  expect(log.viewed(shared, 'leader', '2009-06-29T12:00:00.000Z')?.facts).toEqual({});
});

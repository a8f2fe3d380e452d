import { schemas, type AnswerOf } from '@samsyn/kernel';
import { CLOCK_CODES } from '../clocks/clocks';

const {
  branch,
  closed,
  codeOf,
  count,
  day,
  entryIds,
  facts,
  flag,
  instant,
  integer,
  list,
  mark,
  named,
  orNull,
  person,
  text,
  uuid,
  withFactsOf,
} = schemas;

const entries = () => entryIds('What it is put together from, in order of when it happened.');

const identity = () =>
  closed({
    atOpening: orNull(
      text(
        'As it was said when the encounter was opened: `known`, `unknown`, `withheld` or `anonymous`.',
        'unknown',
      ),
    ),
    'name?': text('As it was told then.', 'Maria'),
    identified: list(
      withFactsOf(
        { entry: uuid('Id of the `SubjectIdentified`.'), at: instant('When.') },
        'Beside these the fields of the event.',
      ),
      'What became known later; nothing of it rewrites what was said before.',
      { example: [] },
    ),
  });

const conversation = () =>
  closed({
    startedAt: orNull(instant('Null where its beginning was not told.')),
    endedAt: orNull(
      instant('Null while it goes on, or where its end was not told.', '2026-11-19T19:25:00.000Z'),
    ),
    facts: facts('Language, interpreter, what the exposed person told and needs.', { language: 'es' }),
    entries: entries(),
  });
export type Conversation = AnswerOf<typeof conversation>;

const support = () =>
  closed({
    kind: text('Code of the kind of support (`GET /support-services`).', 'shelter'),
    offeredAt: orNull(instant('Null where the exposed person asked without an offer.')),
    answer: orNull(text('`accepted`, `declined` or `undecided`; null while there is no answer.', 'accepted')),
    answeredAt: orNull(instant('When it was answered last.')),
    entries: entries(),
  });
export type SupportLine = AnswerOf<typeof support>;

const followUp = () =>
  withFactsOf(
    {
      number: count('Its number, from 1.'),
      state: codeOf(['open', 'kept', 'missed'], 'How it went.'),
      reminded: flag('Its time has passed and nobody has said how it went.'),
      entries: entries(),
    },
    'Beside these the fields of its events, the latest of each: when and where it is to be, its outcome.',
  );

const consent = () =>
  withFactsOf(
    { entry: uuid('Id of the `ConsentGiven`.'), givenAt: instant('When.') },
    'Beside these the fields of the event: recipient, scope, purpose, until when.',
  );

const consentEnding = () =>
  closed({
    entry: uuid('Id of the `ConsentWithdrawn` or `ConsentRefused`.'),
    how: codeOf(['withdrawn', 'refused'], 'What the exposed person said.'),
    recipient: branch('The branch that is told nothing more.'),
    at: instant('When.'),
  });

const referral = () =>
  closed({
    id: uuid('Id of the referral.'),
    'to?': branch('Who was asked; absent where it was erased.', 'ngo/shelter'),
    'service?': text('Code of the kind of support; absent where it was erased.', 'shelter'),
    state: codeOf(['requested', 'accepted', 'refused', 'completed', 'withdrawn'], 'How far it has come.'),
    requestedAt: instant('When it was asked for.'),
    answeredAt: orNull(instant('When the actor answered.')),
    facts: facts('From when, what the actor asks, why it refused or was withdrawn.'),
    reminders: count('How often the actor has been reminded.', 0),
    missing: list(
      codeOf(['consent', 'reservation', 'receiver'], 'What is missing.'),
      'What the service demands and is not recorded, and `receiver` where such branches do not answer it as a rule.',
      { example: [] },
    ),
  });
export type ReferralLine = AnswerOf<typeof referral>;

const concern = () =>
  closed({
    id: uuid('Id of the concern.'),
    'to?': branch(
      'The municipality that it was reported to; absent where it was erased.',
      'social-services/vaxjo',
    ),
    state: codeOf(['reported', 'acknowledged'], 'It waits until the municipality has acknowledged it.'),
    reportedAt: instant('When.'),
    reminders: count('How often the municipality has been reminded.', 0),
    escalated: flag('It has waited so long that more are told.'),
    'ground?': text('What it rests on, as it was written.', 'says that the age is seventeen'),
    'law?': text('The paragraph that the duty to report rests on.', 'SoL 19:1'),
  });

const reflectionPeriod = () =>
  closed({
    phase: codeOf(['none', 'applied', 'running', 'ended'], 'How far it has come.'),
    'applicant?': text('Who applied for the exposed person: code.', 'police'),
    'from?': day('First day.'),
    'until?': day('Last day.', '2026-12-19'),
    'daysLeft?': integer('Days that are left, today with them.', 30),
    'why?': text('Why it ended: code.', 'period-over'),
  });

const supportContact = () =>
  closed(
    {
      state: codeOf(
        ['none-awaited', 'awaited', 'overdue'],
        'Whether the exposed person is to be reached the next working day.',
      ),
      'since?': instant('Since when.'),
      'due?': instant('Until when.', '2026-11-20T23:00:00.000Z'),
    },
    'Contact the next working day.',
  );

const another = {
  encounter: () => uuid('Id of the other encounter.'),
  operation: () => uuid('Its operation.'),
};

export const encounterPage = named('EncounterPage', () =>
  closed(
    {
      id: uuid('Id of the encounter.'),
      operation: uuid('Id of its operation.'),
      openedAt: instant('When the exposed person was met.'),
      'erased?': mark('What was recorded is erased: of what came of it, no state is told.'),
      'site?': text('Short name of the site.', 's1'),
      'ageBand?': text('As it was judged.', 'possibly under 18'),
      identity: identity(),
      office: branch('The office that holds it now.', 'social-services/coordinator-syd'),
      holders: list(person('By handle, or branch and role.'), 'Who opened it and those it was handed to.'),
      conversations: list(conversation(), 'Begun, ended or both, as far as it was told.'),
      support: list(support(), 'Each kind of support, when it was offered, how it was answered last.'),
      supportContact: supportContact(),
      followUps: list(followUp(), 'Meetings with the exposed person.'),
      consents: list(consent(), 'In force now.'),
      consentEndings: list(consentEnding(), 'What was withdrawn and refused, in order of recording.'),
      referrals: list(referral(), 'Each through its life, and what stands in the way of an answer.'),
      concerns: list(concern(), 'Children of whom the municipality was told.', { example: [] }),
      reflectionPeriod: reflectionPeriod(),
      clocks: list(
        closed({
          code: codeOf(CLOCK_CODES, 'What is due.'),
          due: instant('When.', '2026-11-20T23:00:00.000Z'),
        }),
        'The deadlines that run, the earliest first.',
      ),
      linked: list(
        closed({
          encounter: another.encounter(),
          operation: another.operation(),
          linkedAt: instant('When it was said to be the same person.'),
          until: day('The last day of the link.', '2026-12-31'),
          'reason?': text('Why it is the same person, as a code.', 'same-telephone'),
          'known?': flag('The exposed person knows of the link.', true),
          'danger?': text('What the link protects from, as a code.', 'suspected-trafficking'),
        }),
        'Other encounters with the same person that the caller holds, too.',
        { example: [] },
      ),
      parted: list(
        closed({
          encounter: another.encounter(),
          operation: another.operation(),
          partedAt: instant('When the link was withdrawn.'),
          'reason?': text('Why they are no longer linked, as a code.', 'two-persons'),
        }),
        'Encounters that were linked with this one until the link was withdrawn, which the caller holds, too.',
        { example: [] },
      ),
    },
    'Everything that the holder of an encounter may see of it, put together from the entries that the caller sees.',
  ),
);
export type LinkedEncounter = EncounterPage['linked'][number];
export type PartedEncounter = EncounterPage['parted'][number];
export type EncounterPage = AnswerOf<typeof encounterPage>;

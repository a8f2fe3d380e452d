import { RELATIONS } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';

const {
  branch,
  closed,
  codeOf,
  count,
  flag,
  instant,
  list,
  mark,
  named,
  person,
  text,
  uuid,
  entryIds,
  bilingual,
  period,
} = schemas;

/** What is missing in a plan, or no longer holds. A notice stops nothing; gates do. */
export const NOTICES = [
  'contact-person-missing',
  'invitation-unanswered',
  'needs-reconfirmation',
  'role-unassigned',
  'point-not-covered',
  'branch-not-briefed',
  'needs-new-briefing',
  'interpreter-unanswered',
  'interpreter-missing',
  'interpreter-outside-window',
  'coordinator-missing-after-release',
] as const;

const CITED = 'What the line rests on, in order of recording.';
const HANDLE = 'By handle to the own and the leading branch, elsewhere branch and role.';

const matter = () =>
  closed({
    field: text(
      'Of `purpose`, `reference`, `municipality`, `sites`, `location`, `dress`, `maxInside`, and what amendments added.',
      'dress',
    ),
    value: text('What holds.', 'plain clothes'),
    entry: uuid('The entry that told it so.'),
    'was?': text('What it was before that.', 'uniform'),
    'outdated?': flag('It has changed since, and what it is now is not the caller’s to see.'),
  });
export type PlannedMatter = AnswerOf<typeof matter>;

const invitation = () =>
  closed({
    branch: branch('The branch that was asked.', 'tax-agency/audit'),
    state: codeOf(
      ['asked', 'confirmed', 'declined', 'expired', 'withdrawn', 'needs-reconfirmation'],
      '`needs-reconfirmation`: it confirmed another time than the one that is planned now.',
      'confirmed',
    ),
    'answerBy?': instant('Until when an answer is wanted.', '2026-11-19T16:00:00.000Z'),
    'staff?': count('How many it comes with.', 2),
    'focus?': text('What it comes for.', 'own mandate'),
    'reason?': text('Why it declined.', 'no-staff'),
    'late?': mark('The answer came after `answerBy`.'),
    contacts: list(
      closed({
        who: person(`The contact person. ${HANDLE}`, 'tax'),
        'telephone?': text('As it was told.', '070-174 06 05'),
      }),
      'Its contact persons.',
    ),
    entries: entryIds(CITED),
  });
export type InvitationLine = AnswerOf<typeof invitation>;

const role = () =>
  closed({
    'role?': text('Code of the kind’s role; absent for a task of the operation’s own.', 'enters-first'),
    ...bilingual('går in först', 'enters first'),
    who: list(
      person('A person.', 'officer'),
      'Persons who have it; none for a role of the kind that nobody has.',
    ),
  });
export type RoleLine = AnswerOf<typeof role>;

const changeSince = () =>
  closed({
    entry: uuid('The entry that told it.'),
    type: text('Name of its event.', 'PlanAmended'),
    at: instant('When.'),
    fields: list(
      text('A field.', 'dress'),
      'The fields of an amendment; of other entries what they are about.',
    ),
  });
export type ChangeSinceBriefing = AnswerOf<typeof changeSince>;

const briefing = () =>
  closed({
    branch: branch('The branch.'),
    at: instant('When somebody of it was briefed last.', '2026-11-19T17:30:00.000Z'),
    who: list(person('A person.', 'leader'), `Who was. ${HANDLE}`),
    entries: entryIds(CITED),
    changedSince: list(changeSince(), 'What of the plan was told after that.', { example: [] }),
    'briefAnew?': closed(
      {
        of: list(text('A field.', 'dress'), 'What.'),
        beforeRelease: flag('A release waits for it.', true),
      },
      'What of that it must be briefed of again.',
    ),
  });
export type BriefedBranch = AnswerOf<typeof briefing>;

const interpreter = () =>
  closed({
    booking: uuid('Id of the booking.'),
    state: codeOf(['requested', 'booked', 'declined', 'cancelled'], 'How far it has come.', 'booked'),
    language: text('Language (BCP 47).', 'es'),
    mode: text('`on-site`, `telephone` or `video`.', 'telephone'),
    window: period('From and to.'),
    'preference?': text('What was wished for.', 'a woman'),
    'reference?': text('Of the agency that provides interpreters.', 'T-1182'),
    'who?': text('The interpreter, as the provider names the person.', 'interpreter 4417'),
    'reason?': text('Why it was declined or cancelled.', 'none-available'),
    withinWindow: flag('The booking lies within the operation’s window as planned now.', true),
    entries: entryIds(CITED),
  });
export type InterpreterLine = AnswerOf<typeof interpreter>;

const notice = () =>
  closed({
    code: codeOf(NOTICES, 'What is missing, or no longer holds.', 'role-unassigned'),
    'branch?': branch('Whom it is about.', 'tax-agency/audit'),
    'about?': text('Code of a role, of a point of the agenda, or of a language.', 'enters-first'),
    entries: entryIds('What it rests on; none where it is an absence.'),
  });
export type Notice = AnswerOf<typeof notice>;

export const planView = named('PlanView', () =>
  closed(
    {
      id: uuid('Id of the operation.'),
      relation: codeOf(RELATIONS, 'What the caller’s branch is to the operation.'),
      'leadingBranch?': branch('The branch that leads it.'),
      'kind?': text('Code of its kind.', 'apartment-visit'),
      'kindVersion?': count('Version of the kind that it was proposed under.'),
      'region?': text('Code of its region.', 'syd'),
      'municipality?': text('Name of the municipality.', 'Växjö'),
      'window?': period('From and to, as planned now.'),
      'agreement?': closed(
        { id: uuid('Id of the agreement.'), version: count('Its version.') },
        'The standing agreement that it starts from.',
      ),
      released: flag('It is released: it may begin.', true),
      cancelled: flag('It is cancelled.'),
      'riskLevel?': text('Of the latest risk assessment.', 'medium'),
      matters: list(matter(), 'Each matter of the plan with the value that holds.'),
      invitations: list(invitation(), 'In the order in which branches were asked.'),
      roles: list(role(), 'The kind’s roles, then tasks of the operation’s own.'),
      'preBriefingAt?': instant('When the pre-briefing is to be, or was.', '2026-11-19T17:30:00.000Z'),
      covered: list(text('Code of a point.', 'approach'), 'Points of the agenda that have been covered.'),
      briefings: list(briefing(), 'What each branch has been told at a pre-briefing, and what it has not.'),
      interpreters: list(interpreter(), 'In order of asking.'),
      notices: list(
        notice(),
        'What is missing or no longer holds; only to those who see the plan whole. A notice stops nothing.',
      ),
      'gates?': list(
        text('Code of a gate.', 'PLAN.NO_COORDINATOR'),
        'What stands in the way of a release now; only to the leading branch.',
      ),
    },
    'The plan as it is, as the caller may know it. What is absent is not known to the caller.',
  ),
);
export type PlanView = AnswerOf<typeof planView>;

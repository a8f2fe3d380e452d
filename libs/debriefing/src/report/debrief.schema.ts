import { INFORMATION_POINTS } from '@samsyn/conducting/contract';
import { RELATIONS } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';
import { entrySchemas } from '@samsyn/secrecy';
import { debriefQuestion } from '../debrief/perspectives/perspectives.schema';
import { areaCount } from './area-counts.schema';
import { decision, finding, siteLine } from './inspected.schema';

const {
  branch,
  closed,
  codeOf,
  count,
  day,
  facts,
  flag,
  instant,
  list,
  mapOf,
  mark,
  named,
  number,
  orNull,
  person,
  text,
  uuid,
  entryIds,
  period,
} = schemas;
const { disclosedField, receivedField } = entrySchemas;

const cited = (what = 'The entries that it rests on; each stands in the reader’s own history.') =>
  entryIds(what);
/** Ids of the entries that a statement rests on; each stands in the reader's own history. */
export type Citation = AnswerOf<ReturnType<typeof cited>>;

export const TASK_CODES = [
  'contact-person-met',
  'child-concern-unacknowledged',
  'follow-up-overdue',
  'follow-up-missed',
  'support-contact-due',
  'reflection-period-ending',
  'referral-unanswered',
  'perspective-unanswered',
  'action-overdue',
  'lesson-unanswered',
  'conduct-not-ended',
  'check-in-missed',
  'public-records-to-answer',
] as const;
export type TaskCode = (typeof TASK_CODES)[number];

export const CHANGED_PARTS = [
  'measures',
  'calls',
  'comparison',
  'deviations',
  'perspectives',
  'lessons',
  'actions',
  'tasks',
  'entries',
] as const;

const operation = () =>
  closed({
    id: uuid('Id of the operation.'),
    kind: orNull(text('Code of its kind; null where the branch was not told.', 'apartment-visit')),
    kindVersion: orNull(count('The version that it was proposed under; null where the branch was not told.')),
    region: orNull(text('Code of its region; null where the branch was not told.', 'syd')),
    municipality: orNull(text('Name of the municipality.', 'Växjö')),
    window: orNull(period('From and to, as planned.')),
    reference: orNull(text('Reference number of the leading branch.', '5000-K1-26')),
    leadingBranch: orNull(
      branch(
        'Null where the branch may know of single entries and not of the operation that they belong to.',
      ),
    ),
  });

const MEASURED = {
  noticeBeforeWindowMinutes: 'From the first call of a coordinator to the beginning of the window',
  callToAnswerMinutes: 'From the call to the answer that counted',
  entryToSecuredMinutes: 'From the first entry to the site being secured',
  securedToCoordinatorInsideMinutes: 'From secured to a coordinator being inside',
  conversationMinutes: 'How long the conversation took',
} as const;
export type MeasureName = keyof typeof MEASURED;
/** Each measure with what its words make. */
export const ofMeasures = <T>(make: (words: string) => T): Readonly<Record<MeasureName, T>> =>
  Object.fromEntries(Object.entries(MEASURED).map(([name, words]) => [name, make(words)])) as Readonly<
    Record<MeasureName, T>
  >;

const measures = () =>
  closed(
    ofMeasures((words) => orNull(number(`${words}, in minutes.`, 18))),
    'Null where there is nothing to measure, or nothing that this branch may know.',
  );
export type Measures = AnswerOf<typeof measures>;

const calls = () =>
  closed(
    {
      made: orNull(count('How many turns of calls there were.', 3)),
      accepted: count('Accepted.'),
      declined: mapOf(count('How many.'), 'By reason.', { illness: 1 }),
      expired: orNull(count('Not answered in time.')),
      answeredLate: orNull(count('Answered when the time was over.', 0)),
    },
    'Over the calls that the branch knows of; null where it sees who came, not who was asked.',
  );
export type CallCounts = AnswerOf<typeof calls>;

export const deviation = () =>
  closed({
    code: text('Of the kind’s version; its words stand there (`GET /kinds`).', 'too-many-inside'),
    entries: cited(),
    'figures?': mapOf(number('A number.', 4), 'What the rule measured: persons, and under `early` minutes.', {
      inside: 4,
      agreed: 3,
    }),
    'declared?': cited('The `DeviationDeclared` of participants, which stand among `entries`, too.'),
    'unseen?': mark(
      'It rests on what another branch recorded and the reader may not know; all who take part are told no more.',
    ),
    'onlyDeclared?': mark('Nothing but their word shows it: no rule of the kind found it.'),
  });
export type Deviation = AnswerOf<typeof deviation>;

const planned = (what: string): schemas.Schema<string | number | null> => ({
  type: ['string', 'number', 'null'],
  description: what,
  example: '2026-11-19T18:00:00.000Z',
});

const comparison = () =>
  closed({
    code: codeOf(['start', 'end', 'persons-inside', 'coordinator'], 'What is compared.'),
    planned: planned('What was planned; null where nothing was, or the branch may not know.'),
    actual: planned('What happened.'),
    entries: cited(),
  });
export type Comparison = AnswerOf<typeof comparison>;

const present = () =>
  closed({
    branch: branch('The branch.'),
    confirmed: flag('It had confirmed the invitation.', true),
    briefed: codeOf(['at-pre-briefing', 'individually', 'no'], 'Whether it was briefed before.'),
    onSiteAt: orNull(instant('First thing that it reported from the site; null where it reported none.')),
    entries: cited(),
  });
export type PresentBranch = AnswerOf<typeof present>;

const perspectiveTexts = () => ({
  'well?': text('What went well.', 'the coordinator was there in time'),
  'hard?': text('What was hard.', 'four persons inside at once'),
  'develop?': text('What is to be developed.', 'agree beforehand who enters'),
});

const perspectives = () =>
  closed({
    answered: list(branch('A branch.'), 'Branches that have answered.'),
    unanswered: list(branch('A branch.', 'tax-agency/audit'), 'Branches that were asked and have not.'),
    named: list(
      closed({ ...perspectiveTexts(), branch: branch('Whose.'), entries: cited() }),
      'In the branches’ own names, where this branch may read them.',
    ),
    released: list(
      closed({ ...perspectiveTexts(), entries: cited() }),
      'Without their author: what the facilitator released and, where `ownStatusOnly`, what others gave openly; alike, in an order that says nothing.',
    ),
    'entrustedEarlier?': count(
      'For a facilitator: texts that were entrusted to an earlier one, whose branches may stand in `unanswered`; their authors are asked to give them anew. Absent: none.',
    ),
    ownStatusOnly: flag(
      'Only facilitators see who has answered: `answered` and `unanswered` then hold the own branch alone.',
    ),
  });
export type Perspectives = AnswerOf<typeof perspectives>;

const lesson = () =>
  closed({
    what: text('What was learnt.', 'ring the coordinator before the briefing'),
    tags: list(text('A tag.', 'theme:coordinator'), 'What it is about, and where it matters.'),
    entries: cited(),
  });

const earlierLesson = () =>
  closed({
    what: text(
      'What was learnt, as the reader may read it where it was agreed.',
      'ring the coordinator early',
    ),
    tags: list(text('A tag.', 'theme:coordinator'), 'What it is about.'),
    answered: flag(
      'The leading branch has answered for the operation, or the reader’s branch for itself.',
      true,
    ),
    answers: list(
      closed({
        branch: branch('Whose answer.'),
        answer: codeOf(['applied', 'not-applicable'], 'What was done with it.'),
        'why?': text('Why it did not apply.', 'nobody was called'),
      }),
      'In order of recording.',
    ),
    reopenedFor: list(
      text('Code of a deviation.', 'too-many-inside'),
      'Deviations that it was reopened for here.',
      {
        example: [],
      },
    ),
    entries: cited(),
  });
export type EarlierLessonLine = AnswerOf<typeof earlierLesson>;

const action = () =>
  closed({
    what: text('What was agreed.', 'agree on shared on-call between two regions'),
    owner: person('Who is to do it.', 'leader'),
    due: day('Until when.', '2026-12-31'),
    state: codeOf(['open', 'completed', 'dropped'], 'What became of it.'),
    entries: cited(),
  });
export type ActionLine = AnswerOf<typeof action>;

const remark = () =>
  closed({
    code: codeOf(['information-not-given'], 'What was left undone.'),
    points: list(
      codeOf(INFORMATION_POINTS, 'What nobody had told whoever was met when the conduct ended.'),
      'Which.',
    ),
    entries: cited(),
  });
export type Remark = AnswerOf<typeof remark>;

export const task = () =>
  closed({
    code: codeOf(TASK_CODES, 'What is left to do.'),
    branch: branch('Whose task it is.'),
    'due?': day('The last day for it, where it has one.', '2026-12-07'),
    entries: cited(),
  });
export type Task = AnswerOf<typeof task>;

const VERSION = 'Digest of what the branch sees: another version whenever that is otherwise.';
const VERSION_EXAMPLE = 'e3b0c44298fc1c14';
const signOff = () =>
  closed({
    branch: branch('Who signed off.'),
    version: text(VERSION, VERSION_EXAMPLE),
    at: instant('When.', '2026-11-20T09:00:00.000Z'),
    entries: cited(),
    'outdated?': mark('Signed off anew since, or something has changed by the reader’s own view.'),
  });

const value = (description: string): schemas.Schema<string | number | null> => ({
  type: ['string', 'number', 'null'],
  description,
  example: 18,
});

export const change = named('DebriefChange', () =>
  closed(
    {
      part: codeOf(CHANGED_PARTS, 'Which part of the debrief.'),
      how: codeOf(['added', 'removed', 'changed'], 'How it is otherwise.', 'changed'),
      code: text(
        'Name of the measure or count, code of the deviation or task, type of the entry.',
        'callToAnswerMinutes',
      ),
      'branch?': branch('Whose task it is.'),
      'what?': text('Of an action or a lesson.', 'agree on shared on-call between two regions'),
      'was?': value('What it was.'),
      'is?': value('What it is.'),
      entries: cited(),
    },
    'One thing that is otherwise than in the version that the branch signed off.',
  ),
);
export type Change = AnswerOf<typeof change>;

const changesSince = () =>
  closed(
    {
      version: text(VERSION, VERSION_EXAMPLE),
      signedOffAt: instant('When the reader’s branch signed it off.', '2026-11-20T09:00:00.000Z'),
      entry: uuid('Id of the `DebriefSignedOff`.'),
      changes: list(change, 'Part by part.', { example: [] }),
    },
    'What is otherwise than when the reader’s branch signed off last.',
  );
export type ChangesSince = AnswerOf<typeof changesSince>;

const withheld = () =>
  closed({
    rule: text('The paragraph.', 'OSL 26:1'),
    fields: list(
      closed({
        entry: uuid('Id of the entry.'),
        field: text('Name of the field.', 'place'),
      }),
      'What it keeps from the reader.',
    ),
  });
export type WithheldPart = AnswerOf<typeof withheld>;

const course = () =>
  closed({
    entry: uuid('Id of the entry.'),
    type: text('Name of the event; its schema of facts says what `facts` holds.', 'SiteSecured'),
    at: instant('When it happened, corrected where it was corrected.'),
    recordedAt: instant('When it was recorded.', '2026-11-19T18:40:07.212Z'),
    branch: branch('Whose it is; `system` for what Samsyn did by itself.'),
    by: person('By handle to the own and the leading branch, elsewhere branch and role.', 'leader'),
    facts: facts('What was told, with the corrections that the branch sees in their place.', { site: 's1' }),
    'disclosed?': list(disclosedField, 'Fields that a decision gave the branch.', { example: [] }),
    'received?': list(
      receivedField,
      'Which branches have received what of an entry that is the reader’s own.',
      {
        example: [],
      },
    ),
    late: flag('Recorded more than 15 minutes after it happened.'),
    corrected: flag('Something in it was corrected.'),
    'duringSuspension?': mark('It happened while the operation was halted.'),
    'longBefore?': mark(
      'It happened, as it was told or corrected, more than 30 days before the operation was proposed.',
    ),
    'personMet?': count('Which of the persons met, counted among those that the branch knows of.'),
  });
export type CourseLine = AnswerOf<typeof course>;

export const debrief = named('Debrief', () =>
  closed(
    {
      operation: operation(),
      branch: branch('Whose debrief it is: the caller’s branch.'),
      relation: codeOf(RELATIONS, 'What it is to the operation, which says how much this document can tell.'),
      computedAt: instant('When it was computed.', '2026-11-20T09:00:00.000Z'),
      'asOf?': instant('Where asked for: only what was recorded by then.'),
      measures: measures(),
      measureEntries: closed(ofMeasures((words) => cited(`${words}: the entries it is measured between.`))),
      calls: calls(),
      callEntries: cited(),
      deviations: list(deviation(), 'In the order of the kind.'),
      remarks: list(remark(), 'What was left undone and breaks no rule of the kind.'),
      lateEntries: count('How many entries were recorded more than 15 minutes after they happened.', 2),
      lateEntryIds: cited('Which.'),
      comparison: list(comparison(), 'Planned against what happened, one line each.'),
      findings: list(finding(), 'By site and agency, each as the reader may read it.'),
      decisions: list(decision(), 'Joint decisions, with who did not agree.'),
      sites: list(siteLine(), 'By their names; none where there is but one and nobody inspects it.'),
      areaCounts: list(
        areaCount(),
        'By area, what was counted, and time. None is added to another: the same may have been counted twice.',
      ),
      branches: list(present(), 'Who took part.'),
      perspectives: perspectives(),
      questions: list(debriefQuestion, 'None where the branch takes no part.'),
      lessons: list(lesson(), 'What the meeting agreed on.'),
      'earlierLessons?': list(
        earlierLesson(),
        'Lessons of earlier operations that matter in this one; absent where its planning has not come to them.',
      ),
      actions: list(action(), 'Who does what until when.'),
      tasks: list(task(), 'What is left to do.'),
      signOffs: list(signOff(), 'Each branch’s own version.'),
      'changes?': changesSince(),
      withheld: list(withheld(), 'What there is and the branch may not see, by the paragraph it rests on.'),
      course: list(course(), 'The entries in order of when they happened.'),
    },
    'The debrief of one branch: computed from what that branch may know, and nothing else.',
  ),
);
export type DebriefDocument = AnswerOf<typeof debrief>;

export const debriefChanges = named('DebriefChanges', () =>
  closed({
    version: text(`The version that the branch would sign off now. ${VERSION}`, VERSION_EXAMPLE),
    since: orNull(
      closed(
        {
          version: text('The version that it signed off last.', '9f86d081884c7d65'),
          at: instant('When.', '2026-11-20T09:00:00.000Z'),
          entry: uuid('Id of the `DebriefSignedOff`.'),
        },
        'Null where it has signed off none.',
      ),
    ),
    changes: list(change, 'Part by part.'),
  }),
);
export type DebriefChanges = AnswerOf<typeof debriefChanges>;

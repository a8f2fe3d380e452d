import { INFORMATION_POINTS } from '@samsyn/conducting/contract';
import { RELATIONS } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';
import { entrySchemas } from '@samsyn/secrecy';
import { debriefQuestion } from '../debrief/perspectives/perspectives.schema';
import { areaCount } from './area-counts.schema';
import { cited } from './cited.schema';
import { decision, finding, siteLine } from './inspected.schema';
import { calls, measures, ofMeasures } from './measures.schema';
import { changesSince, signOff } from './signed-version.schema';

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
  period,
} = schemas;
const { disclosedField, receivedField } = entrySchemas;

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

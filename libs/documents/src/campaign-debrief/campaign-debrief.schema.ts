import { operationSchemas, PHASES, RELATIONS } from '@samsyn/operations/contract';
import { schemas, type AnswerOf } from '@samsyn/kernel';
import { countForArea, ofMeasures, TASK_CODES } from '@samsyn/debriefing/contract';

const {
  as,
  branch,
  closed,
  codeOf,
  count,
  day,
  facts,
  instant,
  list,
  mapOf,
  named,
  number,
  orNull,
  person,
  text,
  uuid,
  period,
} = schemas;

const entries = () => schemas.entryIds('Entries of that operation, or of the campaign itself.');
const citedMembers = () => ({ operation: uuid('Id of the operation.'), entries: entries() });
const citedOperation = named('CitedOperation', () =>
  closed(citedMembers(), 'Entries of one operation that a statement rests on.'),
);
export type Cited = AnswerOf<typeof citedOperation>;

const parts = () =>
  list(closed({ ...citedMembers(), n: count('How many of the total.') }), 'What the total is made of.');

const summed = named('Summed', () =>
  closed({ total: count('The sum over the operations.', 3), in: parts() }, 'A sum over operations.'),
);
export type Summed = AnswerOf<typeof summed>;

const minutes = (description: string) => number(`${description}, in minutes.`, 18);
const spread = named('Spread', () =>
  closed(
    {
      median: minutes('The middle; of two middle values the mean'),
      lowest: minutes('The lowest'),
      highest: minutes('The highest'),
      in: list(closed({ ...citedMembers(), minutes: minutes('Of this operation') }), 'What it is made of.'),
    },
    'A measure over operations.',
  ),
);
export type Spread = AnswerOf<typeof spread>;

const campaign = () =>
  closed({
    id: uuid('Id of the campaign.'),
    name: text('What it is called.', 'Outreach week, autumn'),
    theme: text('Code of what it is about.', 'human-trafficking'),
    purpose: text('What it is for.', 'to reach those whom nobody has met'),
    kinds: list(text('Code of a kind.', 'street-outreach'), 'Kinds of operation that it takes.'),
    regions: list(text('Code of a region.', 'syd'), 'None: the whole country.'),
    firstDay: day('First day.', '2026-11-16'),
    lastDay: day('Last day.', '2026-11-22'),
    state: codeOf(['open', 'ended', 'cancelled'], 'Whether it goes on.'),
    leading: list(branch('A branch.'), 'Branches that lead it.'),
    joined: list(branch('A branch.'), 'Branches that have joined it; those that lead it, too.'),
  });

const operation = () =>
  closed({
    id: uuid('Id of the operation.'),
    reference: orNull(text('Reference number of the leading branch.', '5000-K1-26')),
    kind: orNull(text('Code of its kind.', 'street-outreach')),
    kindVersion: orNull(count('Version of the kind.')),
    region: orNull(text('Code of its region.', 'syd')),
    municipality: orNull(text('Name of the municipality.', 'Växjö')),
    window: orNull(period('From and to.')),
    phase: codeOf(PHASES, 'How far it has come.', 'closed'),
    leadingBranch: orNull(branch('The branch that leads it.')),
    relation: codeOf(RELATIONS, 'What the caller’s branch is to it.'),
  });
export type OperationLine = AnswerOf<typeof operation>;

const kind = () =>
  closed({
    kind: text('Code of the kind.', 'street-outreach'),
    total: count('How many operations.', 3),
    phases: mapOf(count('How many.'), 'By how far they have come.', { closed: 3 }),
    operations: list(uuid('Id of an operation.'), 'Which.'),
  });
export type KindLine = AnswerOf<typeof kind>;

const calls = () =>
  closed(
    {
      made: orNull(as('How many turns of calls there were.', summed)),
      accepted: as('Accepted.', summed),
      declined: mapOf(summed, 'By reason.', {}),
      expired: orNull(as('Not answered in time.', summed)),
      answeredLate: orNull(as('Answered when the time was over.', summed)),
    },
    'Over the operations whose calls the branch knows of; null where there are none.',
  );
export type CombinedCalls = AnswerOf<typeof calls>;

const support = () =>
  closed(
    {
      personsMet: summed,
      offered: summed,
      accepted: summed,
      declined: summed,
      undecided: summed,
      contactCards: summed,
    },
    'Persons met, counted in each operation by itself: whether it was the same person is not for a sum to tell.',
  );
export type CombinedSupport = AnswerOf<typeof support>;

const voice = () =>
  closed({
    branch: orNull(branch('Whose; null where the facilitator released it without an author.')),
    'well?': text('What went well.', 'the coordinator was there in time'),
    'hard?': text('What was hard.', 'four persons inside at once'),
    'develop?': text('What is to be developed.', 'agree beforehand who enters'),
    ...citedMembers(),
  });
export type Voice = AnswerOf<typeof voice>;

const agreed = (what: string) => ({
  what: text('What was agreed.', what),
  operation: orNull(uuid('Null where the campaign as a whole agreed on it.')),
  entries: entries(),
});

const lesson = () =>
  closed({
    ...agreed('ring the coordinator before the briefing'),
    tags: list(text('A tag.', 'theme:coordinator'), 'What it is about, and where it matters.'),
  });
export type CombinedLesson = AnswerOf<typeof lesson>;

const action = () =>
  closed({
    ...agreed('agree on shared on-call between two regions'),
    owner: person('Who is to do it.', 'leader'),
    due: day('Until when.', '2026-12-31'),
    state: codeOf(['open', 'overdue', 'completed', 'dropped'], 'What became of it.'),
  });
export type CombinedAction = AnswerOf<typeof action>;

const entry = () =>
  closed({
    entry: uuid('Id of the entry.'),
    type: text('Name of the event.', 'CampaignLessonAgreed'),
    at: instant('When it happened.'),
    branch: branch('Whose it is.'),
    facts: facts('What was said, with what was corrected; persons by the name that the caller may know.'),
    'corrections?': list(operationSchemas.correction, 'In order of recording.', { example: [] }),
    'inError?': operationSchemas.errorMark,
  });

export const campaignDebrief = named('CampaignDebrief', () =>
  closed(
    {
      campaign: campaign(),
      branch: branch('Whose debrief it is: the caller’s branch.'),
      relation: codeOf(['leading', 'joined', 'invited'], 'What it is to the campaign.'),
      computedAt: instant('When it was computed.', '2026-11-23T09:00:00.000Z'),
      operations: list(operation(), 'Those that the caller may know, in the order of their windows.'),
      kinds: list(kind(), 'By kind.'),
      calls: calls(),
      measures: closed(
        ofMeasures((words) => orNull(as(`${words}.`, spread))),
        'Null where there is nothing to measure, or nothing that this branch may know.',
      ),
      lateEntries: summed,
      deviations: list(
        closed({
          code: text('Of the kind’s version that each operation was proposed under.', 'too-many-inside'),
          in: list(citedOperation, 'Where.'),
        }),
        'Those found in most operations first.',
      ),
      support: support(),
      followUps: closed({ booked: summed, moved: summed, kept: summed, missed: summed }),
      areaCounts: list(
        closed({
          ...countForArea,
          municipality: orNull(text('Of the operation; null where the caller was not told.', 'Växjö')),
          ...citedMembers(),
        }),
        'By area, what was counted, and time. None is added to another: the same may have been counted twice.',
      ),
      findings: list(
        closed({
          area: text('What was inspected.', 'working-environment'),
          severity: text('How grave.', 'serious'),
          total: count('How many.'),
          in: parts(),
        }),
        'What the branch itself found.',
      ),
      perspectives: list(voice(), 'Perspectives that the branch may read.'),
      lessons: list(lesson(), 'Of the operations and of the campaign as a whole.'),
      actions: list(action(), 'What is still to be done first, the soonest due first.'),
      tasks: list(
        closed({
          code: codeOf(TASK_CODES, 'What is left to do.'),
          branch: branch('Whose task it is.'),
          ...citedMembers(),
        }),
        'What is left to do.',
      ),
      course: list(entry(), 'Entries of the campaign’s own debrief.'),
    },
    'What a campaign came to, as one branch may know it: sums over the debriefs that it can read one by one.',
  ),
);
export type CampaignDebriefDocument = AnswerOf<typeof campaignDebrief>;
export type CombinedTask = CampaignDebriefDocument['tasks'][number];
export type FindingLine = CampaignDebriefDocument['findings'][number];
export type CombinedAreaCount = CampaignDebriefDocument['areaCounts'][number];
export type CombinedDeviation = CampaignDebriefDocument['deviations'][number];
export type CombinedFollowUps = CampaignDebriefDocument['followUps'];

import { schemas, type AnswerOf } from '@samsyn/kernel';

const { branch, closed, count, instant, list, mark, orNull, person, text } = schemas;
const cited = () => schemas.entryIds('The entries that it rests on.');
const site = () => orNull(text('The site; null where the entries name none.', 'salon-2'));

export const finding = () =>
  closed({
    site: site(),
    branch: branch('Whose finding it is.', 'work-environment-authority/inspection'),
    area: orNull(text('Code or words of the area.', 'working-environment')),
    severity: orNull(text('How serious.', 'serious')),
    detail: orNull(text('What was found; null where nothing was told, or not to the reader.', 'no exit')),
    'withheld?': mark('There is more, which the branch may not see.'),
    entries: cited(),
  });
export type FindingLine = AnswerOf<typeof finding>;

export const decision = () =>
  closed({
    what: orNull(text('What was decided.', 'border police wait outside')),
    why: orNull(text('Why.', 'agreed at the pre-briefing')),
    agreed: list(person('By the name that the reader may know.', 'leader'), 'Who agreed.'),
    disagreed: list(person('By the name that the reader may know.', 'border'), 'Who did not.'),
    dissent: orNull(text('Why those who disagreed did, in the words of the decision.', 'not our mandate')),
    dissents: list(
      closed({
        branch: orNull(branch('Whose; null where it went through the facilitator.')),
        reason: orNull(text('Why.', 'not within our mandate')),
      }),
      'What was said against it apart from the decision.',
    ),
    entries: cited(),
  });
export type DecisionLine = AnswerOf<typeof decision>;

export const siteLine = () =>
  closed({
    site: site(),
    enteredAt: orNull(instant('When it was entered first.')),
    securedAt: orNull(instant('When it was secured.')),
    branches: list(branch('A branch.'), 'Which branches told something of it.'),
    findings: count('How many findings the reader knows of.'),
    entries: cited(),
  });
export type SiteLine = AnswerOf<typeof siteLine>;

import { given, SYSTEM } from '@samsyn/kernel';
import { lessons } from '../lessons-decider';
import { LEADER, BORDER, LESSON, known, answered } from '../lessons.fixture';

describe('a lesson that was applied', () => {
  const reopen = {
    kind: 'ReopenLesson',
    lesson: LESSON,
    ...known,
    deviations: ['max-persons-inside-exceeded'],
  } as const;
  const reopened = {
    name: 'LessonReopened' as const,
    data: { lesson: LESSON, ...known, deviations: ['max-persons-inside-exceeded'] },
  };
  const asSamsyn = { actor: SYSTEM };

  it('is reopened when its deviation repeats, once for each', () => {
    const past = { ...answered('applied'), actor: LEADER };
    given(lessons, past).when(reopen, asSamsyn).then(reopened);
    given(lessons, past, reopened).when(reopen, asSamsyn).silent();
    given(lessons, past, reopened)
      .when({ ...reopen, deviations: ['max-persons-inside-exceeded', 'no-support-offered'] }, asSamsyn)
      .then({ ...reopened, data: { ...reopened.data, deviations: ['no-support-offered'] } });
  });

  it('is not where nobody says that it was applied, or nobody would see why', () => {
    given(lessons).when(reopen, asSamsyn).silent();
    given(lessons, { ...answered('not-applicable', { why: 'x' }), actor: BORDER })
      .when(reopen, asSamsyn)
      .silent();
    given(lessons, { ...answered('applied'), actor: LEADER })
      .when({ ...reopen, knownTo: [] }, asSamsyn)
      .silent();
  });
});

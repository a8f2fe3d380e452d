import type { Change } from './signed-version.schema';
import type { CourseLine, DebriefDocument } from './debrief.schema';
import type { Citation } from './cited.schema';

/** A statement of a document that can be found again in another: by what it is about, and how it reads. */
interface Stated {
  readonly code: string;
  readonly branch?: string;
  readonly what?: string;
  readonly value?: string | number | null;
  /** Where it differs, the statement has changed. */
  readonly content: string;
  readonly entries: Citation;
}
type Statements = ReadonlyMap<string, Stated>;
type Part = (document: DebriefDocument) => readonly (readonly [string, Stated])[];

const contentOf = (...values: readonly unknown[]): string => JSON.stringify(values);

const measures: Part = ({ measures: all, measureEntries }) =>
  (Object.keys(all) as (keyof typeof all)[]).map((code) => [
    code,
    { code, value: all[code], content: contentOf(all[code]), entries: measureEntries[code] },
  ]);

const calls: Part = ({ calls: { declined, ...counts }, callEntries }) => {
  const numbers = { ...counts, declined: Object.values(declined).reduce((sum, n) => sum + n, 0) };
  return Object.entries(numbers).map(([code, value]) => [
    code,
    { code, value, content: contentOf(value, code === 'declined' ? declined : null), entries: callEntries },
  ]);
};

const comparison: Part = (document) =>
  document.comparison.map(({ code, planned, actual, entries }) => [
    code,
    { code, value: actual, content: contentOf(planned, actual), entries },
  ]);

const deviations: Part = (document) =>
  document.deviations.map(({ code, entries }) => [
    code,
    { code, content: contentOf([...entries].sort()), entries },
  ]);

const perspectives: Part = ({ perspectives: { named, released } }) => [
  ...named.map(
    ({ entries, ...texts }) => [entries[0]!, { code: 'named', content: contentOf(texts), entries }] as const,
  ),
  // By their words: nothing else distinguishes them.
  ...released.map(
    ({ entries, ...texts }) => [contentOf(texts), { code: 'released', content: '', entries }] as const,
  ),
];

const lessons: Part = (document) =>
  document.lessons.map(({ what, tags, entries }) => [
    entries[0]!,
    { code: 'LessonAgreed', what, content: contentOf(what, tags), entries },
  ]);

const actions: Part = (document) =>
  document.actions.map(({ what, owner, due, state, entries }) => [
    entries[0]!,
    { code: 'ActionAgreed', what, value: state, content: contentOf(what, owner, due, state), entries },
  ]);

const tasks: Part = (document) =>
  document.tasks.map(({ code, branch, entries }) => [
    contentOf(code, branch, entries[0]),
    { code, branch, content: code, entries },
  ]);

/** That something is late or corrected follows from entries that are listed themselves. */
const courseLineContent = ({ at, facts, disclosed, received }: CourseLine): string =>
  contentOf(at, facts, disclosed, received);
const entries: Part = ({ course }) =>
  course.map((line) => [
    line.entry,
    { code: line.type, content: courseLineContent(line), entries: [line.entry] },
  ]);

const PARTS: Readonly<Record<Change['part'], Part>> = {
  measures,
  calls,
  comparison,
  deviations,
  perspectives,
  lessons,
  actions,
  tasks,
  entries,
};

function differences(part: Change['part'], then: Statements, now: Statements): Change[] {
  const changed = [...now].flatMap(([key, is]): Change[] => {
    const was = then.get(key);
    if (was?.content === is.content) return [];
    const { content: _content, value, ...stated } = is;
    const values = value === undefined || !was ? {} : { was: was.value ?? null, is: value };
    return [{ part, how: was ? 'changed' : 'added', ...stated, ...values }];
  });
  const removed = [...then].flatMap(([key, { content: _content, value: _value, ...was }]): Change[] =>
    now.has(key) ? [] : [{ part, how: 'removed', ...was }],
  );
  return [...changed, ...removed];
}

/** The course is long, and another only where something has been recorded: its changes stand until then. */
const ofCourses = new WeakMap<
  DebriefDocument['course'],
  { readonly then: DebriefDocument['course']; readonly changes: readonly Change[] }
>();

function changesOfCourse(then: DebriefDocument, now: DebriefDocument): readonly Change[] {
  const known = ofCourses.get(now.course);
  if (known?.then === then.course) return known.changes;
  const changes = differences('entries', new Map(entries(then)), new Map(entries(now)));
  ofCourses.set(now.course, { then: then.course, changes });
  return changes;
}

/** What reads differently in the second document than in the first, part by part. Both are for one reader. */
export const changesBetween = (then: DebriefDocument, now: DebriefDocument): readonly Change[] =>
  (Object.entries(PARTS) as [Change['part'], Part][]).flatMap(([part, statements]) =>
    part === 'entries'
      ? changesOfCourse(then, now)
      : differences(part, new Map(statements(then)), new Map(statements(now))),
  );

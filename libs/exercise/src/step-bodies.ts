import { groundOn } from '@samsyn/secrecy';
import { ExerciseError, type CastMember, type Exercise, type Step } from './exercise-format';

/** What earlier steps made, by the names that the exercise uses. */
export interface PlayedSoFar {
  readonly exercise: Exercise;
  operationOf(step: Step): string;
  encounterOf(step: Step): string;
  /** The latest call-out of the operation that has this person in its chain, or the latest at all for the leader. */
  callOutOf(step: Step): string;
  /** The last thing of that kind that an earlier step made which matches. */
  madeOf(what: Created, step: Step, matches: (made: Step) => boolean): string;
  /** The entry by which all who take part know that the person of the step was met; absent where only one was. */
  shownToBeMet(step: Step): string | undefined;
  /** The latest concern for a child that the acting branch reported or has, the latest without its answer first. */
  concernOf(step: Step): string;
  /** Whether the acting branch has opened the encounter with that person. */
  hasMet(step: Step): boolean;
  /** The entry that `{entry, nth, by?, person?}` names. */
  entryOf(step: Step, item: Readonly<Record<string, unknown>>): string;
}

export type Body = Record<string, unknown>;
export interface StepRoute {
  path(step: Step, played: PlayedSoFar): string;
  /** The body made of facts and secrets; what is not named here is passed on as it stands. */
  body?(facts: Body, step: Step, played: PlayedSoFar): Body;
  /** What the answer's id is the id of. */
  readonly creates?: Created;
  /** What another must agree to before it holds: the step asks, the other answers with their own token. */
  readonly agreed?: { by(step: Step): string; path(step: Step, played: PlayedSoFar): string };
}
/** What a step may make that later steps mean. */
export type Created =
  | 'operation'
  | 'encounter'
  | 'child-concern'
  | 'concern-answer'
  | 'call-out'
  | 'exception'
  | 'swap'
  | 'advice-call'
  | 'agreement'
  | 'campaign';

export const operation =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/operations/${played.operationOf(step)}/${suffix}`;
export const callOut =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/call-outs/${played.callOutOf(step)}/${suffix}`;
export const encounter =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/encounters/${played.encounterOf(step)}/${suffix}`;
export const concern =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/child-concerns/${played.concernOf(step)}/${suffix}`;
export const debrief =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/debriefs/${played.operationOf(step)}/${suffix}`;
export const fixed =
  (path: string): StepRoute['path'] =>
  () =>
    path;

const codeOf = ({ agency, branch }: CastMember): string => `${agency}/${branch}`;

/** A cast id stands for that person's branch where a branch is meant. */
export const branch = (value: unknown, { cast }: Exercise): unknown => {
  const member = typeof value === 'string' ? cast.get(value) : undefined;
  return member ? codeOf(member) : value;
};
export const branchesIn =
  (field: string): StepRoute['body'] =>
  (facts, step, { exercise }) => {
    const values = facts[field];
    if (!Array.isArray(values)) throw new ExerciseError(step.number, `facts.${field}`, 'a list is required');
    return { ...facts, [field]: [...new Set(values.map((value) => branch(value, exercise)))] };
  };

export const itemIn: StepRoute['body'] = (facts, step, played) => {
  const { item, ...rest } = facts;
  const recipient =
    rest.recipient === undefined ? {} : { recipient: branch(rest.recipient, played.exercise) };
  if (item === undefined) return { ...rest, ...recipient };
  const named = item as Body;
  return { ...rest, ...recipient, item: { entry: played.entryOf(step, named), field: named.field } };
};

export const purposeOf = ({ outcome, ground }: Body): Body => {
  const covered = outcome === 'granted' ? groundOn(String(ground), '9999')?.purposes?.[0] : undefined;
  return covered === undefined ? {} : { purposeCode: covered };
};

/** The agreement that was proposed last. */
export const agreement =
  (suffix: string): StepRoute['path'] =>
  (step, played) =>
    `/agreements/${played.madeOf('agreement', step, () => true)}/${suffix}`;

export const site = (facts: Body, step: Step, _played: PlayedSoFar): Body =>
  step.site === 's1' ? facts : { ...facts, site: step.site };
/** Where the place and the source stand apart as secrets, they are changes like the others. */
export const amendment: StepRoute['body'] = ({ changes, briefAnew, ...secrets }) => ({
  changes: { ...(changes as Body | undefined), ...secrets },
  ...(briefAnew === undefined ? {} : { briefAnew }),
});

/** `from`: the entry by which the person is known. */
export const openedFrom: StepRoute['body'] = (facts, step, played) => {
  const { from, ...rest } = site(facts, step, played);
  return from === undefined ? rest : { ...rest, from: played.entryOf(step, from as Body) };
};

/** `{ nth, by }` of an entry of that event, by its id; what is absent stays absent. */
export const entryIn =
  (field: string, entry: string): StepRoute['body'] =>
  (facts, step, played) =>
    facts[field] === undefined
      ? facts
      : { ...facts, [field]: played.entryOf(step, { entry, ...(facts[field] as Body) }) };

/** What a perspective is about: a branch, or a decision by its place among the decisions. */
export const subjectIn: StepRoute['body'] = (facts, step, played) => {
  const resolved =
    facts.about === undefined ? facts : { ...facts, about: branch(facts.about, played.exercise) };
  return entryIn('decision', 'DecisionTaken')!(resolved, step, played);
};

/** The lesson of another operation of the exercise: `{"lesson": {"operation": "op", "nth": 1}}`. */
export const lessonIn: StepRoute['body'] = (facts, step, played) => {
  const { operation: of, ...item } = facts.lesson as Body;
  const there = typeof of === 'string' ? { ...step, operation: of } : step;
  return { ...facts, lesson: played.entryOf(there, { entry: 'LessonAgreed', ...item }) };
};

/** `with`: another person met, of the same operation. */
export const otherPerson: StepRoute['body'] = ({ with: other, ...facts }, step, played) => ({
  ...facts,
  encounter: played.encounterOf({ ...step, person: String(other) }),
});

import type { Answer, ExerciseClient } from './exercise-client';
import { ExerciseError, type CastMember, type Exercise, type Step } from './exercise-format';
import { LiveRecorder } from './live-recorder';
import { StepsPlayed } from './played-so-far';
import type { StepRoute } from './step-bodies';
import { STEP_ROUTES } from './step-routes';

/** What the player needs of the running Samsyn beside its public interface: its clock, and to know when it is done. */
export interface ExerciseStage {
  readonly client: ExerciseClient;
  /** Handles of two administrators: the first proposes the cast, the second approves it. */
  readonly administrators: readonly [string, string];
  moveClockTo: (instant: string) => void;
  /** The next deadline that Samsyn waits for. */
  nextDeadline(): string | undefined;
  /** Resolves when everything that follows from what was recorded has been done. */
  settled(): Promise<void>;
  /** How many events the log holds. */
  logLength(): Promise<number>;
  progress?: (done: number, of: number) => void;
}

export interface PlayedExercise {
  readonly exercise: Exercise;
  readonly operations: ReadonlyMap<string, string>;
  /** In the order of their proposals. */
  readonly campaigns: readonly string[];
  /** For each branch of the cast, the person whose view is shown: the one with most steps. */
  readonly viewers: ReadonlyMap<string, string>;
  readonly live: ReadonlyMap<string, readonly string[]>;
}

/** It waits for a second person. */
const ACCEPTED = 202;

export const branchOf = ({ agency, branch }: CastMember): string => `${agency}/${branch}`;

/** Plays every step as the person who acts, stopping at each deadline between two steps. @throws ExerciseError */
export async function playExercise(exercise: Exercise, stage: ExerciseStage): Promise<PlayedExercise> {
  const played = new StepsPlayed(exercise);
  const viewers = viewersOf(exercise);
  const recorders = new Map<string, LiveRecorder>();
  const [first] = exercise.steps;
  if (!first) throw new ExerciseError(0, 'steps', 'is empty');
  checkEvents(exercise);
  await registerCast(exercise, stage);
  await registerServices(exercise, stage);
  for (const [index, step] of exercise.steps.entries()) {
    if (step.by === 'system') continue;
    await advanceTo(step.recordedAt, stage);
    await playStep(step, played, stage);
    await stage.settled();
    await listen(played, viewers, recorders, stage.client);
    stage.progress?.(index + 1, exercise.steps.length);
  }
  const last = exercise.steps.at(-1) ?? first;
  await advanceTo(last.recordedAt, stage);
  await Promise.all([...recorders.values()].map((recorder) => recorder.quiet()));
  await checkSystemSteps(played, viewers, stage.client);
  const live = new Map([...recorders].map(([key, recorder]) => [key, recorder.lines]));
  await Promise.all([...recorders.values()].map((recorder) => recorder.stop()));
  return {
    exercise,
    operations: played.operationIds,
    campaigns: played.campaignIds,
    viewers,
    live,
  };
}

/** Key of a live recording: the branch and the operation's name in the exercise. */
export const liveKey = (branch: string, operation: string): string => `${branch} ${operation}`;

function checkEvents({ steps }: Exercise): void {
  for (const { number, does, by } of [...steps].sort((a, b) => a.number - b.number)) {
    if (by !== 'system' && !STEP_ROUTES[does])
      throw new ExerciseError(number, 'does', `${does} is not supported`);
  }
  if (!steps.some(({ does, refused }) => does === 'OperationProposed' && refused === undefined))
    throw new ExerciseError(0, 'steps', 'no OperationProposed: there is no operation to show');
}

function viewersOf({ cast, steps }: Exercise): Map<string, string> {
  const count = (id: string) => steps.filter(({ by }) => by === id).length;
  const viewers = new Map<string, string>();
  for (const [id, member] of cast) {
    const known = viewers.get(branchOf(member));
    if (known === undefined || count(id) > count(known)) viewers.set(branchOf(member), id);
  }
  return viewers;
}

async function registerCast(
  { region: place, cast, steps }: Exercise,
  { client, administrators, moveClockTo }: ExerciseStage,
): Promise<void> {
  const [administrator, second] = administrators;
  moveClockTo(steps[0]!.recordedAt);
  for (const region of new Set([place, ...[...cast.values()].flatMap((member) => member.region ?? [])]))
    expectDone(await client.put(administrator, `/admin/regions/${region}`, {}), 'region');
  for (const [id, member] of cast) {
    const { agency, branch, role, region } = member;
    const registered = await client.put(administrator, `/admin/agencies/${agency}/branches/${branch}`, {});
    expectDone(registered, `cast.${id}.branch`);
    const regions = region === undefined ? [] : [region];
    const person = { branch: branchOf(member), role, newRole: true };
    const proposed = await client.put(administrator, `/admin/persons/${id}`, { ...person, regions });
    expectDone(proposed, `cast.${id}`);
    if (proposed.status !== ACCEPTED) continue;
    const { id: proposal } = proposed.body as { id: string };
    expectDone(await client.post(second, `/approvals/${proposal}/approve`, {}, proposal), `cast.${id}`);
  }
}

/** Whom a step refers to, for what it is referred to for: registered as an administrator would. */
async function registerServices(
  { cast, steps }: Exercise,
  { client, administrators: [administrator] }: ExerciseStage,
): Promise<void> {
  const { body } = await client.get(administrator, '/support-services');
  const known = new Set((body as { services: { code: string }[] }).services.map(({ code }) => code));
  for (const { number, does, facts } of steps) {
    const { to, service } = facts as { to?: string; service?: string };
    if (does !== 'ReferralRequested' || to === undefined || service === undefined) continue;
    const member = cast.get(to);
    const [agency, branch] = (member ? branchOf(member) : to).split('/');
    const code = known.has(service) ? service : 'other';
    const path = `/admin/agencies/${agency}/branches/${branch}/services/${code}`;
    const registered = await client.put(administrator, path, {});
    if (registered.status >= 300) throw new ExerciseError(number, 'facts.to', reasonOf(registered));
  }
}

function expectDone(answer: Answer, field: string): void {
  if (answer.status >= 300) throw new ExerciseError(0, field, reasonOf(answer));
}

/** The clock stops at each due deadline on its way. */
async function advanceTo(instant: string, stage: ExerciseStage): Promise<void> {
  for (let due = stage.nextDeadline(); due !== undefined && due <= instant; due = stage.nextDeadline()) {
    stage.moveClockTo(due);
    await stage.settled();
    if (stage.nextDeadline() === due)
      throw new ExerciseError(0, 'clock', `the deadline of ${due} does not pass`);
  }
  stage.moveClockTo(instant);
  await stage.settled();
}

async function playStep(step: Step, played: StepsPlayed, stage: ExerciseStage): Promise<void> {
  const route = STEP_ROUTES[step.does];
  if (!route) throw new ExerciseError(step.number, 'does', `${step.does} is not supported`);
  const facts = { ...step.secret, ...step.facts };
  const body = { ...(route.body?.(facts, step, played) ?? facts), occurredAt: step.at };
  const before = step.refused === undefined ? 0 : await stage.logLength();
  const answer = await stage.client.post(
    step.by,
    route.path(step, played),
    body,
    `${played.exercise.name} ${step.number}`,
  );
  if (step.refused !== undefined) {
    await expectRefusal(step, step.refused, answer, before, stage);
    return;
  }
  keep(step, route, await approved(step, answer, stage), played);
  if (!route.agreed) return;
  await stage.settled();
  const key = `${played.exercise.name} ${step.number} agreed`;
  const agreement = { occurredAt: step.at };
  const other = route.agreed.by(step);
  keep(step, {}, await stage.client.post(other, route.agreed.path(step, played), agreement, key), played);
}

/** What waits for a second person is approved by the second administrator; what was then recorded stands as `entries`. */
async function approved(
  step: Step,
  answer: Answer,
  { client, administrators: [, second] }: ExerciseStage,
): Promise<Answer> {
  if (answer.status !== ACCEPTED) return answer;
  const { id } = answer.body as { id: string };
  const approval = await client.post(second, `/approvals/${id}/approve`, {}, id);
  if (approval.status >= 300) throw new ExerciseError(step.number, 'does', reasonOf(approval));
  const { made = [] } = approval.body as { made?: readonly object[] };
  return { ...approval, body: { entries: made } };
}

function keep(
  step: Step,
  { creates }: Pick<StepRoute, 'creates'>,
  answer: Answer,
  played: StepsPlayed,
): void {
  if (answer.status >= 300) throw new ExerciseError(step.number, fieldOf(answer), reasonOf(answer));
  const { id, entries } = answer.body as { id?: string; entries: { id: string; type: string }[] };
  played.add(step, entries);
  if (creates && id !== undefined) played.created(step, creates, id);
}

async function expectRefusal(
  step: Step,
  code: string,
  answer: Answer,
  before: number,
  stage: ExerciseStage,
): Promise<void> {
  const found = (answer.body as { code?: unknown }).code;
  if (answer.status < 400 || found !== code) {
    const got = answer.status < 300 ? 'it was carried out' : `it was refused with ${String(found)}`;
    throw new ExerciseError(step.number, 'refused', `must be refused with ${code}, but ${got}`);
  }
  if ((await stage.logLength()) !== before) {
    throw new ExerciseError(step.number, 'refused', 'the refused command left an event');
  }
}

interface ProblemAnswer {
  code?: string;
  title?: string;
  errors?: { path: string; rule: string; title: string }[];
}

const fieldOf = ({ body }: Answer): string => (body as ProblemAnswer).errors?.[0]?.path ?? 'does';

function reasonOf({ status, body }: Answer): string {
  const { code = '', title = '', errors = [] } = body as ProblemAnswer;
  const rules = errors.map((error) => `${error.path}: ${error.title}`);
  return `${status} ${code} ${rules.length === 0 ? title : rules.join(' ')}`.trim();
}

async function listen(
  played: StepsPlayed,
  viewers: ReadonlyMap<string, string>,
  recorders: Map<string, LiveRecorder>,
  client: ExerciseClient,
): Promise<void> {
  const connecting: Promise<void>[] = [];
  for (const [name, id] of played.operationIds) {
    for (const [branch, handle] of viewers) {
      const key = liveKey(branch, name);
      const recorder =
        recorders.get(key) ?? new LiveRecorder(client, handle, `/operations/${id}/history/stream`);
      recorders.set(key, recorder);
      connecting.push(recorder.connect());
    }
  }
  await Promise.all(connecting);
}

interface SystemEntry {
  readonly type: string;
  readonly at: string;
  readonly branch: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What Samsyn does by itself is not played: it must stand in the history, with the facts that the exercise names. */
async function checkSystemSteps(
  played: StepsPlayed,
  viewers: ReadonlyMap<string, string>,
  client: ExerciseClient,
): Promise<void> {
  const { steps } = played.exercise;
  for (const step of steps.filter(({ by }) => by === 'system')) {
    const path = `/operations/${played.operationOf(step)}/history?limit=500`;
    const found = await Promise.all(
      [...viewers.values()].map(async (handle) => {
        const { status, body } = await client.get(handle, path);
        return status === 200 ? (body as { entries: SystemEntry[] }).entries : [];
      }),
    );
    const matches = ({ type, at, branch, facts }: SystemEntry) =>
      type === step.does &&
      branch === 'system' &&
      Date.parse(at) === Date.parse(step.at) &&
      Object.entries(step.facts).every(
        ([field, value]) => JSON.stringify(facts[field]) === JSON.stringify(value),
      );
    if (!found.flat().some(matches)) {
      throw new ExerciseError(step.number, 'does', `${step.does} is not found in the history at ${step.at}`);
    }
  }
}

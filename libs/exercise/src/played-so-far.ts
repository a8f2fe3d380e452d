import { ExerciseError, type Exercise, type Step } from './exercise-format';
import type { Created, PlayedSoFar } from './step-bodies';

interface PlayedEntry {
  readonly id: string;
  readonly type: string;
  readonly by: string;
  readonly person: string;
  readonly operation: string;
}

/** Entries that show all who take part that a person was met. */
const SHOWS_WHO: ReadonlySet<string> = new Set(['PersonMetWithoutCoordinator', 'VictimConversationStarted']);

interface PlayedCall {
  readonly id: string;
  readonly operation: string;
  readonly chain: readonly string[];
}

/** Keeps the ids that the answers gave, under the names by which later steps mean them. */
export class StepsPlayed implements PlayedSoFar {
  private readonly entries: PlayedEntry[] = [];
  private readonly operations = new Map<string, string>();
  private readonly encounters = new Map<string, string>();
  private readonly calls: PlayedCall[] = [];
  private readonly made: { readonly what: Created; readonly id: string; readonly step: Step }[] = [];

  constructor(readonly exercise: Exercise) {}

  /** Operation ids by the names of the exercise, in the order of their proposals. */
  get operationIds(): ReadonlyMap<string, string> {
    return this.operations;
  }

  /** Ids of the campaigns, in the order of their proposals. */
  get campaignIds(): readonly string[] {
    return this.made.flatMap(({ what, id }) => (what === 'campaign' ? [id] : []));
  }

  add(step: Step, entries: readonly { id: string; type: string }[]): void {
    const { by, person, operation } = step;
    for (const { id, type } of entries) this.entries.push({ id, type, by, person, operation });
  }

  created(step: Step, what: Created, id: string): void {
    this.made.push({ what, id, step });
    if (what === 'operation') this.operations.set(step.operation, id);
    if (what === 'encounter') this.encounters.set(`${step.operation}/${step.person}`, id);
    if (what === 'call-out') {
      const { to, then } = step.facts;
      const chain = [to, ...(Array.isArray(then) ? (then as unknown[]) : [])].filter(
        (id) => typeof id === 'string',
      );
      this.calls.push({ id, operation: step.operation, chain });
    }
  }

  operationOf(step: Step): string {
    const id = this.operations.get(step.operation);
    if (!id) throw new ExerciseError(step.number, 'operation', `${step.operation} has not been proposed`);
    return id;
  }

  encounterOf(step: Step): string {
    const id = this.encounters.get(`${step.operation}/${step.person}`);
    if (!id)
      throw new ExerciseError(step.number, 'person', `no encounter with ${step.person} has been opened`);
    return id;
  }

  callOutOf(step: Step): string {
    const calls = this.calls.filter(({ operation }) => operation === step.operation);
    const call = calls.findLast(({ chain }) => chain.includes(step.by)) ?? calls.at(-1);
    if (!call) throw new ExerciseError(step.number, 'does', 'nobody has been called');
    return call.id;
  }

  madeOf(what: Created, step: Step, matches: (made: Step) => boolean): string {
    const found = this.made.findLast((made) => made.what === what && matches(made.step));
    if (!found) throw new ExerciseError(step.number, 'does', `there is no ${what} that it could mean`);
    return found.id;
  }

  shownToBeMet({ operation, person }: Step): string | undefined {
    const shown = this.entries.filter((entry) => entry.operation === operation && SHOWS_WHO.has(entry.type));
    const isOne = shown.every((entry) => entry.person === person);
    return isOne ? undefined : shown.findLast((entry) => entry.person === person)?.id;
  }

  hasMet({ operation, person, by }: Step): boolean {
    const opened = this.entries.find(
      (entry) => entry.type === 'EncounterOpened' && entry.operation === operation && entry.person === person,
    );
    return opened !== undefined && this.branchOf(opened.by) === this.branchOf(by);
  }

  concernOf(step: Step): string {
    const acting = this.branchOf(step.by);
    const of = this.made.filter(
      ({ step: made }) => made.operation === step.operation && made.person === step.person,
    );
    const answered = new Set(of.flatMap(({ what, id }) => (what === 'concern-answer' ? [id] : [])));
    const meant = of.filter(({ what, step: made }) => {
      const parties = [this.branchOf(made.by), this.branchOf(made.facts.to)];
      return what === 'child-concern' && parties.includes(acting);
    });
    const found = meant.findLast(({ id }) => !answered.has(id)) ?? meant.at(-1);
    if (!found) throw new ExerciseError(step.number, 'does', 'there is no concern that it could mean');
    return found.id;
  }

  private branchOf(value: unknown): unknown {
    const member = typeof value === 'string' ? this.exercise.cast.get(value) : undefined;
    return member ? `${member.agency}/${member.branch}` : value;
  }

  entryOf(step: Step, item: Readonly<Record<string, unknown>>): string {
    const { entry: type, nth = 1, by, person } = item;
    const matching = this.entries.filter(
      (entry) =>
        entry.type === type &&
        entry.operation === step.operation &&
        (by === undefined || entry.by === by) &&
        (person === undefined || entry.person === person),
    );
    const found = typeof nth === 'number' ? matching[nth - 1] : undefined;
    if (!found)
      throw new ExerciseError(step.number, 'entry', `${String(type)} number ${String(nth)} is not there`);
    return found.id;
  }
}

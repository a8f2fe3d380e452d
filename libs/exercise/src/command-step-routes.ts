import { CONDUCT_FACTS, ENCOUNTER_FACTS } from '@samsyn/conducting';
import { DEBRIEF_COMMANDS, generateDebrief, openDebrief } from '@samsyn/debriefing';
import { breakGlass, correctEntry, eraseSubject, markInError } from '@samsyn/entries';
import { FILLED_IN, fieldsOfBranches, type CommandDefinition } from '@samsyn/event-store';
import { CALL_COMMANDS, callCoordinator } from '@samsyn/call-outs';
import { PLAN_COMMANDS, releaseCommands } from '@samsyn/planning';
import {
  branch,
  callOut,
  concern,
  debrief,
  encounter,
  entryIn,
  openedFrom,
  operation,
  site,
  type Body,
  type StepRoute,
} from './step-bodies';

type StepBody = NonNullable<StepRoute['body']>;

/** What must be looked up among the earlier steps before the body can be sent. */
const LOOKED_UP: Readonly<Record<string, StepRoute['body']>> = {
  DissentRecorded: entryIn('decision', 'DecisionTaken'),
  SafetyCheckedIn: entryIn('checkIn', 'SafetyCheckInStarted'),
  SafetyAlarmHandled: entryIn('checkIn', 'SafetyCheckInStarted'),
  SafetyCheckInEnded: entryIn('checkIn', 'SafetyCheckInStarted'),
  DeviationDeclared: ({ entries, ...rest }, step, played) =>
    Array.isArray(entries)
      ? { ...rest, entries: entries.map((entry) => played.entryOf(step, entry as Body)) }
      : rest,
  // Where the exercise has several persons met.
  VoluntaryMeasureAsked: (facts, step, played) => {
    const met = played.shownToBeMet(step);
    return met === undefined ? facts : { ...facts, met };
  },
};

/**
 * As the step has them: its facts are shared with all who take part, and of a secret with a fixed label only
 * the text is sent.
 */
const siteBody =
  ({ event, fields }: CommandDefinition): StepBody =>
  (facts, step, played) => {
    const hasSite = 'site' in event.fields && fields.site !== FILLED_IN;
    const labelled = Object.entries(event.fields).flatMap(([name, { chosen }]): [string, unknown][] => {
      const secret = step.secret[name];
      if (!chosen) return typeof secret === 'object' ? [[name, secret.value]] : [];
      if (typeof step.facts[name] !== 'string' || secret !== undefined) return [];
      return [[name, { value: step.facts[name], label: 'participants-only' }]];
    });
    return { ...(hasSite ? site(facts, step, played) : facts), ...Object.fromEntries<unknown>(labelled) };
  };

const conductStep = (definition: CommandDefinition): StepRoute => {
  const asItStands = siteBody(definition);
  const lookUp = LOOKED_UP[definition.event.name];
  return {
    path: operation(`conduct/${definition.path}`),
    body: (facts, step, played) => {
      const body = asItStands(facts, step, played);
      return lookUp ? lookUp(body, step, played) : body;
    },
  };
};

/** A cast id stands for that person's branch where a branch is meant. */
const withBranches =
  ({ event }: CommandDefinition): StepBody =>
  (facts, _step, { exercise }) => {
    const named = fieldsOfBranches(event).filter((field) => facts[field] !== undefined);
    const branches = named.map((field) => {
      const value = facts[field];
      const of = (one: unknown) => branch(one, exercise);
      return [field, Array.isArray(value) ? [...new Set(value.map(of))] : of(value)] as const;
    });
    return { ...facts, ...Object.fromEntries(branches) };
  };

const stepsOf = (
  definitions: readonly CommandDefinition[],
  step: (definition: CommandDefinition) => StepRoute,
): Readonly<Record<string, StepRoute>> =>
  Object.fromEntries(definitions.map((definition) => [definition.event.name, step(definition)]));

/** Below the path of what the step is about. */
const stepAt =
  (path: (suffix: string) => StepRoute['path']) =>
  (definition: CommandDefinition): StepRoute => ({
    path: path(definition.path),
    body: withBranches(definition),
  });

/** The entry is named by `{ entry, nth, by?, person? }`; the body has the rest. */
const entryStep = ({ path }: CommandDefinition): StepRoute => ({
  path: (step, played) => `/entries/${played.entryOf(step, { by: undefined, ...step.facts })}/${path}`,
  body: ({ entry: _entry, nth: _nth, by: _by, person: _person, ...facts }) => facts,
});

/** An exercise has nobody leave, and so no encounter without holder. */
const { EncounterTakenOver: _neverPlayed, ...PLAYED_IN_ENCOUNTER } = ENCOUNTER_FACTS;
const { ChildConcernReported, ChildConcernAcknowledged, ChildConcernRedirected } = ENCOUNTER_FACTS;

/** Every command that is defined in a table, from its definition. */
export const COMMAND_STEP_ROUTES: Readonly<Record<string, StepRoute>> = {
  ...stepsOf([...Object.values(PLAN_COMMANDS), ...releaseCommands], stepAt(operation)),
  ...stepsOf(Object.values(CALL_COMMANDS), stepAt(callOut)),
  ...stepsOf([openDebrief, generateDebrief], stepAt(operation)),
  // A release of what is about a branch that was not there is recorded as PerspectivePassedOn.
  ...stepsOf(Object.values(DEBRIEF_COMMANDS), stepAt(debrief)),
  CoordinatorCalled: { ...stepAt(operation)(callCoordinator), creates: 'call-out' },
  ConductStarted: { path: operation('conduct/start') },
  ...stepsOf(Object.values(CONDUCT_FACTS), conductStep),
  EncounterOpened: { path: operation('encounters'), body: openedFrom, creates: 'encounter' },
  ...stepsOf(Object.values(PLAYED_IN_ENCOUNTER), stepAt(encounter)),
  ...stepsOf([correctEntry, markInError, breakGlass], entryStep),
  ...stepsOf([eraseSubject], stepAt(encounter)),
  ChildConcernReported: {
    path: (step, played) => (played.hasMet(step) ? encounter : operation)('child-concerns')(step, played),
    body: withBranches(ChildConcernReported),
    creates: 'child-concern',
  },
  ChildConcernAcknowledged: {
    path: concern('acknowledgements'),
    body: withBranches(ChildConcernAcknowledged),
    creates: 'concern-answer',
  },
  ChildConcernRedirected: {
    path: concern('redirections'),
    body: withBranches(ChildConcernRedirected),
    creates: 'child-concern',
  },
};

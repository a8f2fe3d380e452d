import 'reflect-metadata';
import { schemaOf, type EventDefinition } from '@samsyn/event-store';
import { validationPipe } from '@samsyn/web';
import { getMetadataStorage } from 'class-validator';
import { conductEvents } from '../conduct/conduct.events';
import { KEPT_BY_SAMSYN } from '../encounter/encounter-facts';
import { encounterEvents } from '../encounter/encounter.events';
import { BATCH_BODIES, type BatchableName } from '../record-entries/batch.dto';

/** What the command fills in where the body does not say it. */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  ConductStarted: ['planRevision', 'planHash'],
  FollowUpBooked: ['followUp'],
  PersonMetWithoutCoordinator: ['region'],
  ReferralWithdrawn: ['to'],
  ChildConcernRedirected: ['from', 'reporter'],
  ReflectionPeriodGranted: ['until'],
  SafetyCheckInStarted: ['nextAt'],
  SafetyCheckedIn: ['who', 'site', 'nextAt', 'clears'],
  SafetyAlarmHandled: ['who', 'site', 'nextAt'],
  SafetyCheckInEnded: ['who', 'site', 'clears'],
};
/** Done by Samsyn alone. */
const BY_SYSTEM = new Set<string>(['SafetyCheckInMissed', ...KEPT_BY_SAMSYN]);
const MAY_BE_ABSENT = new Set([
  ...['count', 'checkIn', 'alarm', 'handover', 'followUp', 'referral', 'concern', 'about'],
]);

const all: readonly EventDefinition[] = [...conductEvents, ...encounterEvents];
const definitions = all.filter(({ name }) => !BY_SYSTEM.has(name));
/** The number is what it tells: one is not taken for granted. */
const COUNT_IS_ALL = new Set<string>(['AreaCounted']);

function fieldsOf(dto: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))]
    .filter((field) => field !== 'occurredAt')
    .sort();
}

/** Sealed, and so never demanded by the event, whose key may be destroyed; without it the fact is none. */
const SAYS_NOTHING_WITHOUT: Readonly<Record<string, readonly string[]>> = {
  NoteAdded: ['text'],
  FindingRecorded: ['area', 'severity'],
  SafetyIncidentOccurred: ['severity'],
  DeviationDeclared: ['what'],
  ReferralWithdrawn: ['why'],
};

describe('the body of each fact', () => {
  it('exists for every event of conduct and encounter', () => {
    expect(Object.keys(BATCH_BODIES).sort()).toEqual(definitions.map(({ name }) => name).sort());
  });

  it.each(definitions.map((definition) => [definition.name, definition] as const))(
    'of %s has the fields of the event',
    async (name, { fields }) => {
      const dto = BATCH_BODIES[name as BatchableName];
      const filledIn = FILLED_IN[name] ?? [];
      const expected = Object.keys(fields).filter((field) => !filledIn.includes(field));
      expect(fieldsOf(dto)).toEqual(expected.sort());

      const required = schemaOf(fields).required ?? [];
      const demanded = required.filter(
        (field) =>
          !filledIn.includes(field) &&
          (!MAY_BE_ABSENT.has(field) || COUNT_IS_ALL.has(name)) &&
          !(name === 'SafetyCheckInStarted' && field === 'who'),
      );
      const missing = await validationPipe()
        .transform({}, { type: 'body', metatype: dto })
        .then(
          () => [],
          (error: { extras: { errors: { path: string }[] } }) =>
            error.extras.errors.map(({ path }) => path.slice(1)),
        );
      expect(missing.sort()).toEqual([...demanded, ...(SAYS_NOTHING_WITHOUT[name] ?? [])].sort());
    },
  );
});

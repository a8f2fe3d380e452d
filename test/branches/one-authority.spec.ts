import { AGENCIES } from '@samsyn/identity';
import { type Branch, type JsonObject, type Recorded } from '@samsyn/kernel';
import { isCoordinatorBranch, isEmergencyBranch } from '@samsyn/kinds';
import { accessAt, canSeeOperation, view, type Viewer } from '@samsyn/secrecy';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { sampleDataOf } from '../golden/golden-events';

const registry = eventRegistry();
const ON = '2026-11-20T12:00:00.000Z';
const AT = '2026-11-19T19:00:00.000Z';
const POLICE = 'police/trafficking-unit';

const SOCIAL_SERVICES: readonly Branch[] = Object.keys(AGENCIES['social-services']!.branches).map(
  (code) => `social-services/${code}`,
);
/** Of each kind of office two: what holds for them holds for their siblings, by the same rules. */
const RECORDING: readonly Branch[] = [
  ...SOCIAL_SERVICES.filter(isCoordinatorBranch).slice(0, 2),
  ...SOCIAL_SERVICES.filter(isEmergencyBranch).slice(0, 2),
  ...['social-services/malmo', 'social-services/goteborg'],
];

const personOf = (branch: Branch): Viewer => ({ branch, person: `person of ${branch}`, role: 'coordinator' });
const supervisorOf = (branch: Branch): Viewer => ({
  branch,
  person: `head of ${branch}`,
  role: 'supervisor',
});

/** An operation of the police in which the branches take part, with one entry of `recording` in its own encounter. */
function operationWith(taking: readonly Branch[], recording: Branch, name: string, data: JsonObject) {
  const entries: Recorded[] = [];
  const tell = (by: Branch, event: string, content: object, stream = 'plan') => {
    const position = entries.length + 1;
    const ids = { id: `entry-${position}`, commandId: 'c', causationId: null, operationId: 'op', version: 1 };
    const place = { position, stream, revision: position, occurredAt: AT, recordedAt: AT };
    const found = { name: event, actor: personOf(by), data: content as JsonObject, labels: {}, erased: [] };
    entries.push({ ...ids, ...place, ...found });
  };
  tell(POLICE, 'OperationProposed', {});
  for (const branch of taking) tell(branch, 'AgencyConfirmed', {});
  tell(recording, 'EncounterOpened', {}, 'encounter');
  tell(recording, name, data, 'encounter');
  return { entry: entries.at(-1)!, access: accessAt(entries, Infinity) };
}

/** Audiences that are no participant's, however many take part. */
const OF_ONE_BRANCH: readonly string[] = ['branch', 'owner', 'encounter-owner'];
const events = registry.all().map(({ definition }) => definition);
const ofOneBranch = [...new Set(events)].filter(({ audience }) => OF_ONE_BRANCH.includes(audience));
const all = [...new Set(events)].filter(({ audience }) => audience !== 'correction');
const dataOf = (definition: (typeof events)[number]): JsonObject =>
  sampleDataOf(registry.ofType(`${definition.service}.${definition.name}.v${definition.version}`));

/** Who of the other offices sees the entry. */
function seersOf(
  taking: 'all' | 'none',
  recording: Branch,
  definition: (typeof events)[number],
): readonly string[] {
  const others = SOCIAL_SERVICES.filter((branch) => branch !== recording);
  const taken = taking === 'all' ? [recording, ...others] : [recording];
  const { entry, access } = operationWith(taken, recording, definition.name, dataOf(definition));
  return others
    .flatMap((branch) => [personOf(branch), supervisorOf(branch)])
    .filter((viewer) => {
      const context = { registry, viewer, accesses: [access], on: ON, nameOf: () => undefined } as const;
      const isKnown = taking === 'all' || canSeeOperation(access, viewer);
      return isKnown || view(entry, context) !== undefined
        ? view(entry, context) !== undefined || taking === 'none'
        : false;
    })
    .map(({ branch }) => branch);
}

describe('each office of the social services is an authority of its own (OSL 8:1)', () => {
  it('has branches for all of them, and none that holds several', () => {
    expect(SOCIAL_SERVICES.length).toBeGreaterThan(290);
    for (const wide of ['municipality', 'regional-coordinator', 'emergency-service'])
      expect(SOCIAL_SERVICES).not.toContain(`social-services/${wide}`);
  });

  it.each(ofOneBranch.map((definition) => [definition.name, definition] as const))(
    '%s of one is no other’s, though all take part',
    (_name, definition) => {
      for (const recording of RECORDING) expect(seersOf('all', recording, definition)).toEqual([]);
    },
  );

  it.each(all.map((definition) => [definition.name, definition] as const))(
    '%s of one, who takes part alone, is no other’s',
    (_name, definition) => {
      for (const recording of RECORDING.slice(0, 2))
        expect(seersOf('none', recording, definition)).toEqual([]);
    },
  );
});

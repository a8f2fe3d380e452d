import { canSeeOperation, readsEncounter } from './knowledge';
import { operation, person, ROLES, viewerIn, type Role, type TestLog } from './access-context.fixture';

/** Whoever sees the entry, of those who stand to the encounter or do not. */
const seers = (log: TestLog, entry: ReturnType<TestLog['tell']>) =>
  ROLES.filter((role) => log.viewed(entry, role));
const readable = (log: TestLog, entry: ReturnType<TestLog['tell']>) =>
  ROLES.filter((role) => log.viewed(entry, role)?.facts['text'] === 'what she told');

const inEncounter = { stream: 'encounter' };
const handedOver = (log: TestLog, by: Role) =>
  log.tell(
    by,
    'Told-owner',
    { text: 'what she told' },
    { ...inEncounter, labels: { text: ['social-services'] } },
  );
const handedTo = (log: TestLog, by: Role, to: Role) =>
  log.tell(by, 'EncounterHandedOver', { to: person(to) }, inEncounter);

describe('an encounter that another office took over', () => {
  const log = operation();
  const before = handedOver(log, 'holder');
  const request = log.tell(
    'leader',
    'DisclosureRequested',
    { item: { entry: before.id, field: 'text' } },
    inEncounter,
  );
  const handOver = handedTo(log, 'holder', 'stranger');
  const after = handedOver(log, 'stranger');

  it('is read by that office, and by those who held it as it was until then', () => {
    expect(readable(log, before)).toEqual(['holder', 'supervisor', 'stranger']);
    expect(seers(log, handOver)).toEqual(['holder', 'supervisor', 'stranger']);
  });

  it('is that office’s alone from then on', () => {
    expect(readable(log, after)).toEqual(['stranger']);
    const recordedBefore = log.tell('holder', 'Told-encounter', {}, inEncounter);
    expect(seers(log, recordedBefore)).toContain('participant');
  });

  it('comes with the requests for what was told in it', () => {
    expect(seers(log, request)).toEqual(['leader', 'holder', 'supervisor', 'stranger']);
  });

  it('is shown to nobody else, and makes nobody take part', () => {
    expect(canSeeOperation(log.access, viewerIn('stranger'))).toBe(true);
    expect(log.access.participants.has(viewerIn('stranger').branch)).toBe(false);
    const elsewhere = { ...viewerIn('stranger'), person: 'a colleague of hers' };
    expect(readsEncounter(elsewhere, log.access.encounters.get('encounter'))).toBe(false);
  });

  it('is read as a whole again where it was handed back', () => {
    const again = operation();
    const first = handedOver(again, 'holder');
    handedTo(again, 'holder', 'stranger');
    const second = handedOver(again, 'stranger');
    handedTo(again, 'stranger', 'colleague');
    const third = handedOver(again, 'colleague');
    expect([first, second, third].map((entry) => readable(again, entry))).toEqual([
      ['holder', 'colleague', 'supervisor', 'stranger'],
      ['colleague', 'supervisor', 'stranger'],
      ['colleague', 'supervisor'],
    ]);
  });
});

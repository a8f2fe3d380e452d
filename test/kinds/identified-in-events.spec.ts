import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encounterLinkEvents } from '@samsyn/conducting/contract';
import { campaignDebriefEvents } from '@samsyn/campaigns/contract';
import type { EventDefinition, WireType } from '@samsyn/event-store';
import {
  DomainError,
  SYSTEM,
  type Json,
  type JsonObject,
  type NewEvent,
  type Recorded,
} from '@samsyn/kernel';
import { contactDrillEvents } from '@samsyn/notifications/contract';
import { publicationEvents } from '@samsyn/oversight/contract';
import { adviceCallEvents } from '@samsyn/advice/contract';
import { agreementEvents } from '@samsyn/agreements/contract';
import { availabilityEvents } from '@samsyn/availability/contract';
import { campaignEvents } from '@samsyn/campaigns/contract';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';
import { mustHoldCounts } from '../../libs/secrecy/src/only-counts/only-counts';
import { PROJECT } from '../architecture/cruise';
import { sampleDataOf } from '../golden/golden-events';

const registry = eventRegistry();
/** What stands in no operation. */
const OUTSIDE: ReadonlySet<string> = new Set(
  [
    ...agreementEvents,
    ...availabilityEvents,
    ...adviceCallEvents,
    ...campaignEvents,
    ...campaignDebriefEvents,
    ...encounterLinkEvents,
    ...contactDrillEvents,
    ...publicationEvents,
  ].map(({ name }) => name),
);
const events = registry
  .all()
  .filter(({ version, definition }) => version === definition.version && !OUTSIDE.has(definition.name));
const named = (name: string): WireType => registry.ofName(name);

/** Each fits wherever a text of the writer's own does, a code and the name of a site among them. */
const IDENTITIES = { address: 'eskort.nu', telephone: '0701234567', 'personal-number': '6408233234' };
const ENTRY = '6f1c2f0e-5c0b-4b7e-9d0e-0d7c2f3a1b42';
/** What is told of whoever is met after all, and by whom such a person is supported. */
const OF_WHOM_IS_MET = ['region', 'asked', 'branch', 'encounter', 'encounter-owner', 'owner'];
const OF_ANOTHER = ['correction', 'disclosure'];
const isExempt = ({ audience }: EventDefinition): boolean => OF_WHOM_IS_MET.includes(audience);

const recorded = (name: string, data: object, id = ENTRY): Recorded =>
  ({ id, name, data, stream: 'one', labels: {}, erased: [] }) as unknown as Recorded;
const survey = recorded('OperationProposed', { kind: 'field-survey', kindVersion: 1 }, 'proposal');

/** The fields that are refused, each with why; none where all is taken. */
function refusedIn(event: NewEvent, before: readonly Recorded[] = [], actor = { branch: 'police/unit' }) {
  try {
    const metadata = { actor, now: '', occurredAt: '', newId: '' } as never;
    mustHoldCounts(
      { command: undefined, events: [event], metadata },
      { registry, entries: [survey, ...before] },
    );
    return {};
  } catch (error) {
    const { code, details } = error as DomainError;
    expect(code).toBe('SURVEY.IDENTIFIES');
    const fields = details.fields as unknown as readonly { field: string; of: readonly string[] }[];
    return Object.fromEntries(fields.map(({ field, of }) => [field, of]));
  }
}

function replaced(value: Json, [name, ...rest]: readonly string[], text: string): Json {
  if (name === undefined) return text;
  if (Array.isArray(value))
    return value.map((part: Json, index) => (String(index) === name ? replaced(part, rest, text) : part));
  const whole = value as JsonObject;
  return { ...whole, [name]: replaced(whole[name] as Json, rest, text) };
}

/** The data of an event with another text in each place in turn where its schema lets another one stand. */
function planted(wire: WireType, text: string): readonly (readonly [path: string, data: JsonObject])[] {
  const sample = { ...sampleDataOf(wire) };
  if (Object.hasOwn(sample, 'who') && typeof sample.who === 'string') delete sample.who;
  const places = (value: Json, path: readonly string[]): readonly (readonly string[])[] => {
    if (typeof value === 'string') return [path];
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]));
  };
  return places(sample, []).flatMap((path) => {
    const data = replaced(sample, path, text) as JsonObject;
    return wire.accepts(data) ? [[path.join('/'), data] as const] : [];
  });
}

const PLACES = events.flatMap((wire) =>
  Object.entries(IDENTITIES).flatMap(([identity, text]) =>
    planted(wire, text).map(([path, data]) => ({ wire, identity, path, data })),
  ),
);
const isOfStaff = ({ wire, path }: { wire: WireType; path: string }): boolean =>
  wire.definition.fields[path.split('/')[0]!]?.about === 'staff';

describe('what a survey takes', () => {
  it('of events there is a place for a text in most', () => {
    const names = new Set(PLACES.map(({ wire }) => wire.definition.name));
    expect(names.size).toBeGreaterThan(80);
    for (const name of ['NoteAdded', 'RoleAssigned', 'PlanAmended', 'PerspectiveSubmitted', 'EntryCorrected'])
      expect(names).toContain(name);
  });

  it('is refused in every place of every event where anybody may write what identifies somebody', () => {
    const wrong = PLACES.filter((place) => !isExempt(place.wire.definition) && !isOfStaff(place)).flatMap(
      ({ wire, identity, path, data }) => {
        const { name } = wire.definition;
        const found = refusedIn({ name, data })[path] ?? [];
        return found.includes(identity) ? [] : [`${name}.${path}: ${identity}`];
      },
    );
    expect(wrong).toEqual([]);
  });

  it('is taken where it is told of an exposed person who is met after all, and of how staff are reached', () => {
    const exempt = PLACES.filter((place) => isExempt(place.wire.definition) || isOfStaff(place));
    const wrong = exempt.flatMap(({ wire, path, data }) => {
      const { name } = wire.definition;
      return Object.keys(refusedIn({ name, data })).map((field) => `${name}.${path}: ${field}`);
    });
    expect(wrong).toEqual([]);
    expect(
      new Set(exempt.filter(isOfStaff).map(({ wire, path }) => `${wire.definition.name}.${path}`)),
    ).toEqual(new Set(['ContactPersonNamed.telephone']));
    // What is exempt and not the support of one person: the weighing of a stay, and a case about public records.
    const others = exempt.filter(
      (place) => !isOfStaff(place) && place.wire.definition.sealedFor === 'operation',
    );
    expect(new Set(others.map(({ wire }) => wire.definition.name))).toEqual(
      new Set([
        'PersonMetWithoutCoordinator',
        'VoluntaryMeasureAsked',
        'ResidenceDecisionWeighed',
        'PublicRecordsRequested',
        'PublicRecordsPartsDecided',
        'PublicRecordsAnswered',
        // Of an encounter, after its erasure: branches, grounds and ids.
        'DisclosuresListed',
        // Of accounts: why two persons changed one, or did not.
        'BranchChangeProposed',
        'BranchChangeMade',
        'BranchChangeRefused',
      ]),
    );
  });

  it('is nobody described, in whatever words', () => {
    const describing = events.flatMap(({ definition: { name, fields } }) =>
      Object.keys(fields)
        .filter((field) => fields[field]!.about === 'somebody-met')
        .map((field) => [name, field]),
    );
    expect(describing).toEqual([
      ['SuspectEncountered', 'who'],
      ['PersonsSeparated', 'who'],
    ]);
    for (const [name = '', field = ''] of describing)
      expect(refusedIn({ name, data: { [field]: 'a tall man' } })).toEqual({ [field]: ['person'] });
    expect(refusedIn({ name: 'SuspectEncountered', data: { kind: 'buyer' } })).toEqual({});
  });

  it('is in a correction and a disclosure what the entry may say that they are about', () => {
    const about = events.filter(({ definition: { audience } }) => OF_ANOTHER.includes(audience));
    const entry = (name: string) => recorded(name, sampleDataOf(named(name)));
    const wrong = about.flatMap((wire) =>
      planted(wire, IDENTITIES.address).flatMap(([path, data]) => {
        const { name } = wire.definition;
        const [of, met] = ['NoteAdded', 'FollowUpBooked'].map((one) =>
          refusedIn({ name, data }, [entry(one)]),
        );
        return [
          ...(Object.hasOwn(of!, path) ? [] : [`${name}.${path} of a note is taken`]),
          ...(Object.keys(met!).length === 0 ? [] : [`${name}.${path} of an encounter is refused`]),
        ];
      }),
    );
    expect(wrong).toEqual([]);
    expect(about.length).toBeGreaterThan(6);
  });

  it('is of an incident what the entry may say that went to the wrong recipient', () => {
    const chain = (name: string) => [
      recorded(name, sampleDataOf(named(name)), 'entry'),
      recorded(
        'DisclosureDecided',
        { item: { entry: 'entry', field: 'text' }, outcome: 'granted' },
        'decision',
      ),
      recorded('WrongRecipientReported', { decision: 'decision', what: '-', notifyBy: '-' }, 'incident'),
    ];
    const step = (why: string) => ({ name: 'IncidentStepTaken', data: { incident: 'incident', why } });
    expect(refusedIn(step('ring 0701234567'), chain('NoteAdded'))).toEqual({ why: ['telephone'] });
    expect(refusedIn(step('ring 0701234567'), chain('FollowUpBooked'))).toEqual({});
  });

  it('is corrected as the field is told: how staff are reached is, who somebody was is not', () => {
    const correcting = (name: string, field: string, is: string, before: object) =>
      refusedIn({ name: 'EntryCorrected', data: { entry: ENTRY, field, is } }, [recorded(name, before)]);
    expect(correcting('ContactPersonNamed', 'telephone', '0701234567', {})).toEqual({});
    expect(correcting('SuspectEncountered', 'who', 'nobody', { who: 'a man' })).toEqual({ is: ['person'] });
    expect(correcting('NoteAdded', 'occurredAt', '2026-11-19T18:39:00.000Z', {})).toEqual({});
    expect(correcting('NoteAdded', 'text', 'anna@exempel.se', { text: '-' })).toEqual({ is: ['email'] });
  });

  it('may name what stood there before it is replaced, and not what never stood there', () => {
    const before = recorded('OperationProposed', { kind: 'field-survey', purpose: 'eskort.nu' }, 'older');
    const amended = (was: string) => ({
      name: 'PlanAmended',
      data: { changes: [{ field: 'purpose', value: 'counts', was }] },
    });
    expect(refusedIn(amended('eskort.nu'), [before])).toEqual({});
    expect(refusedIn(amended('annan.nu'), [before])).toEqual({ 'changes/0/was': ['address'] });
    const ofEncounter = recorded('FollowUpBooked', { place: 'annan.nu' }, 'met');
    expect(refusedIn(amended('annan.nu'), [before, ofEncounter])).toEqual({ 'changes/0/was': ['address'] });
  });

  it('is asked of every command: what records has one entrance', () => {
    const recording = ['libs', 'apps'].flatMap((folder) =>
      (readdirSync(join(PROJECT, folder), { recursive: true }) as string[])
        .filter((path) => path.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(path))
        .map((path) => `${folder}/${path}`)
        .filter((path) => /\bexecutor\s*\.execute\(/.test(readFileSync(join(PROJECT, path), 'utf8'))),
    );
    expect(recording).toEqual(['libs/operations/src/operation-commands.ts']);
  });

  it('is what Samsyn repeats by itself', () => {
    const note = { name: 'NoteAdded', data: { text: 'eskort.nu' } };
    expect(refusedIn(note, [], SYSTEM)).toEqual({});
    expect(refusedIn(note)).toEqual({ text: ['address'] });
  });
});

import { byRecording, type ViewedEntry } from '@samsyn/operations/contract';
import {
  daysBetween,
  stockholmDay,
  type Day,
  type Branch,
  type Instant,
  type Json,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { dutyToReportOn } from '../child-concerns/duty-to-report';
import { clocksOf, type ClockCode } from '../clocks/clocks';
import { encounter } from '../encounter';
import type { EncounterState } from '../encounter-state';
import type { EncounterEvent } from '../encounter.events';
import { contactAwaited } from '../support-contact/support-contact.events';
import { conversationsIn, type Conversation } from './conversations';
import { PageEntries } from './page-entries';
import { referralsIn, type ReferralLine } from './referral-lines';
import { supportIn, type SupportLine } from './support-lines';

type Facts = Readonly<Record<string, Json>>;

/** Another encounter with the same person, which the viewer holds too. */
export interface LinkedEncounter {
  readonly encounter: string;
  readonly operation: string;
  readonly linkedAt: Instant;
  /** The last day of the link. */
  readonly until: Day;
  /** Why it is the same person, as a code. */
  readonly reason?: string;
  /** The exposed person knows of the link. */
  readonly known?: boolean;
  readonly danger?: string;
}
/** One that was linked with this one until the link was withdrawn, which the viewer holds too. */
export interface PartedEncounter {
  readonly encounter: string;
  readonly operation: string;
  readonly partedAt: Instant;
  /** Why they are no longer linked, as a code. */
  readonly reason?: string;
}

/** Everything that the holder of an encounter may see of it, put together from the entries that the caller sees. */
export interface EncounterPage {
  readonly id: string;
  readonly operation: string;
  readonly openedAt: Instant;
  /** What was recorded is erased: of what came of it, no state is told. */
  readonly erased?: true;
  readonly site?: Json;
  readonly ageBand?: Json;
  readonly identity: {
    /** As it was said when the encounter was opened; what became known later stands under `identified`. */
    readonly atOpening: Json;
    readonly name?: Json;
    readonly identified: readonly (Facts & { readonly entry: string; readonly at: Instant })[];
  };
  /** The office that holds it: another than the reader's where it was handed over since. */
  readonly office: Branch;
  /** Who opened it and those it was handed to; of the office that holds it now. */
  readonly holders: readonly Json[];
  readonly conversations: readonly Conversation[];
  readonly support: readonly SupportLine[];
  readonly supportContact: {
    readonly state: 'none-awaited' | 'awaited' | 'overdue';
    readonly since?: Instant;
    readonly due?: Instant;
  };
  readonly followUps: readonly (Facts & {
    readonly number: number;
    readonly state: 'open' | 'kept' | 'missed';
    readonly reminded: boolean;
    readonly entries: readonly string[];
  })[];
  /** In force at that moment. */
  readonly consents: readonly (Facts & { readonly entry: string; readonly givenAt: Instant })[];
  /** Withdrawals and refusals, in order of recording. */
  readonly consentEndings: readonly {
    readonly entry: string;
    readonly how: 'withdrawn' | 'refused';
    readonly recipient: Branch;
    readonly at: Instant;
  }[];
  readonly referrals: readonly ReferralLine[];
  readonly concerns: readonly {
    readonly id: string;
    readonly to: Branch;
    readonly state: 'reported' | 'acknowledged';
    readonly reportedAt: Instant;
    readonly reminders: number;
    readonly escalated: boolean;
    readonly ground?: Json;
    /** The paragraph that the duty to report rests on. */
    readonly law?: string;
  }[];
  readonly reflectionPeriod: {
    readonly phase: 'none' | 'applied' | 'running' | 'ended';
    readonly applicant?: Json;
    readonly from?: string;
    readonly until?: string;
    readonly daysLeft?: number;
    readonly why?: Json;
  };
  /** The deadlines that run, the earliest first. */
  readonly clocks: readonly { readonly code: ClockCode; readonly due: Instant }[];
  readonly linked: readonly LinkedEncounter[];
  readonly parted: readonly PartedEncounter[];
}

/** The state as the viewer's entries give it; corrections she sees stand in them already. */
export function stateOf(entries: readonly ViewedEntry[]): EncounterState {
  const recorded = entries.map(({ entry, name, stream, position, actor, at, recordedAt, data }) => ({
    ...{ position, id: entry.id, stream, revision: position, name, version: 1, operationId: null },
    ...{ commandId: entry.id, causationId: null, occurredAt: at, recordedAt, actor, data, labels: {} },
    erased: entry.withheld
      .filter(({ rule }) => rule === 'erased' || rule === 'damaged')
      .map(({ field }) => field),
  }));
  return recorded
    .filter(({ name }) => name !== 'EntryCorrected')
    .reduce(
      (state, event) => encounter.evolve(state, event as unknown as RecordedOf<EncounterEvent>),
      encounter.initial,
    );
}

function identityIn(entries: PageEntries): EncounterPage['identity'] {
  const { identity, name } = entries.last('EncounterOpened')?.facts ?? {};
  const identified = entries
    .of('SubjectIdentified')
    .map(({ id, at, facts }) => ({ ...facts, entry: id, at }));
  return { atOpening: identity ?? null, ...(name === undefined ? {} : { name }), identified };
}

function followUpsIn(entries: PageEntries, { followUps }: EncounterState): EncounterPage['followUps'] {
  return followUps.flatMap(({ state, reminded }, index) => {
    if (state === 'in-error') return [];
    const number = index + 1;
    const told = entries
      .of('FollowUpBooked', 'FollowUpMoved', 'FollowUpKept', 'FollowUpMissed')
      .filter(({ facts }) => facts.followUp === number);
    const { followUp: _number, ...facts } = Object.assign({}, ...told.map((entry) => entry.facts)) as Facts;
    return [{ ...facts, number, state, reminded, entries: told.map(({ id }) => id) }];
  });
}

function consentsIn(entries: PageEntries, { consents }: EncounterState, now: Instant) {
  return consents.given
    .filter(({ inForce, until }) => inForce && (until === undefined || now < until))
    .map(({ id, givenAt }) => ({ ...entries.get(id)?.facts, entry: id, givenAt }));
}

const consentEndingsIn = ({ consents }: EncounterState): EncounterPage['consentEndings'] =>
  consents.endings.map(({ id, how, recipient, at }) => ({ entry: id, how, recipient, at }));

function concernsIn(entries: PageEntries, { concerns }: EncounterState): EncounterPage['concerns'] {
  const escalated = new Set(
    entries
      .of('ChildConcernReminded')
      .flatMap(({ facts }) => (facts.escalated === true ? [facts.concern] : [])),
  );
  return concerns.map(({ id, to, acknowledged, reminders }) => {
    const { at = '', facts } = entries.get(id) ?? {};
    const law = dutyToReportOn(stockholmDay(at))?.law;
    return {
      ...{ id, to, state: acknowledged ? ('acknowledged' as const) : ('reported' as const) },
      ...{ reportedAt: at, reminders, escalated: escalated.has(id) },
      ...(facts?.ground === undefined ? {} : { ground: facts.ground }),
      ...(law === undefined ? {} : { law }),
    };
  });
}

function reflectionIn(
  entries: PageEntries,
  { reflectionPeriod: { phase, from, until } }: EncounterState,
  now: Instant,
): EncounterPage['reflectionPeriod'] {
  const applicant = entries.last('ReflectionPeriodApplied')?.facts.applicant;
  const why = phase === 'ended' ? entries.last('ReflectionPeriodEnded')?.facts.why : undefined;
  return {
    phase,
    ...(applicant === undefined ? {} : { applicant }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(phase === 'running' && until !== undefined
      ? { daysLeft: daysBetween(stockholmDay(now), until) }
      : {}),
    ...(why === undefined ? {} : { why }),
  };
}

/** As the reader may name them; a hand-over to another office begins anew. */
function holdersIn(viewed: readonly ViewedEntry[]): readonly Json[] {
  const held = { office: '', holders: new Set<Json>() };
  for (const { name, actor, data, entry } of viewed) {
    if (name === 'EncounterOpened')
      Object.assign(held, { office: actor.branch, holders: new Set([entry.by]) });
    if (name === 'EncounterTakenOver') held.holders.add(entry.by);
    const to = data.to as unknown as PersonRef | undefined;
    if (name !== 'EncounterHandedOver' || !to) continue;
    if (to.branch !== held.office) Object.assign(held, { office: to.branch, holders: new Set() });
    held.holders.add(entry.facts.to ?? null);
  }
  return [...held.holders];
}

function contactIn(
  { contacts, overdueTold, erased }: EncounterState,
  clocks: EncounterPage['clocks'],
): EncounterPage['supportContact'] {
  const asked = erased ? undefined : contactAwaited(contacts);
  if (!asked) return { state: 'none-awaited' };
  const due = clocks.find(({ code }) => code === 'support-contact')?.due;
  const deadline = due === undefined ? {} : { due };
  return { state: overdueTold ? 'overdue' : 'awaited', since: asked.at, ...deadline };
}

/** `entries`: those of the encounter that the viewer sees, in any order. */
export function encounterPage(
  { id, operation, isHers }: { readonly id: string; readonly operation: string; readonly isHers: boolean },
  viewed: readonly ViewedEntry[],
  { linked, parted }: Pick<EncounterPage, 'linked' | 'parted'>,
  now: Instant,
): EncounterPage {
  const inOrder = viewed.toSorted(byRecording);
  const recorded = stateOf(inOrder);
  // What cannot be read is not guessed: of an erased encounter no state is told but that it is one.
  const { ownerBranch, erased } = recorded;
  const state: EncounterState = erased ? { ...encounter.initial, ownerBranch, erased } : recorded;
  const entries = new PageEntries(inOrder);
  const opened = entries.last('EncounterOpened');
  const { site, ageBand } = opened?.facts ?? {};
  const clocks = isHers ? clocksOf(state).map(({ code, due }) => ({ code, due })) : [];
  return {
    ...{ id, operation, openedAt: opened?.at ?? '' },
    ...(erased ? { erased: true } : {}),
    ...(site === undefined ? {} : { site }),
    ...(ageBand === undefined ? {} : { ageBand }),
    identity: identityIn(entries),
    office: state.ownerBranch,
    holders: holdersIn(inOrder),
    conversations: conversationsIn(entries),
    support: supportIn(entries),
    supportContact: contactIn(state, clocks),
    followUps: followUpsIn(entries, state),
    consents: consentsIn(entries, state, now),
    consentEndings: consentEndingsIn(state),
    referrals: referralsIn(entries, state),
    concerns: concernsIn(entries, state),
    reflectionPeriod: reflectionIn(entries, state, now),
    clocks,
    linked,
    parted,
  };
}

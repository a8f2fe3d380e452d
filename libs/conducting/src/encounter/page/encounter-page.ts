import { asRecorded, byRecording, type ViewedEntry } from '@samsyn/operations/contract';
import {
  daysBetween,
  stockholmDay,
  type Instant,
  type Json,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { dutyToReportOn } from '../child-concerns/duty-to-report';
import { clocksOf } from '../clocks/clocks';
import { encounter } from '../encounter';
import type { EncounterState } from '../encounter-state';
import type { EncounterEvent } from '../encounter.events';
import { contactAwaited } from '../support-contact/support-contact.events';
import { conversationsIn } from './conversations';
import { PageEntries } from './page-entries';
import { referralsIn } from './referral-lines';
import { supportIn } from './support-lines';
import type { EncounterPage } from './encounter-page.schema';

type Facts = Readonly<Record<string, Json>>;
/** Fields that are texts by the schema of their event. */
type Texts = Readonly<Record<string, string | undefined>>;

/** The state as the viewer's entries give it. */
export const stateOf = (entries: readonly ViewedEntry[]): EncounterState =>
  entries
    .filter(({ name }) => name !== 'EntryCorrected')
    .reduce(
      (state, entry) => encounter.evolve(state, asRecorded(entry) as RecordedOf<EncounterEvent>),
      encounter.initial,
    );

function identityIn(entries: PageEntries): EncounterPage['identity'] {
  const { identity, name } = (entries.last('EncounterOpened')?.facts ?? {}) as Texts;
  const identified = entries
    .of('SubjectIdentified')
    .map(({ id, at, facts }) => ({ ...facts, entry: id, at }));
  return { atOpening: identity ?? null, ...(name === undefined ? {} : { name }), identified };
}

function followUpsIn(entries: PageEntries, { followUps }: EncounterState): EncounterPage['followUps'] {
  return followUps.flatMap(({ state, reminded }, index) => {
    if (state === 'in-error') return [];
    const number = index + 1;
    const recorded = entries
      .of('FollowUpBooked', 'FollowUpMoved', 'FollowUpKept', 'FollowUpMissed')
      .filter(({ facts }) => facts.followUp === number);
    const { followUp: _number, ...facts } = Object.assign(
      {},
      ...recorded.map((entry) => entry.facts),
    ) as Facts;
    return [{ ...facts, number, state, reminded, entries: recorded.map(({ id }) => id) }];
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
      ...(facts?.ground === undefined ? {} : { ground: facts.ground as string }),
      ...(law === undefined ? {} : { law }),
    };
  });
}

function reflectionIn(
  entries: PageEntries,
  { reflectionPeriod: { phase, from, until } }: EncounterState,
  now: Instant,
): EncounterPage['reflectionPeriod'] {
  const applicant = entries.last('ReflectionPeriodApplied')?.facts.applicant as string | undefined;
  const ended = phase === 'ended' ? entries.last('ReflectionPeriodEnded') : undefined;
  const { why } = (ended?.facts ?? {}) as Texts;
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
function holdersIn(viewed: readonly ViewedEntry[]): readonly string[] {
  const held = { office: '', holders: new Set<string>() };
  for (const { name, actor, data, entry } of viewed) {
    if (name === 'EncounterOpened')
      Object.assign(held, { office: actor.branch, holders: new Set([entry.by]) });
    if (name === 'EncounterTakenOver') held.holders.add(entry.by);
    const to = data.to as unknown as PersonRef | undefined;
    if (name !== 'EncounterHandedOver' || !to) continue;
    if (to.branch !== held.office) Object.assign(held, { office: to.branch, holders: new Set() });
    held.holders.add(entry.facts.to as string);
  }
  return [...held.holders];
}

function contactIn(
  { contacts, overdueReported, erased }: EncounterState,
  clocks: EncounterPage['clocks'],
): EncounterPage['supportContact'] {
  const asked = erased ? undefined : contactAwaited(contacts);
  if (!asked) return { state: 'none-awaited' };
  const due = clocks.find(({ code }) => code === 'support-contact')?.due;
  const deadline = due === undefined ? {} : { due };
  return { state: overdueReported ? 'overdue' : 'awaited', since: asked.at, ...deadline };
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
  // What cannot be read is not guessed: of an erased encounter the page shows no state but that it is erased.
  const { ownerBranch, erased } = recorded;
  const state: EncounterState = erased ? { ...encounter.initial, ownerBranch, erased } : recorded;
  const entries = new PageEntries(inOrder);
  const opened = entries.last('EncounterOpened');
  const { site, ageBand } = (opened?.facts ?? {}) as Texts;
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

import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import {
  unknownTo,
  type Actor,
  type Branch,
  type Clock,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { CLOCK, EVENT_STORE } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import {
  emptyAccess,
  canSeeOperation,
  view,
  viewerOf,
  type Access,
  type CallState,
  type HistoryEntry,
  type Redacted,
} from '@samsyn/secrecy';
import {
  currentTurn,
  evolveAdviceCall,
  isOfRegion,
  isParty,
  noAdviceCall,
  type AdviceCall,
} from '../advice-call';
import { adviceCallStream, type AdviceCallEvent } from '../advice-call.events';
import { AdviceCallParties, ofRegion } from '../advice-call.projection';
import type { AdviceCallShown } from './advice-calls.schema';

type RecordedAdvice = RecordedOf<AdviceCallEvent>;

const LISTED = 100;

/** In the place of an operation's access: the asking branch leads, the asked branches are called. */
function accessOf(stream: string, events: readonly RecordedAdvice[], region: Branch | undefined): Access {
  const access = emptyAccess();
  const calls = new Map<string, CallState>();
  access.calls.set(stream, calls);
  for (const event of events) {
    access.byId = access.byId.with(event);
    if (event.name === 'AdviceRequested') access.leadingBranch = event.actor.branch;
    if ('to' in event.data && event.data.to) calls.set(event.data.to.branch, 'open');
  }
  // The region's coordinators see the question as if they had asked it.
  if (region !== undefined) access.leadingBranch = region;
  return access;
}

/** In their branch an asked person sees what they were asked and did; the asker sees the whole call. */
function isForPerson({ name, actor, data }: RecordedAdvice, call: AdviceCall, person: string): boolean {
  if (call.asker?.person === person || actor.person === person) return true;
  if (name === 'AdviceUnanswered' || name === 'AdviceRequested' || name === 'AdviceEscalated')
    return data.to?.person === person;
  return false;
}

function stateFor(call: AdviceCall, person: string): AdviceCallShown['state'] {
  const { answers } = call;
  if (call.asker?.person !== person) {
    const hasGiven = answers.some(({ by }) => by.person === person);
    if (!hasGiven && currentTurn(call)?.to.person !== person) return 'passed';
  }
  return stateOf(call);
}

const stateOf = ({ phase }: AdviceCall): Exclude<AdviceCallShown['state'], 'passed'> =>
  phase === 'not-asked' || phase === 'between' ? 'open' : phase;

/** Calls for advice, each for its parties, and afterwards for the coordinators of the region (ADR 0042). */
@Injectable()
export class AdviceCalls {
  constructor(
    private readonly parties: AdviceCallParties,
    private readonly log: OperationLog,
    private readonly directory: Directory,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The latest hundred of the actor; `operation`: those of them that are known to have become that one. */
  async list(actor: Actor, operation?: string): Promise<readonly AdviceCallShown[]> {
    const regions = actor.role === 'coordinator' ? actor.regions : [];
    const found = [actor.person, ...regions.map(ofRegion)].flatMap((who) => this.parties.of(who, LISTED));
    const ids = [...new Set(found)];
    const shown = await Promise.all(ids.map((id) => this.shown(id, actor)));
    const own = shown
      .filter((call) => call !== undefined)
      .toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0))
      .slice(0, LISTED);
    return operation === undefined ? own : own.filter((call) => call.operation === operation);
  }

  /** @throws DomainError `ADVICE_CALL.UNKNOWN`, also for anybody who is no party */
  async one(id: string, actor: Actor): Promise<AdviceCallShown> {
    const shown = await this.shown(id, actor);
    if (!shown) throw unknownTo('ADVICE_CALL');
    return shown;
  }

  private async shown(id: string, actor: Actor): Promise<AdviceCallShown | undefined> {
    const stream = adviceCallStream(id);
    const stored = await this.store.readStream(stream);
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedAdvice[];
    const call = events.reduce(evolveAdviceCall, noAdviceCall);
    const { asked, operation, phase, unanswered } = call;
    const isTheirs = isParty(call, actor.person);
    if (!asked || (!isTheirs && !isOfRegion(call, actor))) return undefined;
    const knowsOperation = operation !== undefined && (await this.mayKnow(operation, actor));
    const entries = events
      .filter((event) => !isTheirs || isForPerson(event, call, actor.person))
      .filter(({ name }) => name !== 'AdviceLinkedToOperation' || knowsOperation);
    const isAsker = call.asker?.person === actor.person;
    const state = isTheirs ? stateFor(call, actor.person) : stateOf(call);
    const answerBy = phase === 'open' && state === 'open' ? currentTurn(call)?.answerBy : undefined;
    return {
      ...{ id, relation: isAsker ? 'you-asked' : isTheirs ? 'asked-of-you' : 'of-your-region', state },
      ...{ topic: asked.topic, region: asked.region, askedAt: call.askedAt },
      ...(answerBy === undefined ? {} : { answerBy }),
      ...((isAsker || !isTheirs) && unanswered !== undefined ? { unanswered } : {}),
      ...(knowsOperation ? { operation } : {}),
      entries: this.viewed(entries, accessOf(stream, events, isTheirs ? undefined : actor.branch), actor),
    };
  }

  private async mayKnow(operation: string, actor: Actor): Promise<boolean> {
    const { access } = await this.log.snapshot(operation);
    return canSeeOperation(access, viewerOf(actor));
  }

  private viewed(
    entries: readonly RecordedAdvice[],
    access: Access,
    actor: Actor,
  ): readonly Redacted<HistoryEntry>[] {
    const context = {
      registry: this.codec.registry,
      on: this.clock.now(),
      viewer: viewerOf(actor),
      accesses: [access] as const,
      nameOf: (person: PersonRef['person']) => this.directory.byPerson(person)?.handle,
    };
    return entries.flatMap((entry) => view(entry, context) ?? []);
  }
}

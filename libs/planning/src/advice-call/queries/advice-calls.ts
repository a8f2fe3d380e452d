import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import {
  unknownTo,
  type Actor,
  type Clock,
  type Instant,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { CLOCK, EVENT_STORE } from '@samsyn/processing';
import {
  emptyAccess,
  mayKnowOperation,
  OperationLog,
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
  isParty,
  noAdviceCall,
  type AdviceCall,
  type UnansweredReason,
} from '../advice-call';
import { adviceCallStream, type AdviceCallEvent } from '../advice-call.events';
import { AdviceCallParties } from '../advice-call.projection';

type RecordedAdvice = RecordedOf<AdviceCallEvent>;

/** A call for advice as one of its parties sees it. */
export interface AdviceCallShown {
  readonly id: string;
  readonly relation: 'you-asked' | 'asked-of-you';
  /** `passed`: the turn went by, and another was asked. */
  readonly state: 'open' | 'given' | 'unanswered' | 'withdrawn' | 'passed';
  readonly topic: string;
  readonly region: string;
  readonly askedAt: Instant;
  /** While it is open to the caller, or the caller waits for the answer. */
  readonly answerBy?: Instant;
  /** Why nobody answered, for her who asked. */
  readonly unanswered?: UnansweredReason;
  /** The operation that came of it, where the caller may know that. */
  readonly operation?: string;
  readonly entries: readonly Redacted<HistoryEntry>[];
}

const LISTED = 100;

/** In the place of an operation's access: the asking branch leads, the asked branches are called. */
function accessOf(stream: string, events: readonly RecordedAdvice[]): Access {
  const access = emptyAccess();
  const calls = new Map<string, CallState>();
  access.calls.set(stream, calls);
  for (const event of events) {
    access.byId.set(event.id, event);
    if (event.name === 'AdviceRequested') access.leadingBranch = event.actor.branch;
    if ('to' in event.data && event.data.to) calls.set(event.data.to.branch, 'open');
  }
  return access;
}

/** Inside her branch an asked person sees what was asked of her and what she did; she who asked sees the call. */
function isForPerson({ name, actor, data }: RecordedAdvice, call: AdviceCall, person: string): boolean {
  if (call.asker?.person === person || actor.person === person) return true;
  if (name === 'AdviceUnanswered' || name === 'AdviceRequested' || name === 'AdviceEscalated')
    return data.to?.person === person;
  return false;
}

function stateFor(call: AdviceCall, person: string): AdviceCallShown['state'] {
  const { phase, answers } = call;
  if (call.asker?.person !== person) {
    const hasGiven = answers.some(({ by }) => by.person === person);
    if (!hasGiven && currentTurn(call)?.to.person !== person) return 'passed';
  }
  return phase === 'not-asked' || phase === 'between' ? 'open' : phase;
}

/** Calls for advice, each for its two parties alone (ADR 0019). */
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
    const ids = this.parties.of(actor.person, LISTED);
    const shown = await Promise.all(ids.map((id) => this.shown(id, actor)));
    const own = shown.filter((call) => call !== undefined);
    return operation === undefined ? own : own.filter((call) => call.operation === operation);
  }

  /** @throws DomainError `ADVICE_CALL.UNKNOWN`, also to whom is no party */
  async one(id: string, actor: Actor): Promise<AdviceCallShown> {
    const shown = await this.shown(id, actor);
    if (!shown) throw unknownTo('ADVICE_CALL');
    return shown;
  }

  private async shown(id: string, actor: Actor): Promise<AdviceCallShown | undefined> {
    const stream = adviceCallStream(id);
    const stored = await this.store.readStream(stream);
    const events = stored.map((event) => this.codec.decode(event) as RecordedAdvice);
    const call = events.reduce(evolveAdviceCall, noAdviceCall);
    const { asked, operation, phase, unanswered } = call;
    if (!asked || !isParty(call, actor.person)) return undefined;
    const knowsOperation = operation !== undefined && (await this.mayKnow(operation, actor));
    const entries = events
      .filter((event) => isForPerson(event, call, actor.person))
      .filter(({ name }) => name !== 'AdviceLinkedToOperation' || knowsOperation);
    const isAsker = call.asker?.person === actor.person;
    const state = stateFor(call, actor.person);
    const answerBy = phase === 'open' && state === 'open' ? currentTurn(call)?.answerBy : undefined;
    return {
      ...{ id, relation: isAsker ? 'you-asked' : 'asked-of-you', state },
      ...{ topic: asked.topic, region: asked.region, askedAt: call.askedAt },
      ...(answerBy === undefined ? {} : { answerBy }),
      ...(isAsker && unanswered !== undefined ? { unanswered } : {}),
      ...(knowsOperation ? { operation } : {}),
      entries: this.viewed(entries, accessOf(stream, events), actor),
    };
  }

  private async mayKnow(operation: string, actor: Actor): Promise<boolean> {
    const { access } = await this.log.snapshot(operation);
    return mayKnowOperation(access, viewerOf(actor));
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

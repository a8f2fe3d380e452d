import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { refOf, unknownTo, type Actor, type Instant, type PersonRef, type RecordedOf } from '@samsyn/kernel';
import { CallChains } from '@samsyn/agreements/contract';
import { EVENT_STORE } from '@samsyn/processing';
import type { ChannelKind } from '../../channels/channel.port';
import { ContactChannels } from '../../store/contact-channels';
import { Outbox } from '../../store/outbox';
import { contactDrill, mustMayDrill, type ContactDrill, type DrillOutcome } from '../contact-drill';
import { contactDrillStream, type ContactDrillEvent } from '../contact-drill.events';
import type { DrillLine, DrillShown } from '../contact-drills.schema';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Drills as the log has them, and what became of the messages sent for them. */
@Injectable()
export class ContactDrills {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly directory: Directory,
    private readonly addresses: ContactChannels,
    private readonly outbox: Outbox,
    @Inject(CallChains) private readonly chains: CallChains,
  ) {}

  /** Everyone on the chains of the region: named in an agreement, of a branch that it calls, and its coordinators. */
  async onTheChains(region: string, by: Actor, at: Instant): Promise<readonly PersonRef[]> {
    const steps = await this.chains.of(by.branch, region, at);
    const named = new Set(steps.map(({ person }) => person));
    const called = new Set(steps.filter(({ person }) => person === undefined).map(({ branch }) => branch));
    return this.directory
      .persons()
      .filter(({ person, branch, role, regions, active }) => {
        const isOfRegion = regions.includes(region) && (role === 'coordinator' || called.has(branch));
        return active && person !== by.person && (named.has(person) || isOfRegion);
      })
      .map(({ actor }) => refOf(actor));
  }

  async state(id: string): Promise<ContactDrill> {
    if (!UUID.test(id)) return contactDrill.initial;
    const stored = await this.store.readStream(contactDrillStream(id));
    const events = (await this.codec.decodeAll(stored)) as readonly RecordedOf<ContactDrillEvent>[];
    return events.reduce((drill, event) => contactDrill.evolve(drill, event), contactDrill.initial);
  }

  /** @throws DomainError `DRILL.UNKNOWN` (unknown) for persons of other branches, and who may not drill */
  async shown(id: string, actor: Actor): Promise<DrillShown> {
    const drill = await this.state(id);
    if (drill.startedBy === undefined || drill.startedBy !== actor.branch) throw unknownTo('DRILL');
    mustMayDrill(actor);
    const { region, startedAt, answerBy, who, confirmed, results } = drill;
    const persons = who.map((ref) => this.line(id, ref, drill));
    return {
      ...{ id, region, startedAt, answerBy, ended: results !== undefined, asked: who.length },
      ...{ confirmed: confirmed.size, persons },
    };
  }

  /** Why a person has not confirmed: what is known of their addresses, and of what was sent there. */
  outcomeOf(id: string, person: string): Exclude<DrillOutcome, 'confirmed'> {
    const channels = this.addresses.of(person);
    if (channels.length === 0) return 'no-channel';
    if (channels.some(({ state }) => state === 'verified')) {
      return this.sentTo(id, person).length > 0 ? 'no-answer' : 'not-sent';
    }
    return channels.some(({ state }) => state === 'failing') ? 'failing' : 'not-verified';
  }

  private line(
    id: string,
    { person, branch }: PersonRef,
    { confirmed, results, startedAt }: ContactDrill,
  ): DrillLine {
    const confirmation = confirmed.get(person);
    const ended = results?.find(({ who }) => who.person === person)?.outcome;
    const now = this.outcomeOf(id, person);
    const open = now === 'no-answer' || now === 'not-sent' ? 'waiting' : now;
    const outcome: DrillLine['outcome'] = confirmation ? 'confirmed' : (ended ?? open);
    const whom = { who: this.directory.byPerson(person)?.handle ?? branch, branch };
    const line = { ...whom, outcome, sentBy: this.sentTo(id, person) };
    if (!confirmation) return line;
    const { at: confirmedAt, via } = confirmation;
    const afterSeconds = Math.round((Date.parse(confirmedAt) - Date.parse(startedAt)) / 1_000);
    return { ...line, ...(via === undefined ? {} : { reachedBy: via }), confirmedAt, afterSeconds };
  }

  private sentTo(id: string, person: string): readonly ChannelKind[] {
    const sent = new Set(
      this.outbox
        .about(id)
        .filter(({ state }) => state === 'sent')
        .map(({ channel }) => channel),
    );
    const kinds = this.addresses.of(person).filter(({ id: channel }) => sent.has(channel));
    return [...new Set(kinds.map(({ kind }) => kind))];
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import type { Clock, Json, PersonRef } from '@samsyn/kernel';
import type { KnownCampaign } from '@samsyn/planning/contract';
import { CLOCK, EVENT_STORE } from '@samsyn/processing';
import { emptyAccess, see, type Access } from '@samsyn/secrecy';
import { campaignDebriefStream } from '../campaign-debrief.events';

/** An entry of a campaign's own debrief, as its reader may know it. */
export interface CampaignDebriefEntry {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly branch: string;
  /** Persons as `PersonRef`: for comparing. */
  readonly facts: Readonly<Record<string, Json>>;
  /** Persons by the name that the reader may know. */
  readonly shown: Readonly<Record<string, Json>>;
}

const PREFIX = 'Campaign';
/** As the same entry of an operation's debrief is named, so that one rule reads both. */
export const asOperationEntry = (entry: CampaignDebriefEntry): CampaignDebriefEntry => ({
  ...entry,
  name: entry.name.slice(PREFIX.length),
});

/** Who leads and who has joined, in the place of an operation's access. */
function accessOf({ leading, joined }: KnownCampaign): Access {
  const access = emptyAccess();
  access.leadingBranch = leading[0] ?? '';
  for (const branch of joined) access.participants.add(branch);
  return access;
}

/** What was agreed for campaigns as a whole, as the log has it. */
@Injectable()
export class RecordedCampaignDebriefs {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order in which it happened; nothing for a branch that was asked and has not joined. */
  async of(
    campaign: KnownCampaign,
    { branch, person, role }: PersonRef,
  ): Promise<readonly CampaignDebriefEntry[]> {
    if (campaign.relation === 'invited') return [];
    const stored = await this.store.readStream(campaignDebriefStream(campaign.id));
    const access = accessOf(campaign);
    const events = stored.map((event) => this.codec.decode(event));
    for (const event of events) access.byId.set(event.id, event);
    const context = {
      registry: this.codec.registry,
      on: this.clock.now(),
      viewer: { branch, person, role },
      accesses: [access] as const,
      nameOf: (one: PersonRef['person']) => this.directory.byPerson(one)?.handle,
    };
    return events
      .flatMap((event) => see(event, context) ?? [])
      .map(({ entry: { id, type, at, branch: by, facts: shown }, data: facts }) => ({
        ...{ id, name: type, at, branch: by, facts, shown },
      }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }
}

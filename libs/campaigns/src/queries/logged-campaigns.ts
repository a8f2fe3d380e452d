import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import {
  EntryViews,
  OperationOutlines,
  type OutlinedOperation,
  type Relation,
} from '@samsyn/operations/contract';
import type { Branch, PersonRef, RecordedOf } from '@samsyn/kernel';
import { EVENT_STORE } from '@samsyn/processing';
import type { CampaignEntries } from '@samsyn/entries/contract';
import { evolveCampaign, noCampaign, type Campaign, type CampaignFacts } from '../campaign';
import { campaignStream, type CampaignEvent } from '../campaign.events';
import { CampaignIndex } from '../campaigns.projection';
import { Campaigns, type CampaignRelation } from '../campaigns.port';
import { campaignAccess } from './campaign-access';
import type { KnownCampaign, CampaignShown } from '../campaigns.schema';

type RecordedCampaign = RecordedOf<CampaignEvent>;

const LISTED = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Those who see an operation's plan whole; those merely asked, called or named were shown that alone. */
const TAKING_PART: readonly Relation[] = ['leading', 'participant', 'facilitator'];

/** Campaigns as the log has them, for each reader (ADR 0028). */
@Injectable()
export class LoggedCampaigns extends Campaigns {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly index: CampaignIndex,
    private readonly outlines: OperationOutlines,
    private readonly views: EntryViews,
  ) {
    super();
  }

  /** `noCampaign` where there is none. */
  async byId(campaignId: string): Promise<Campaign> {
    return (await this.recorded(campaignId)).reduce(evolveCampaign, noCampaign);
  }

  /** Those of the reader's branch, the latest first. */
  async of(reader: PersonRef): Promise<readonly KnownCampaign[]> {
    const ids = this.index.of(reader.branch, LISTED);
    const known = await Promise.all(ids.map((id) => this.known(id, reader)));
    return known.filter((campaign) => campaign !== undefined);
  }

  override async known(campaignId: string, reader: PersonRef): Promise<KnownCampaign | undefined> {
    return (await this.readBy(reader, campaignId))?.campaign;
  }

  async shown(campaignId: string, reader: PersonRef): Promise<CampaignShown | undefined> {
    const read = await this.readBy(reader, campaignId);
    if (!read) return undefined;
    const { branch, person, role } = reader;
    const entries = this.views.of(read.visible, campaignAccess(read.visible), { branch, person, role });
    return { ...read.campaign, entries: entries.map(({ entry }) => entry) };
  }

  /** `undefined` as for `known`, and for a branch that was asked and has not joined. `stream`: its own or its debrief's. */
  async entriesOf(
    campaignId: string,
    stream: string,
    reader: PersonRef,
  ): Promise<CampaignEntries | undefined> {
    const read = await this.readBy(reader, campaignId);
    if (!read || read.campaign.relation === 'invited') return undefined;
    const branches = [...new Set([...read.campaign.leading, ...read.campaign.joined])];
    if (stream === campaignStream(campaignId)) return { events: read.visible, branches };
    const events = await this.codec.decodeAll(await this.store.readStream(stream));
    return { events, branches };
  }

  /** `visible`: without what names an operation that the reader may not know. */
  private async readBy(
    reader: PersonRef,
    campaignId: string,
  ): Promise<
    { readonly campaign: KnownCampaign; readonly visible: readonly RecordedCampaign[] } | undefined
  > {
    const events = await this.recorded(campaignId);
    const campaign = events.reduce(evolveCampaign, noCampaign);
    const relation = relationOf(campaign, reader.branch);
    if (!relation || campaign.state === 'none') return undefined;
    const named = events.flatMap((event) => operationIn(event) ?? []);
    const known = await this.outlined(relation === 'invited' ? [] : named, reader);
    const visible = events.filter((event) => {
      const operation = operationIn(event);
      return operation === undefined || known.has(operation);
    });
    const facts = relation === 'invited' ? askedWith(events, reader.branch) : campaign.facts;
    if (!facts) return undefined;
    const { name, theme, kinds, regions, firstDay, lastDay, purpose } = facts;
    const operations = [...known].flatMap(([id, outline]) => (campaign.operations.has(id) ? [outline] : []));
    const fields = {
      ...{ id: campaignId, relation, state: campaign.state },
      ...{ name, theme, kinds, regions, firstDay, lastDay, purpose },
      leading: campaign.leading,
      joined: relation === 'invited' ? campaign.leading : campaign.joined,
      invited: relation === 'invited' ? [reader.branch] : [...campaign.invited.keys()],
      operations: operations.sort(byWindow),
    };
    return { campaign: fields, visible };
  }

  private async recorded(campaignId: string): Promise<readonly RecordedCampaign[]> {
    if (!UUID.test(campaignId)) return [];
    const stored = await this.store.readStream(campaignStream(campaignId));
    return (await this.codec.decodeAll(stored)) as readonly RecordedCampaign[];
  }

  /** The operations in which the reader takes part; the others leave no trace. */
  private async outlined(
    operations: readonly string[],
    { branch, person, role }: PersonRef,
  ): Promise<ReadonlyMap<string, OutlinedOperation>> {
    const known = new Map<string, OutlinedOperation>();
    for (const operation of new Set(operations)) {
      const outline = await this.outlines.outlineFor(operation, { branch, person, role });
      if (outline && TAKING_PART.includes(outline.relation)) known.set(operation, outlineOf(outline));
    }
    return known;
  }
}

function relationOf({ leading, joined, invited }: Campaign, branch: Branch): CampaignRelation | undefined {
  if (leading.includes(branch)) return 'leading';
  if (joined.includes(branch)) return 'joined';
  return invited.has(branch) ? 'invited' : undefined;
}

/** Absent in events that name none, and where it has been erased. */
function operationIn({ name, data }: RecordedCampaign): string | undefined {
  if (name !== 'CampaignOperationAdded' && name !== 'CampaignOperationRemoved') return undefined;
  return data.operation ?? '';
}

/** What the branch was asked to join. */
const askedWith = (events: readonly RecordedCampaign[], branch: Branch): CampaignFacts | undefined =>
  events
    .flatMap((event) => (event.name === 'CampaignBranchInvited' ? [event.data] : []))
    .findLast(({ invited }) => invited === branch);

/** Leaves out what changes with each entry. */
function outlineOf(outline: OutlinedOperation): OutlinedOperation {
  const { id, relation, leadingBranch, kind, region, municipality, window, reference, phase } = outline;
  const fields = { leadingBranch, kind, region, municipality, window, reference, phase };
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { id, relation, ...known };
}

/** The order of the log would show how many lie between. */
const byWindow = (a: OutlinedOperation, b: OutlinedOperation): number => {
  const [one, other] = [a, b].map(({ window, id }) => `${window?.[0] ?? ''} ${id}`) as [string, string];
  return one < other ? -1 : 1;
};

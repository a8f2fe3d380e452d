import { Injectable } from '@nestjs/common';
import { unlessAltered } from '@samsyn/event-store';
import { OperationHistory, type ViewedEntry } from '@samsyn/operations/contract';
import type { PersonRef } from '@samsyn/kernel';
import { CampaignDebriefs, Campaigns, type OpenCampaignAction } from '@samsyn/campaigns/contract';
import {
  CarryOver,
  type PlannedCampaign,
  type OperationToCarryTo,
  type CarriedAction,
} from '@samsyn/planning/contract';
import { actionsAfter, type ActionStanding } from '@samsyn/operations';
import { OpenActions, type OpenAction } from '../open-actions.projection';

const MAX_ACTIONS = 200;

type Matches = CarriedAction['matches'];
/** An open action of the read models that fits what is planned. */
interface Fitting extends Pick<CarriedAction, 'entry' | 'fromOperation' | 'fromCampaign' | 'matches'> {
  readonly read: () => Promise<readonly ViewedEntry[]>;
}

const byDue = (a: CarriedAction, b: CarriedAction): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);

/** The open actions of the read models, in the words of the log as the viewer may read them, corrections applied. */
@Injectable()
export class LoggedCarryOver extends CarryOver {
  constructor(
    private readonly actions: OpenActions,
    private readonly history: OperationHistory,
    private readonly campaigns: Campaigns,
    private readonly campaignDebriefs: CampaignDebriefs,
  ) {
    super();
  }

  override for(planned: OperationToCarryTo, viewer: PersonRef): Promise<readonly CarriedAction[]> {
    const { branch } = viewer;
    const others = planned.participants.filter((one) => one !== branch);
    const ofOperations = this.actions
      .matching(branch, { ...planned, others }, MAX_ACTIONS)
      .map((action) => this.fromOperation(action, this.matches(action, planned, others), viewer));
    const kinds = [planned.kind];
    const ofCampaigns = this.ofCampaigns({ kinds, regions: [planned.region] }, viewer);
    return inWords([...ofOperations, ...ofCampaigns]);
  }

  override forCampaign(planned: PlannedCampaign, viewer: PersonRef): Promise<readonly CarriedAction[]> {
    const { campaignId, kinds, regions, operations } = planned;
    const found = new Map<string, OpenAction>();
    for (const kind of kinds.length > 0 ? kinds : ['']) {
      for (const region of regions.length > 0 ? regions : ['']) {
        for (const action of this.actions.matching(viewer.branch, { kind, region, others: [] }, MAX_ACTIONS))
          if (!operations.includes(action.operation)) found.set(action.entry, action);
      }
    }
    const ofOperations = [...found.values()].map((action) => {
      return this.fromOperation(action, common([action.kind], [action.region], planned), viewer);
    });
    const ofCampaigns = this.ofCampaigns(planned, viewer).filter(
      ({ fromCampaign }) => fromCampaign !== campaignId,
    );
    return inWords([...ofOperations, ...ofCampaigns]);
  }

  private fromOperation({ entry, operation }: OpenAction, matches: Matches, viewer: PersonRef): Fitting {
    const read = async () =>
      (await unlessAltered(() => this.history.forViewer(operation, viewer)))?.entries ?? [];
    return { entry, fromOperation: operation, matches, read };
  }

  /** By the campaign's kinds and regions. A campaign has many branches: their having met is no match. */
  private ofCampaigns(
    planned: Pick<PlannedCampaign, 'kinds' | 'regions'>,
    viewer: PersonRef,
  ): readonly Fitting[] {
    return this.campaignDebriefs
      .openActionsOf(viewer.branch, MAX_ACTIONS)
      .map(({ entry, campaign, kinds, regions }: OpenCampaignAction): Fitting => {
        const read = () => this.entriesOf(campaign, viewer);
        return { entry, fromCampaign: campaign, matches: common(kinds, regions, planned), read };
      })
      .filter(({ matches }) => matches.length > 0);
  }

  private async entriesOf(campaignId: string, viewer: PersonRef): Promise<readonly ViewedEntry[]> {
    const campaign = await this.campaigns.known(campaignId, viewer);
    return campaign ? this.campaignDebriefs.of(campaign, viewer) : [];
  }

  private matches(
    action: OpenAction,
    planned: OperationToCarryTo,
    others: OperationToCarryTo['participants'],
  ): Matches {
    const took = new Set(this.actions.participants(action.operation));
    return [
      ...(action.kind === planned.kind ? (['kind'] as const) : []),
      ...(action.region === planned.region ? (['region'] as const) : []),
      ...(others.some((branch) => took.has(branch)) ? (['agency'] as const) : []),
    ];
  }
}

const common = (
  kinds: readonly string[],
  regions: readonly string[],
  planned: Pick<PlannedCampaign, 'kinds' | 'regions'>,
): Matches => [
  ...(kinds.some((kind) => planned.kinds.includes(kind)) ? (['kind'] as const) : []),
  ...(regions.some((region) => planned.regions.includes(region)) ? (['region'] as const) : []),
];

/** What a viewer may not read in full is not carried over; each operation and campaign is read once. */
async function inWords(found: readonly Fitting[]): Promise<readonly CarriedAction[]> {
  const readings = new Map<string, Promise<ReadonlyMap<string, ActionStanding>>>();
  const carried: CarriedAction[] = [];
  for (const { read, ...lesson } of found) {
    const origin = lesson.fromOperation ?? lesson.fromCampaign ?? '';
    const reading = readings.get(origin) ?? read().then(actionsAfter);
    readings.set(origin, reading);
    const action = (await reading).get(lesson.entry);
    if (!action || action.what === '' || action.due === '' || action.ownerName === '') continue;
    const { what, due, ownerName: owner } = action;
    carried.push({ what, owner, due, ...lesson });
  }
  return carried.sort(byDue);
}

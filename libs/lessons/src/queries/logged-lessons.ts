import { Injectable } from '@nestjs/common';
import { unlessAltered } from '@samsyn/event-store';
import { OperationHistory, type ViewedEntry, type ViewedOperation } from '@samsyn/operations/contract';
import type { Branch, Instant, Json, PersonRef } from '@samsyn/kernel';
import { CampaignDebriefs, Campaigns, type CampaignLesson } from '@samsyn/campaigns/contract';
import { OperationLog } from '@samsyn/operations';
import {
  EarlierLessons,
  type PlannedCampaign,
  ENDS_PLANNING,
  type EarlierLesson,
  type LessonAnswerGiven,
} from '@samsyn/planning/contract';
import { AgreedLessons, type AgreedLesson } from '../agreed-lessons.projection';
import { tagsAgainst, type PlanMatched } from '@samsyn/kinds';
import { originOf } from '../lessons';

/** Of each way to match; what is shown of them is ordered by importance. */
const MAX_MATCHED = 500;
const MAX_SHOWN = 50;

type Answering = Pick<EarlierLesson, 'answered' | 'answers'>;
type Fitting = Pick<AgreedLesson, 'entry' | 'position' | 'timesReopened'> &
  Pick<EarlierLesson, 'matches' | 'fromOperation' | 'fromCampaign'> &
  Answering;

/** The lessons of the read model, in the words of the log as the viewer may read them, corrections applied. */
@Injectable()
export class LoggedLessons extends EarlierLessons {
  constructor(
    private readonly lessons: AgreedLessons,
    private readonly history: OperationHistory,
    private readonly log: OperationLog,
    private readonly campaigns: Campaigns,
    private readonly campaignDebriefs: CampaignDebriefs,
  ) {
    super();
  }

  override async forOperation(
    operationId: string,
    viewer: PersonRef,
  ): Promise<readonly EarlierLesson[] | undefined> {
    const operation = await this.history.forViewer(operationId, viewer);
    if (operation?.relation !== 'leading' && operation?.relation !== 'participant') return undefined;
    const proposed = operation.entries.find(({ name }) => name === 'OperationProposed')?.data;
    if (!proposed) return undefined;
    const { kind, region } = proposed as { kind: string; region: string };
    const { access } = await this.log.snapshot(operationId);
    const plan = { kind, region, participants: [...access.participants] };
    const until = planningEnded(operation);
    const given = answersIn(operation);
    const { branch } = viewer;
    const inTime = ({ recordedAt }: { readonly recordedAt: Instant }) =>
      until === undefined || recordedAt <= until;
    const answering = (entry: string): Answering => {
      const answers = given.get(entry) ?? [];
      const answered = answers.some((one) => one.branch === branch || one.branch === access.leadingBranch);
      return { answers, answered };
    };
    const tookPart = this.tookPart();
    const fitting = this.lessons
      .matching({ ...plan, branch, operationId }, MAX_MATCHED)
      .filter(inTime)
      .map((lesson): Fitting => {
        const { entry, position, timesReopened, operation: fromOperation } = lesson;
        const matches = matchesOf(lesson, plan, branch, tookPart);
        return { entry, position, timesReopened, fromOperation, matches, ...answering(entry) };
      });
    const ofCampaigns = this.campaignDebriefs
      .lessonsOf(branch, MAX_MATCHED)
      .filter(inTime)
      .map((lesson): Fitting => this.ofCampaign(lesson, [plan], branch, answering(lesson.entry)));
    return this.inWords([...fitting, ...ofCampaigns], viewer);
  }

  override async forCampaign(
    { campaignId, kinds, regions, operations }: PlannedCampaign,
    viewer: PersonRef,
  ): Promise<readonly EarlierLesson[]> {
    const { branch } = viewer;
    const plansFor = (ownRegion: string): readonly PlanMatched[] =>
      kinds.flatMap((kind) =>
        (regions.length > 0 ? regions : [ownRegion]).map((region) => ({ kind, region, participants: [] })),
      );
    const open: Answering = { answered: false, answers: [] };
    const found = new Map<string, Fitting>();
    const tookPart = this.tookPart();
    for (const plan of plansFor('')) {
      for (const lesson of this.lessons.matching({ ...plan, branch, operationId: '' }, MAX_MATCHED)) {
        if (operations.includes(lesson.operation) || found.has(lesson.entry)) continue;
        const { entry, position, timesReopened, operation: fromOperation } = lesson;
        const matches = unitedMatches(
          plansFor(lesson.region).map((one) => matchesOf(lesson, one, branch, tookPart)),
        );
        found.set(entry, { entry, position, timesReopened, fromOperation, matches, ...open });
      }
    }
    const ofCampaigns = this.campaignDebriefs
      .lessonsOf(branch, MAX_MATCHED)
      .filter(({ campaign }) => campaign !== campaignId)
      .map((lesson) => this.ofCampaign(lesson, plansFor(lesson.regions[0] ?? ''), branch, open));
    return this.inWords([...found.values(), ...ofCampaigns], viewer);
  }

  /** By the campaign's kinds and regions, or its own tags. With so many branches, having met is no match. */
  private ofCampaign(
    { entry, position, campaign: fromCampaign, kinds, regions, tags }: CampaignLesson,
    plans: readonly PlanMatched[],
    branch: Branch,
    answering: Answering,
  ): Fitting {
    const matches = unitedMatches(
      plans.map((plan): EarlierLesson['matches'] => {
        const tagged = tagsAgainst(tags, plan);
        if (tagged === 'elsewhere') return [];
        return [
          ...(kinds.includes(plan.kind) ? (['kind'] as const) : []),
          ...(regions.includes(plan.region) ? (['region'] as const) : []),
          ...(tagged === 'fits' ? (['tag'] as const) : []),
        ];
      }),
    );
    const timesReopened = this.lessons.timesReopened(branch, entry);
    return { entry, position, timesReopened, fromCampaign, matches, ...answering };
  }

  /** The branches of an operation, asked for once for all its lessons. */
  private tookPart(): TookPart {
    const known = new Map<string, readonly Branch[]>();
    return (operation) => {
      const branches = known.get(operation) ?? this.lessons.participants(operation);
      known.set(operation, branches);
      return branches;
    };
  }

  private async inWords(found: readonly Fitting[], viewer: PersonRef): Promise<readonly EarlierLesson[]> {
    const lessons: EarlierLesson[] = [];
    const fitting = byWeight(found.filter(({ matches }) => matches.length > 0));
    for (const { entry, matches, timesReopened, answered, answers, ...from } of fitting) {
      if (lessons.length === MAX_SHOWN) break;
      const agreed = await this.agreed(entry, from, viewer);
      if (typeof agreed?.what !== 'string') continue;
      const tags = Array.isArray(agreed.tags) ? (agreed.tags as string[]) : [];
      const lesson = { lesson: entry, what: agreed.what, tags, ...originOf(from) };
      lessons.push({ ...lesson, matches, timesReopened, answered, answers });
    }
    return lessons;
  }

  /** What the entry says, to this viewer. */
  private async agreed(
    lesson: string,
    { fromOperation, fromCampaign }: Pick<Fitting, 'fromOperation' | 'fromCampaign'>,
    viewer: PersonRef,
  ): Promise<Readonly<Record<string, Json>> | undefined> {
    const find = ({ id }: ViewedEntry) => id === lesson;
    if (fromOperation !== undefined) {
      // Kept in memory by the history, so that several lessons of one operation are one reading.
      const origin = await unlessAltered(() => this.history.forViewer(fromOperation, viewer));
      return origin?.entries.find(find)?.data;
    }
    const campaign = await this.campaigns.known(fromCampaign ?? '', viewer);
    return campaign && (await this.campaignDebriefs.of(campaign, viewer)).find(find)?.data;
  }
}

type TookPart = (operation: string) => readonly Branch[];

/** Nothing where its own tags say that it is for other operations. */
function matchesOf(
  lesson: AgreedLesson,
  plan: PlanMatched,
  own: Branch,
  tookPart: TookPart,
): EarlierLesson['matches'] {
  const tagged = tagsAgainst(lesson.tags, plan);
  if (tagged === 'elsewhere') return [];
  const isOther = (branch: Branch) => branch !== own && plan.participants.includes(branch);
  return [
    ...(lesson.kind === plan.kind ? (['kind'] as const) : []),
    ...(lesson.region === plan.region ? (['region'] as const) : []),
    ...(tookPart(lesson.operation).some(isOther) ? (['agency'] as const) : []),
    ...(tagged === 'fits' ? (['tag'] as const) : []),
  ];
}

const MATCHES = ['kind', 'region', 'agency', 'tag'] as const;
const unitedMatches = (all: readonly EarlierLesson['matches'][]): EarlierLesson['matches'] =>
  MATCHES.filter((one) => all.some((matches) => matches.includes(one)));

/** Positions of the log stay below it for longer than it will be written. */
const POSITIONS = 2 ** 34;
const MOST_REOPENED = 10_000;

/** Reopened most often, then without an answer, then what fits best, then the newest, as one number: many are compared. */
const weightOf = ({ timesReopened, answered, matches, position }: Fitting): number =>
  ((Math.min(timesReopened, MOST_REOPENED) * 2 + Number(!answered)) * (MATCHES.length + 1) + matches.length) *
    POSITIONS +
  position;

function byWeight(found: readonly Fitting[]): readonly Fitting[] {
  const weighed = found.map((lesson) => [weightOf(lesson), lesson] as const);
  return weighed.sort(([a], [b]) => b - a).map(([, lesson]) => lesson);
}

function planningEnded({ entries }: ViewedOperation): Instant | undefined {
  const ending = entries.filter(({ name }) => ENDS_PLANNING.includes(name));
  return ending.map(({ recordedAt }) => recordedAt).sort()[0];
}

/** The last answer of each branch that the viewer sees, by lesson. */
function answersIn({ entries }: ViewedOperation): ReadonlyMap<string, readonly LessonAnswerGiven[]> {
  const answers = new Map<string, Map<Branch, LessonAnswerGiven>>();
  const answered = entries.filter(({ name }) => name === 'LessonAnswered');
  for (const { entry, actor, data } of [...answered].sort((a, b) => a.position - b.position)) {
    const { lesson, answer, why } = data as unknown as {
      lesson: string;
      answer: LessonAnswerGiven['answer'];
      why?: string;
    };
    const reason = why === undefined ? {} : { why };
    const given = { branch: actor.branch, answer, ...reason, entry: entry.id };
    answers.set(
      lesson,
      (answers.get(lesson) ?? new Map<Branch, LessonAnswerGiven>()).set(actor.branch, given),
    );
  }
  return new Map([...answers].map(([lesson, byBranch]) => [lesson, [...byBranch.values()]]));
}

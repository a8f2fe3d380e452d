import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  DomainError,
  type Actor,
  type Clock,
  type Decided,
  type PersonRef,
  consentsInForce,
  reservationsIn,
} from '@samsyn/kernel';
import { Directory } from '@samsyn/identity';
import { CLOCK, type Outcome } from '@samsyn/processing';
import { OperationCommands, OperationLog, type OperationContext } from '@samsyn/operations';
import {
  cameAfterEncounter,
  copiesOf,
  holdsEncounter,
  isWithoutHolder,
  readsEncounter,
  groundCited,
  refusalOf,
  SOCIAL_SERVICES_LABELS,
  viewerOf,
  type Access,
  type OperationSnapshot,
} from '@samsyn/secrecy';
import { warningsOfNumbers, warningsOfWords } from '../../conduct/conduct-warnings';
import { resolvedFact } from '../../facts/resolved-fact.handler';
import type { ReportedFact } from '../../facts/reported-fact';
import { Handles } from '@samsyn/web';
import { encounter } from '../encounter';
import { ENCOUNTER_FACTS, unknownEncounter, type EncounterFactName, type Entrance } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import { warningsOfReferral } from '../referrals/referral-warnings';
import { mustBeRegistered } from '../referrals/registered-actor';
import type { RecordEncounterFact as Command } from './record-encounter-fact';

/** Asks for one fact of an encounter to be recorded. */
export class RecordEncounterFact {
  constructor(
    readonly encounterId: string,
    readonly fact: ReportedFact<EncounterFactName>,
    readonly context: OperationContext,
    /** The operation that the encounter must belong to, where the caller addressed one. */
    readonly operationId?: string,
  ) {}
}

/**
 * How the actor comes into the encounter; every command passes here.
 * @throws DomainError `ENCOUNTER.UNKNOWN`, the same for the police, a colleague of the holder and an id that nobody has
 * @throws DomainError `ENCOUNTER.ERASED` (conflict), for its holder, and for a branch that has erased what it received
 * @throws DomainError `ENCOUNTER.HANDED_OVER` (conflict), for those who held it until another office did
 */
export function entranceOf(access: Access, stream: string, actor: Actor): Entrance {
  const met = access.encounters.get(stream);
  const holds = holdsEncounter(viewerOf(actor), met);
  if (met?.erased) {
    // What was sent to the branch is the branch's own, and waits for it as before.
    const received = copiesOf(access, stream, actor.branch);
    if (received.some(({ isErased }) => !isErased)) return 'named';
    if (holds || received.length > 0) throw new DomainError('ENCOUNTER.ERASED', {}, 'conflict');
  } else if (holds) return 'holder';
  else if (met?.named.has(actor.branch)) return 'named';
  if (met && readsEncounter(viewerOf(actor), met))
    throw new DomainError('ENCOUNTER.HANDED_OVER', {}, 'conflict');
  throw unknownEncounter();
}

/**
 * A coordinator or supervisor of the office takes over what nobody there holds any more. A colleague who came
 * later must have been given the past first (`seesPast`): where nobody of before is left, by two
 * administrators.
 * @rule encounter-taken-over: An encounter whose holders have all left is taken over, with a reason, by a coordinator or
 *   a supervisor of the office that holds it, who was there before or has been given its past.
 * @source OSL 26:1; domain: The encounter; ADR 0037; ADR 0048
 * @proof what waited for somebody who has left › an encounter is taken over …
 */
function takesOver(access: Access, stream: string, actor: Actor, directory: Directory): boolean {
  const met = access.encounters.get(stream);
  const isOurs = met?.ownerBranch === actor.branch && !met.erased && MAY_TAKE_OVER.has(actor.role);
  if (!isOurs || cameAfterEncounter(access, met, viewerOf(actor))) return false;
  return isWithoutHolder(met, (who) => directory.isStillThere(who));
}

/** Everything that she said, to another office: the consent must cover all of it. */
const ALL_OF_IT = 'EncounterHandedOver';
const SUPPORT_GOES_ON = 'support' as const;

/** The first rule that forbids handing the encounter over to another office; undefined for everything else. */
function handOverRefusal(
  { access, entries }: OperationSnapshot,
  stream: string,
  { name, data }: ReportedFact<EncounterFactName>,
  now: string,
): string | undefined {
  const from = access.encounters.get(stream)?.ownerBranch ?? '';
  const { to, ground, weighing } = data as { to?: PersonRef; ground?: string; weighing?: string };
  if (name !== 'EncounterHandedOver' || !to || ground === undefined || to.branch === from) return undefined;
  return refusalOf({
    ...{ ground, field: ALL_OF_IT, labels: SOCIAL_SERVICES_LABELS, from, to: to.branch },
    ...{ purpose: SUPPORT_GOES_ON, purposeCode: SUPPORT_GOES_ON, weighing, now },
    isWorkplaceInspection: false,
    consents: consentsInForce(entries, stream),
    reservations: reservationsIn(entries, stream),
  });
}

const MAY_TAKE_OVER: ReadonlySet<string> = new Set(['coordinator', 'supervisor']);

/** The ground of the fact as it is cited, however it was spelled. */
const asCited = (fact: ReportedFact<EncounterFactName>): ReportedFact<EncounterFactName> =>
  typeof fact.data.ground === 'string' && RESTS_ON_A_GROUND.has(fact.name)
    ? { ...fact, data: { ...fact.data, ground: groundCited(fact.data.ground) } }
    : fact;
const RESTS_ON_A_GROUND: ReadonlySet<string> = new Set(['ReservationAccepted', 'EncounterHandedOver']);

const hidesOperation = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'OPERATION.UNKNOWN';

@Handles(RecordEncounterFact)
export class RecordEncounterFactHandler implements ICommandHandler<RecordEncounterFact> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly log: OperationLog,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({
    encounterId,
    fact,
    context,
    operationId: addressed,
  }: RecordEncounterFact): Promise<Outcome> {
    const stream = encounterStream(encounterId);
    const operationId = await this.log.operationOf(stream);
    if (operationId === undefined || (addressed ?? operationId) !== operationId) throw unknownEncounter();
    const form = (operation: OperationSnapshot): Command => {
      const entrance = this.entrance(operation.access, stream, fact.name, context.actor);
      const resolved = asCited(resolvedFact(this.directory, fact, ENCOUNTER_FACTS[fact.name]));
      if (entrance === 'holder' && fact.name === 'ReferralRequested')
        mustBeRegistered(this.directory, fact.data as { to: string; service: string }, this.clock.now());
      // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
      const command = { entrance, fact: resolved as unknown as Command['fact'] };
      const refusal = handOverRefusal(operation, stream, resolved, this.clock.now());
      return { kind: 'RecordEncounterFact', ...command, handOverRefusal: refusal };
    };
    const warn = (decided: Decided<Command>, { entries }: OperationSnapshot) => [
      ...warningsOfNumbers(decided, entries),
      ...warningsOfReferral(decided, entries, stream),
      ...warningsOfWords(decided),
    ];
    try {
      const target = { decider: encounter, stream, operationId, warn };
      const admit = fact.name === 'EncounterTakenOver' ? ({ admit: 'office' } as const) : {};
      return await this.commands.execute({ ...target, ...admit }, form, context);
    } catch (error) {
      throw hidesOperation(error) ? unknownEncounter() : error;
    }
  }
  private entrance(access: Access, stream: string, name: EncounterFactName, actor: Actor): Entrance {
    const isTaking = name === 'EncounterTakenOver' && takesOver(access, stream, actor, this.directory);
    return isTaking ? 'office-without-holder' : entranceOf(access, stream, actor);
  }
}

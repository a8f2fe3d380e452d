import { Controller, Get, Inject, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/operations/contract';
import { CurrentActor } from '@samsyn/identity';
import { stockholmDay, type Actor, type Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { holdsEncounter, readsEncounter, viewerOf, type EncounterAccess, type Viewer } from '@samsyn/secrecy';
import { Answers, Documented } from '@samsyn/web';
import { unknownEncounter } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import { pairOf } from '../links/encounter-link.events';
import { EncounterLinks } from '../links/encounter-links.projection';
import { LinkReasons } from '../queries/link-reasons';
import { encounterPage } from './encounter-page';
import {
  encounterPage as pageSchema,
  type EncounterPage,
  type PartedEncounter,
  type LinkedEncounter,
} from './encounter-page.schema';

/** An encounter that the caller holds. */
interface Held {
  readonly operation: string;
  readonly access: EncounterAccess;
}

@Documented((api) => api.ApiTags('encounters'))
@Controller('encounters')
export class EncounterPageController {
  constructor(
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    private readonly links: EncounterLinks,
    private readonly reasons: LinkReasons,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':encounterId')
  @Documented((api) =>
    api.ApiOperation({
      operationId: 'readEncounter',
      summary:
        'One person met: conversations, support, follow-ups, referrals, concerns, and the clocks that run.',
      description:
        'Put together from the entries that the caller sees. Who may: the holder of the encounter; who held it until another office took it over, as it was then. For everybody else the encounter does not exist: 404, as for an id that nobody has. Refusals: `ENCOUNTER.UNKNOWN`.',
    }),
  )
  @Answers('The encounter as its holder may see it.', pageSchema)
  async page(@Param('encounterId') id: string, @CurrentActor() actor: Actor): Promise<EncounterPage> {
    const held = await this.known(id, actor, readsEncounter);
    if (!held) throw unknownEncounter();
    const { operation } = held;
    const viewed = await this.history.forViewer(operation, viewerOf(actor));
    if (!viewed) throw unknownEncounter();
    const stream = encounterStream(id);
    const entries = viewed.entries.filter((entry) => entry.stream === stream);
    const links = { linked: await this.linked(id, held, actor), parted: await this.parted(id, held, actor) };
    const isHers = holdsEncounter(viewerOf(actor), held.access);
    return encounterPage({ id, operation, isHers }, entries, links, this.clock.now());
  }

  /** Undefined for an encounter that the caller does not hold. */
  private held(encounter: string, actor: Actor): Promise<Held | undefined> {
    return this.known(encounter, actor, holdsEncounter);
  }

  private async known(
    encounter: string,
    actor: Actor,
    isKnown: (viewer: Viewer, access: EncounterAccess) => boolean,
  ): Promise<Held | undefined> {
    const stream = encounterStream(encounter);
    const operation = await this.log.operationOf(stream);
    if (operation === undefined) return undefined;
    const access = (await this.log.snapshot(operation)).access.encounters.get(stream);
    return access && isKnown(viewerOf(actor), access) ? { operation, access } : undefined;
  }

  /** Every encounter that links lead to through those that the caller holds; any other leads nowhere. */
  private async linked(start: string, held: Held, actor: Actor): Promise<readonly LinkedEncounter[]> {
    const found = new Map<string, LinkedEncounter>();
    const today = stockholmDay(this.clock.now());
    const looked = new Set([start]);
    for (const queue = [{ from: start, access: held.access }]; queue.length > 0;) {
      const { from, access } = queue.shift()!;
      for (const { other, at, until, parted } of this.links.of(from)) {
        if (parted || until < today || looked.has(other)) continue;
        looked.add(other);
        const known = await this.held(other, actor);
        if (!known) continue;
        const reason = await this.reasons.latest('EncountersLinked', pairOf(from, other), access, actor);
        found.set(other, { encounter: other, operation: known.operation, linkedAt: at, until, ...reason });
        queue.push({ from: other, access: known.access });
      }
    }
    return [...found.values()];
  }

  /** Those whose link with this one was withdrawn, as far as the caller holds them. */
  private async parted(id: string, { access }: Held, actor: Actor): Promise<readonly PartedEncounter[]> {
    const found: PartedEncounter[] = [];
    for (const { other, at, parted } of this.links.of(id)) {
      const known = parted ? await this.held(other, actor) : undefined;
      if (!known) continue;
      const reason = await this.reasons.latest('EncounterLinkWithdrawn', pairOf(id, other), access, actor);
      found.push({ encounter: other, operation: known.operation, partedAt: at, ...reason });
    }
    return found;
  }
}

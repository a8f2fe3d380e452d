import { Controller, Get, Inject, Param } from '@nestjs/common';
import { OperationHistory } from '@samsyn/history/contract';
import { CurrentActor } from '@samsyn/identity';
import type { Actor, Clock } from '@samsyn/kernel';
import { CLOCK } from '@samsyn/processing';
import { holdsEncounter, OperationLog, viewerOf } from '@samsyn/secrecy';
import { Documented } from '@samsyn/web';
import { unknownEncounter } from '../encounter-facts';
import { encounterStream } from '../encounter.events';
import { EncounterLinks } from '../links/encounter-links.projection';
import { encounterPage, type EncounterPage, type LinkedEncounter } from './encounter-page';
import { ENCOUNTER_PAGE_SCHEMA } from './encounter-page-schema';

@Documented((api) => api.ApiTags('encounter'))
@Controller('encounters')
export class EncounterPageController {
  constructor(
    private readonly log: OperationLog,
    @Inject(OperationHistory) private readonly history: OperationHistory,
    private readonly links: EncounterLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':encounterId')
  @Documented(
    (api) =>
      api.ApiOperation({
        summary:
          'One person met: conversations, support, follow-ups, referrals, concerns, and the clocks that run.',
        description:
          'Put together from the entries that the caller sees. Who may: the holder of the encounter. For everybody else the encounter does not exist: 404, as for an id that nobody has. Refusals: `ENCOUNTER.UNKNOWN`.',
      }),
    (api) =>
      api.ApiResponse({
        status: 200,
        description: 'The encounter as its holder may see it.',
        schema: ENCOUNTER_PAGE_SCHEMA as never,
      }),
  )
  async page(@Param('encounterId') id: string, @CurrentActor() actor: Actor): Promise<EncounterPage> {
    const operation = await this.operationHeld(id, actor);
    if (operation === undefined) throw unknownEncounter();
    const viewed = await this.history.forViewer(operation, viewerOf(actor));
    if (!viewed) throw unknownEncounter();
    const stream = encounterStream(id);
    const entries = viewed.entries.filter((entry) => entry.stream === stream);
    const linked = await this.linked(id, actor);
    return encounterPage({ id, operation }, entries, linked, this.clock.now());
  }

  /** The operation of an encounter that she holds. */
  private async operationHeld(encounter: string, actor: Actor): Promise<string | undefined> {
    const stream = encounterStream(encounter);
    const operation = await this.log.operationOf(stream);
    if (operation === undefined) return undefined;
    const { access } = await this.log.snapshot(operation);
    return holdsEncounter(viewerOf(actor), access.encounters.get(stream)) ? operation : undefined;
  }

  /** Every encounter that links lead to through those that she holds; one that she does not hold leads nowhere. */
  private async linked(start: string, actor: Actor): Promise<readonly LinkedEncounter[]> {
    const found = new Map<string, LinkedEncounter>();
    const looked = new Set([start]);
    for (const queue = [start]; queue.length > 0;) {
      for (const { other, at } of this.links.of(queue.shift()!)) {
        if (looked.has(other)) continue;
        looked.add(other);
        const operation = await this.operationHeld(other, actor);
        if (operation === undefined) continue;
        found.set(other, { encounter: other, operation, linkedAt: at });
        queue.push(other);
      }
    }
    return [...found.values()];
  }
}

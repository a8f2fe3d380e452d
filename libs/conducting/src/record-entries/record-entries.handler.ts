import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { CommandContext, Outcome } from '@samsyn/processing';
import { commandIdOf, HttpProblem, validationPipe, type Asked, type FactDto } from '@samsyn/web';
import { referableId } from '../conduct/conduct-routes.http';
import { conductEvents } from '../conduct/conduct.events';
import { RecordConductFact } from '../conduct/record-conduct-fact/record-conduct-fact.handler';
import { StartConduct } from '../conduct/start-conduct/start-conduct.handler';
import { answerableId } from '../encounter/encounter-routes.http';
import { encounterEvents } from '../encounter/encounter.events';
import { OpenEncounter } from '../encounter/open-encounter/open-encounter.handler';
import { RecordEncounterFact } from '../encounter/record-encounter-fact/record-encounter-fact.handler';
import { factContent, toldFact } from '../facts/told-fact';
import { BATCH_BODIES, BatchItemHeadDto, isConductFact, isEncounterFact } from './batch.dto';

export interface RecordedItem {
  readonly outcome: Outcome;
  /** Of the encounter, referral or concern that the item began. */
  readonly id?: string;
}

interface Told {
  readonly head: BatchItemHeadDto;
  readonly body: FactDto;
}

/** Items of a batch as the commands that they are on their own routes: same bodies, same checks, same keys. */
@Injectable()
export class BatchItems {
  private readonly pipe = validationPipe();

  constructor(private readonly commands: CommandBus) {}

  /** @throws HttpProblem `REQUEST.INVALID`, and whatever the fact's own route refuses with */
  async record(
    operationId: string,
    item: Readonly<Record<string, unknown>>,
    asked: Asked,
  ): Promise<RecordedItem> {
    const told = await this.read(item);
    const { does } = told.head;
    if (isEncounterFact(does)) return this.inEncounter(operationId, told, asked);
    const context = contextOf(told, asked, { operationId });
    if (isConductFact(does)) {
      const fact = toldFact(does, told.body, conductEvents);
      const outcome = await this.send(new RecordConductFact(operationId, fact, context));
      return { outcome, ...referableId(does, outcome) };
    }
    if (does === 'ConductStarted')
      return { outcome: await this.send(new StartConduct(operationId, context)) };
    const fact = toldFact(does, told.body, encounterEvents);
    const outcome = await this.send(new OpenEncounter(operationId, fact, context));
    return { outcome, id: outcome.newId };
  }

  private async inEncounter(operationId: string, told: Told, asked: Asked): Promise<RecordedItem> {
    const { does, encounter, encounterKey } = told.head;
    if (!isEncounterFact(does)) throw invalid('/does', 'code');
    const encounterId =
      encounter ?? (encounterKey === undefined ? undefined : openedUnder(encounterKey, asked));
    if (encounterId === undefined) throw invalid('/encounter', 'required');
    const fact = toldFact(does, told.body, encounterEvents);
    const context = contextOf(told, asked, { encounterId });
    const outcome = await this.send(new RecordEncounterFact(encounterId, fact, context, operationId));
    return { outcome, ...answerableId(does, outcome) };
  }

  private async read({
    key,
    does,
    encounter,
    encounterKey,
    ...facts
  }: Readonly<Record<string, unknown>>): Promise<Told> {
    const said = Object.entries({ key, does, encounter, encounterKey }).filter(
      ([, value]) => value !== undefined,
    );
    const head = (await this.checked(Object.fromEntries(said), BatchItemHeadDto)) as BatchItemHeadDto;
    const addressed = (['encounter', 'encounterKey'] as const).find((field) => head[field] !== undefined);
    if (addressed && !isEncounterFact(head.does)) throw invalid(`/${addressed}`, 'unknown-field');
    const body = (await this.checked(facts, BATCH_BODIES[head.does])) as FactDto;
    return { head, body };
  }

  private checked(value: object, metatype: new () => object): Promise<unknown> {
    return this.pipe.transform(value, { type: 'body', metatype });
  }

  private send(command: object): Promise<Outcome> {
    return this.commands.execute<object, Outcome>(command);
  }
}

function contextOf(
  { head, body }: Told,
  asked: Asked,
  path: Readonly<Record<string, string>>,
): CommandContext {
  const context = asked.item(head.key, body, path);
  return { ...context, content: factContent(head.does, context.content) };
}

/** The id that the caller's own command under that key gave what it created. */
const openedUnder = (key: string, { actor }: Asked): string => uuidV5(commandIdOf(actor, key), 'new');

const invalid = (path: string, rule: string): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path, rule }] });

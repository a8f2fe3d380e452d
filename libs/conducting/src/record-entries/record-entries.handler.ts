import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import type { Outcome } from '@samsyn/processing';
import { OperationLog } from '@samsyn/secrecy';
import {
  commandIdOf,
  HttpProblem,
  unscopedCommandIdOf,
  validationPipe,
  type Asked,
  type FactDto,
} from '@samsyn/web';
import { referableId } from '../conduct/conduct-routes.http';
import { conductEvents } from '../conduct/conduct.events';
import { RecordConductFact } from '../conduct/record-conduct-fact/record-conduct-fact.handler';
import { StartConduct } from '../conduct/start-conduct/start-conduct.handler';
import { AnswerChildConcern, ReportChildConcern } from '../encounter/child-concerns/child-concern.handler';
import { concernId } from '../encounter/child-concerns/child-concerns.http';
import { answerableId } from '../encounter/encounter-routes.http';
import { encounterEvents, encounterStream } from '../encounter/encounter.events';
import { OpenEncounter } from '../encounter/open-encounter/open-encounter.handler';
import { RecordEncounterFact } from '../encounter/record-encounter-fact/record-encounter-fact.handler';
import { toldFact } from '../facts/told-fact';
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

  constructor(
    private readonly commands: CommandBus,
    private readonly log: OperationLog,
  ) {}

  /** @throws HttpProblem `REQUEST.INVALID`, and whatever the fact's own route refuses with */
  async record(
    operationId: string,
    item: Readonly<Record<string, unknown>>,
    asked: Asked,
  ): Promise<RecordedItem> {
    const told = await this.read(item);
    const { does } = told.head;
    if (isEncounterFact(does)) return this.inEncounter(operationId, told, asked);
    const { head, body } = told;
    const context = asked.fact({ does, path: { operationId } }, body, head.key);
    if (isConductFact(does)) {
      const fact = toldFact(does, body, conductEvents);
      const outcome = await this.send(new RecordConductFact(operationId, fact, context));
      return { outcome, ...referableId(does, outcome) };
    }
    if (does === 'ConductStarted')
      return { outcome: await this.send(new StartConduct(operationId, context)) };
    const fact = toldFact(does, body, encounterEvents);
    const outcome = await this.send(new OpenEncounter(operationId, fact, context));
    return { outcome, id: outcome.newId };
  }

  private async inEncounter(operationId: string, told: Told, asked: Asked): Promise<RecordedItem> {
    const { does, encounter, encounterKey } = told.head;
    if (!isEncounterFact(does)) throw invalid('/does', 'code');
    const encounterId =
      encounter ??
      (encounterKey === undefined ? undefined : await this.openedUnder(encounterKey, operationId, asked));
    if (encounterId === undefined) return this.outsideEncounter(operationId, told, asked);
    const fact = toldFact(does, told.body, encounterEvents);
    const context = asked.fact({ does, path: { encounterId } }, told.body, told.head.key);
    const outcome = await this.send(new RecordEncounterFact(encounterId, fact, context, operationId));
    return { outcome, ...answerableId(does, outcome) };
  }

  /** The id that the caller's own command under that key gave the encounter that it opened in the operation. */
  private async openedUnder(key: string, operationId: string, { actor }: Asked): Promise<string> {
    const scope = { does: 'EncounterOpened', path: { operationId } };
    const [now, formerly] = [commandIdOf(actor, scope, key), unscopedCommandIdOf(actor, key)].map((id) =>
      uuidV5(id, 'new'),
    ) as [string, string];
    const isFormer = (await this.log.operationOf(encounterStream(formerly))) === operationId;
    return isFormer ? formerly : now;
  }

  /** A concern for a child is told by whoever takes part, and answered by its id. */
  private async outsideEncounter(operationId: string, told: Told, asked: Asked): Promise<RecordedItem> {
    const { does } = told.head;
    if (does === 'ChildConcernReported') {
      const fact = toldFact(does, told.body, encounterEvents);
      const context = asked.fact({ does, path: { operationId } }, told.body, told.head.key);
      const outcome = await this.send(new ReportChildConcern(operationId, fact, context));
      return { outcome, ...concernId(outcome) };
    }
    const { concern: id, ...body } = told.body as FactDto & { readonly concern?: string };
    const isAnswer = does === 'ChildConcernAcknowledged' || does === 'ChildConcernRedirected';
    if (!isAnswer || id === undefined) throw invalid('/encounter', 'required');
    const fact = toldFact(does, body, encounterEvents);
    const context = asked.fact({ does, path: { concernId: id } }, body, told.head.key);
    return { outcome: await this.send(new AnswerChildConcern(id, fact, context)) };
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

const invalid = (path: string, rule: string): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path, rule }] });

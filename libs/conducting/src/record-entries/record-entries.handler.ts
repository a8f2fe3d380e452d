import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidV5 } from '@samsyn/event-store';
import { OperationLog } from '@samsyn/operations';
import {
  bodyOf,
  commandIdOf,
  HttpProblem,
  unscopedCommandIdOf,
  validationPipe,
  type Asked,
  type FactDto,
  type Recording,
  type SentCommand,
} from '@samsyn/web';
import { CONDUCT_FACTS } from '../conduct/conduct-facts';
import { recordInConduct, startConduct } from '../conduct/conduct-routes.http';
import { acknowledgedById, redirectedById } from '../encounter/child-concerns/child-concerns.commands';
import { ENCOUNTER_FACTS, type EncounterFactName } from '../encounter/encounter-facts';
import {
  answerChildConcern,
  openEncounter,
  recordInEncounter,
  reportChildConcern,
  type ConcernAnswer,
} from '../encounter/encounter-routes.http';
import { encounterStream } from '../encounter/encounter.events';
import { BATCH_FACTS, BatchItemHeadDto, isConductFact, isEncounterFact } from './batch.dto';

interface BatchItem {
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
  ): Promise<Recording> {
    const { head, body } = await this.read(item);
    const { does, key } = head;
    const sent = { body, asked, key };
    if (isEncounterFact(does)) return this.inEncounter(operationId, { ...head, does }, sent);
    if (isConductFact(does)) return recordInConduct(this.commands, CONDUCT_FACTS[does], operationId, sent);
    const record = does === 'ConductStarted' ? startConduct : openEncounter;
    return record(this.commands, operationId, sent);
  }

  private async inEncounter(
    operationId: string,
    { does, encounter, encounterKey }: BatchItemHeadDto & { readonly does: EncounterFactName },
    sent: SentCommand,
  ): Promise<Recording> {
    const encounterId =
      encounter ??
      (encounterKey === undefined
        ? undefined
        : await this.openedUnder(encounterKey, operationId, sent.asked));
    if (encounterId === undefined) return this.outsideEncounter(operationId, does, sent);
    const within = { ...sent, within: operationId };
    return recordInEncounter(this.commands, ENCOUNTER_FACTS[does], encounterId, within);
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

  /** A concern for a child is reported by any participant, and answered by its id. */
  private async outsideEncounter(
    operationId: string,
    does: EncounterFactName,
    sent: SentCommand,
  ): Promise<Recording> {
    if (does === 'ChildConcernReported') return reportChildConcern(this.commands, operationId, sent);
    const { concern, ...body } = sent.body as FactDto & { readonly concern?: string };
    const answer = CONCERN_ANSWERS[does];
    if (!answer || concern === undefined) throw invalid('/encounter', 'required');
    const { outcome } = await answerChildConcern(this.commands, answer, concern, { ...sent, body });
    return { outcome };
  }

  private async read({
    key,
    does,
    encounter,
    encounterKey,
    ...facts
  }: Readonly<Record<string, unknown>>): Promise<BatchItem> {
    const given = Object.entries({ key, does, encounter, encounterKey }).filter(
      ([, value]) => value !== undefined,
    );
    const head = (await this.checked(Object.fromEntries(given), BatchItemHeadDto)) as BatchItemHeadDto;
    const addressed = (['encounter', 'encounterKey'] as const).find((field) => head[field] !== undefined);
    if (addressed && !isEncounterFact(head.does)) throw invalid(`/${addressed}`, 'unknown-field');
    const body = (await this.checked(facts, bodyOf(BATCH_FACTS[head.does]))) as FactDto;
    return { head, body };
  }

  private checked(value: object, metatype: new () => object): Promise<unknown> {
    return this.pipe.transform(value, { type: 'body', metatype });
  }
}

const CONCERN_ANSWERS: { readonly [Name in EncounterFactName]?: ConcernAnswer } = {
  ChildConcernAcknowledged: acknowledgedById,
  ChildConcernRedirected: redirectedById,
};

const invalid = (path: string, rule: string): HttpProblem =>
  new HttpProblem(400, 'REQUEST.INVALID', { errors: [{ path, rule }] });

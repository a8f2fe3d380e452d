import { Inject } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { OperationHistory } from '@samsyn/operations/contract';
import { Directory } from '@samsyn/identity';
import type { Decided, Warning } from '@samsyn/kernel';
import type { Outcome } from '@samsyn/processing';
import { OperationCommands, type OperationContext } from '@samsyn/operations';
import { LABEL_RULES, viewerOf, whoLeads, type OperationSnapshot } from '@samsyn/secrecy';
import { ChangeCommand, Handles } from '@samsyn/web';
import { resolvedFact } from '../../facts/resolved-fact.handler';
import type { ReportedFact } from '../../facts/reported-fact';
import { conduct } from '../conduct';
import { warningsOfFact } from '../conduct-warnings';
import { CONDUCT_FACTS, type ConductFactName, type ReportedConductFact } from '../conduct-facts';
import { conductStream } from '../conduct.events';
import { declarableIn } from '../declare-deviation/declare-deviation';
import type { RecordConductFact as Command } from './record-conduct-fact';

/** Labels of fields that every participant who sees the entry may read. */
const OPEN_LABELS: ReadonlySet<string> = new Set(
  LABEL_RULES.filter(({ readers }) => readers === 'whoever-sees-the-entry' || readers === 'participants').map(
    ({ label }) => label,
  ),
);

/** Asks for one fact of the conduct to be recorded. */
export class RecordConductFact extends ChangeCommand<ReportedFact<ConductFactName>> {}

@Handles(RecordConductFact)
export class RecordConductFactHandler implements ICommandHandler<RecordConductFact> {
  constructor(
    private readonly commands: OperationCommands,
    private readonly directory: Directory,
    @Inject(OperationHistory) private readonly history: OperationHistory,
  ) {}

  execute({ id: operationId, change: fact, context }: RecordConductFact): Promise<Outcome> {
    const target = {
      decider: conduct,
      stream: conductStream(operationId),
      operationId,
      warn: (decided: Decided<Command>, operation: OperationSnapshot) => [
        ...warningsOfFact(decided, operation),
        ...this.warningsOfRegion(decided),
      ],
    };
    const form = async (operation: OperationSnapshot): Promise<Command> => {
      const { access } = operation;
      const resolved = resolvedFact(this.directory, fact, CONDUCT_FACTS[fact.name]);
      const isDeviation = fact.name === 'DeviationDeclared';
      const declarable = isDeviation ? { declarable: await this.declarable(operation, context) } : {};
      const leading = fact.name === 'LeadershipTakenOver' ? { leading: whoLeads(access) } : {};
      // The DTO has the fields of the event's closed schema, which the codec checks once more on writing.
      const reported = resolved as unknown as ReportedConductFact;
      const met = {
        region: access.region ?? '',
        metIsKnown: await this.isKnownToBeMet(operationId, reported, context),
      };
      return { kind: 'RecordConductFact', fact: reported, ...declarable, ...leading, met };
    };
    return this.commands.execute(target, form, context);
  }

  private async declarable({ operationId, entries }: OperationSnapshot, { actor }: OperationContext) {
    const viewed = await this.history.forViewer(operationId, viewerOf(actor));
    const visible = new Set(viewed?.entries.map(({ entry }) => entry.id));
    return declarableIn(entries, {
      sees: (id) => visible.has(id),
      isOpen: (label) => OPEN_LABELS.has(label),
    });
  }

  /** A person met is the responsibility of the coordinators of the region, and there may be none. */
  private warningsOfRegion({ events }: Decided<Command>): readonly Warning[] {
    return events.flatMap(({ name, data }): readonly Warning[] => {
      if (name !== 'PersonMetWithoutCoordinator') return [];
      const { region } = data as { readonly region: string };
      const isThere = this.directory
        .persons()
        .some(({ active, role, regions }) => active && role === 'coordinator' && regions.includes(region));
      return isThere ? [] : [{ code: 'PERSON_MET.NOBODY_THERE', details: { region } }];
    });
  }

  /** Whether the entry that a measure names shows the actor that somebody was met; true where it names none. */
  private async isKnownToBeMet(
    operationId: string,
    fact: ReportedConductFact,
    { actor }: OperationContext,
  ): Promise<boolean> {
    if (fact.name !== 'VoluntaryMeasureAsked' || fact.data.met === undefined) return true;
    const { met } = fact.data;
    const viewed = await this.history.forViewer(operationId, viewerOf(actor));
    return !!viewed?.entries.some(({ entry }) => entry.id === met && entry.personMet !== undefined);
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, ModuleRef } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessLogModule } from '@samsyn/access-log';
import { AdministrationModule } from '@samsyn/administration';
import { AdviceCallModule } from '@samsyn/advice';
import { AgreementModule } from '@samsyn/agreements';
import { AvailabilityModule } from '@samsyn/availability';
import { CallOutModule } from '@samsyn/call-outs';
import { CampaignModule } from '@samsyn/campaigns';
import { ConductingModule } from '@samsyn/conducting';
import { DebriefingModule } from '@samsyn/debriefing';
import { DocumentsModule } from '@samsyn/documents';
import { EntriesModule } from '@samsyn/entries';
import { EventCodec, EventRegistry } from '@samsyn/event-store';
import { ForeignIds, HistoryModule } from '@samsyn/history';
import { IdentityModule, type TokenVerifier } from '@samsyn/identity';
import { LessonsModule } from '@samsyn/lessons';
import { NotificationSettingsHeld, NotificationsModule, PersonalStore } from '@samsyn/notifications';
import { OversightModule } from '@samsyn/oversight';
import { PlanningModule } from '@samsyn/planning';
import { AsyncApiModule, RelayModule, type RelayOptions } from '@samsyn/relay';
import {
  CLOCK,
  CommandExecutor,
  EVENT_STORE,
  Processing,
  ReadModelDatabase,
  WORLD,
} from '@samsyn/processing';
import { OperationCommands, OperationLog } from '@samsyn/operations';
import { KeyStore, ReadersContext } from '@samsyn/secrecy';
import {
  CommandAnswers,
  HealthModule,
  MetricsModule,
  OpaqueToken,
  OpenApiModule,
  SecurityTxtModule,
  type SecurityTxt,
  type HealthChecks,
  type OpenApiSource,
} from '@samsyn/web';
import { WorklistModule } from '@samsyn/worklist';
import { operationPrecondition } from './operation-precondition';
import { readersContext } from './readers-context';
import type { SamsynParts } from './samsyn-parts';
import { WaitForPosition } from './wait-for-position';

export interface SamsynModuleParts {
  readonly parts: SamsynParts;
  readonly verifier: TokenVerifier;
  readonly checks: HealthChecks;
  readonly openApi: OpenApiSource;
  /** Absent: no contact for security weaknesses is published. */
  readonly security?: SecurityTxt;
  /** Absent: no branch receives a feed. */
  readonly feeds?: RelayOptions;
}

/** The parts of this process, for whichever service asks. */
@Module({})
class PartsModule {
  static of(parts: SamsynParts): DynamicModule {
    const values = [
      { provide: EVENT_STORE, useValue: parts.eventStore },
      { provide: CLOCK, useValue: parts.clock },
      { provide: WORLD, useValue: parts.world },
      { provide: EventCodec, useValue: parts.codec },
      { provide: EventRegistry, useValue: parts.codec.registry },
      { provide: CommandExecutor, useValue: parts.executor },
      { provide: OperationLog, useValue: parts.operationLog },
      { provide: ReadModelDatabase, useValue: parts.readModels },
      { provide: Processing, useValue: parts.processing },
      { provide: OpaqueToken, useValue: parts.tokens },
      { provide: KeyStore, useValue: parts.keys },
      { provide: PersonalStore, useValue: parts.personal },
      { provide: NotificationSettingsHeld, useValue: new NotificationSettingsHeld(parts.notifications) },
    ];
    const commands = {
      provide: OperationCommands,
      inject: [ModuleRef],
      useFactory: (modules: ModuleRef) =>
        new OperationCommands(
          parts.executor,
          parts.operationLog,
          operationPrecondition(modules),
          readersContext(parts, modules),
        ),
    };
    const readers = {
      provide: ReadersContext,
      inject: [ModuleRef],
      useFactory: (modules: ModuleRef) => readersContext(parts, modules),
    };
    const providers = [...values, commands, readers, CommandAnswers];
    return { module: PartsModule, global: true, providers, exports: providers };
  }
}

/** Imported behind IdentityModule, whose guard is asked first: who may not come in does not wait either. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: WaitForPosition },
    { provide: APP_GUARD, useClass: ForeignIds },
  ],
})
class WaitingModule {}

/** Every service in one process. */
@Module({})
export class SamsynModule {
  static of({ parts, verifier, checks, openApi, security, feeds }: SamsynModuleParts): DynamicModule {
    return {
      module: SamsynModule,
      imports: [
        CqrsModule.forRoot(),
        PartsModule.of(parts),
        IdentityModule.of({ directory: parts.directory, tokens: verifier }),
        AccessLogModule.of(parts.accessLog),
        WaitingModule,
        HealthModule.of(checks),
        MetricsModule.of(parts.metrics, parts.metricsCredential),
        OpenApiModule.of(openApi),
        AsyncApiModule,
        ...(security ? [SecurityTxtModule.of(security)] : []),
        AdministrationModule,
        AgreementModule,
        PlanningModule,
        CallOutModule,
        AvailabilityModule,
        AdviceCallModule,
        CampaignModule,
        ConductingModule,
        DebriefingModule,
        LessonsModule,
        EntriesModule,
        HistoryModule,
        DocumentsModule,
        OversightModule,
        WorklistModule,
        NotificationsModule,
        ...(feeds ? [RelayModule.of(feeds)] : []),
      ],
    };
  }
}

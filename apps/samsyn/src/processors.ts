import type { INestApplicationContext } from '@nestjs/common';
import { BranchChangeList, MadeChanges } from '@samsyn/administration';
import { CheckInDeadlines, EncounterClocks, EncounterLinks } from '@samsyn/conducting';
import { ActionReminders, PerspectiveReminders } from '@samsyn/debriefing';
import { AgreedLessons, LessonRecurrence, OpenActions } from '@samsyn/lessons';
import {
  CampaignActionReminders,
  CampaignLessons,
  OpenCampaignActions,
  CampaignIndex,
} from '@samsyn/campaigns';
import { BreakGlassExpiry, Erasure, IncidentDeadline, PublicRecordsList } from '@samsyn/entries';
import { KnownIds, OperationDirectory } from '@samsyn/history';
import { ContactDrillEnd, NotificationRouting } from '@samsyn/notifications';
import { OversightProjection, Publications } from '@samsyn/oversight';
import { ADVICE_EXPIRY, AdviceCallParties, AdviceExpiry } from '@samsyn/advice';
import { AgreementIndex } from '@samsyn/agreements';
import { AvailabilityProjection, SwapExpiry } from '@samsyn/availability';
import { CALL_EXPIRY, CallExpiry, CallRenewal, CallWithdrawal, ContactPersons } from '@samsyn/call-outs';
import { InvitationClosing, InvitationDeadlines } from '@samsyn/planning';
import { Waiting } from '@samsyn/worklist';
import type { SamsynParts } from './samsyn-parts';

const PROJECTIONS = [
  OperationDirectory,
  KnownIds,
  AvailabilityProjection,
  AgreementIndex,
  CampaignIndex,
  AdviceCallParties,
  ContactPersons,
  OpenActions,
  AgreedLessons,
  CampaignLessons,
  OpenCampaignActions,
  EncounterLinks,
  PublicRecordsList,
  OversightProjection,
  Waiting,
  BranchChangeList,
] as const;

const WORKFLOWS = [
  CallExpiry,
  CallWithdrawal,
  CallRenewal,
  NotificationRouting,
  ContactDrillEnd,
  InvitationClosing,
  InvitationDeadlines,
  Erasure,
  IncidentDeadline,
  BreakGlassExpiry,
  SwapExpiry,
  AdviceExpiry,
  ActionReminders,
  CampaignActionReminders,
  PerspectiveReminders,
  LessonRecurrence,
  EncounterClocks,
  CheckInDeadlines,
  MadeChanges,
  Publications,
] as const;

/** What follows the log in this process: the services' read models, and workflows with their timers. */
export function addProcessors(app: INestApplicationContext, { processing, directory }: SamsynParts): void {
  // Whose turn it is and has left is passed over at once.
  directory.listeners.onLeft(() => processing.timers.lookAgain([CALL_EXPIRY, ADVICE_EXPIRY]));
  for (const projection of PROJECTIONS) {
    processing.addProjection(app.get<InstanceType<typeof projection>>(projection, { strict: false }));
  }
  for (const workflow of WORKFLOWS) {
    processing.addWorkflow(app.get<InstanceType<typeof workflow>>(workflow, { strict: false }));
  }
}

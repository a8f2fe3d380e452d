import type { INestApplicationContext } from '@nestjs/common';
import { BranchChangeList, MadeChanges } from '@samsyn/administration';
import {
  CHECK_IN_DEADLINE,
  CheckInDeadlines,
  ENCOUNTER_CLOCK,
  EncounterClocks,
  EncounterLinks,
} from '@samsyn/conducting';
import {
  ACTION_REMINDER,
  ActionReminders,
  PERSPECTIVE_REMINDER,
  PerspectiveReminders,
} from '@samsyn/debriefing';
import { AgreedLessons, LessonRecurrence, OpenActions } from '@samsyn/lessons';
import {
  CAMPAIGN_ACTION_REMINDER,
  CampaignActionReminders,
  CampaignLessons,
  OpenCampaignActions,
} from '@samsyn/campaigns';
import {
  BREAK_GLASS_EXPIRY,
  BreakGlassExpiry,
  Erasure,
  INCIDENT_REMINDER,
  IncidentDeadline,
  PublicRecordsList,
} from '@samsyn/entries';
import { KnownIds, OperationDirectory } from '@samsyn/history';
import { CONTACT_DRILL_END, ContactDrillEnd, NotificationRouting } from '@samsyn/notifications';
import { OversightProjection, PUBLICATION, Publications } from '@samsyn/oversight';
import { ADVICE_EXPIRY, AdviceCallParties, AdviceExpiry } from '@samsyn/advice';
import { AgreementIndex } from '@samsyn/agreements';
import { AvailabilityProjection, SWAP_EXPIRY, SwapExpiry } from '@samsyn/availability';
import {
  CALL_EXPIRY,
  CallExpiry,
  CallRenewal,
  CallWithdrawal,
  ContactPersons,
  INVITATION_EXPIRY,
  INVITATION_REMINDER,
  InvitationClosing,
  InvitationDeadlines,
} from '@samsyn/planning';
import { CampaignIndex } from '@samsyn/campaigns';
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

/** What follows the log in this process: the services' read models, workflows and timers. */
export function addProcessors(app: INestApplicationContext, { processing, directory }: SamsynParts): void {
  // Whose turn it is and has left is passed over at once.
  directory.listeners.onLeft(() => processing.timers.lookAgain([CALL_EXPIRY, ADVICE_EXPIRY]));
  const expiry = app.get(CallExpiry, { strict: false });
  const swaps = app.get(SwapExpiry, { strict: false });
  const advice = app.get(AdviceExpiry, { strict: false });
  const invitations = app.get(InvitationDeadlines, { strict: false });
  const checkIns = app.get(CheckInDeadlines, { strict: false });
  const encounterClocks = app.get(EncounterClocks, { strict: false });
  const actionReminders = app.get(ActionReminders, { strict: false });
  const campaignReminders = app.get(CampaignActionReminders, { strict: false });
  const perspectiveReminders = app.get(PerspectiveReminders, { strict: false });
  const drills = app.get(ContactDrillEnd, { strict: false });
  const incidents = app.get(IncidentDeadline, { strict: false });
  const breakGlass = app.get(BreakGlassExpiry, { strict: false });
  const publications = app.get(Publications, { strict: false });
  for (const projection of PROJECTIONS) {
    processing.addProjection(app.get<InstanceType<typeof projection>>(projection, { strict: false }));
  }
  processing
    .addWorkflow(expiry)
    .addWorkflow(app.get(CallWithdrawal, { strict: false }))
    .addWorkflow(app.get(CallRenewal, { strict: false }))
    .addWorkflow(app.get(NotificationRouting, { strict: false }))
    .addWorkflow(drills)
    .onTimer(CONTACT_DRILL_END, (timer) => drills.onDue(timer))
    .addWorkflow(app.get(InvitationClosing, { strict: false }))
    .addWorkflow(invitations)
    .onTimer(INVITATION_REMINDER, (timer) => invitations.remind(timer))
    .onTimer(INVITATION_EXPIRY, (timer) => invitations.expire(timer))
    .addWorkflow(app.get(Erasure, { strict: false }))
    .addWorkflow(incidents)
    .onTimer(INCIDENT_REMINDER, (timer) => incidents.onDue(timer))
    .addWorkflow(breakGlass)
    .onTimer(BREAK_GLASS_EXPIRY, (timer) => breakGlass.onDue(timer))
    .onTimer(CALL_EXPIRY, (timer) => expiry.onDue(timer))
    .addWorkflow(swaps)
    .onTimer(SWAP_EXPIRY, (timer) => swaps.onDue(timer))
    .addWorkflow(advice)
    .onTimer(ADVICE_EXPIRY, (timer) => advice.onDue(timer))
    .addWorkflow(actionReminders)
    .onTimer(ACTION_REMINDER, (timer) => actionReminders.onDue(timer))
    .addWorkflow(campaignReminders)
    .onTimer(CAMPAIGN_ACTION_REMINDER, (timer) => campaignReminders.onDue(timer))
    .addWorkflow(perspectiveReminders)
    .onTimer(PERSPECTIVE_REMINDER, (timer) => perspectiveReminders.onDue(timer))
    .addWorkflow(app.get(LessonRecurrence, { strict: false }))
    .addWorkflow(encounterClocks)
    .onTimer(ENCOUNTER_CLOCK, (timer) => encounterClocks.onDue(timer))
    .addWorkflow(checkIns)
    .onTimer(CHECK_IN_DEADLINE, (timer) => checkIns.onDue(timer))
    .addWorkflow(app.get(MadeChanges, { strict: false }))
    .addWorkflow(publications)
    .onTimer(PUBLICATION, (timer) => publications.onDue(timer));
}

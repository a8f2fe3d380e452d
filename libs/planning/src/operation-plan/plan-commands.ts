import { byEvent, type ChangeDefinition } from '@samsyn/event-store';
import { cancelOperation } from './cancel-operation/cancel-operation.commands';
import { interpreterCommands } from './interpreters/interpreters.commands';
import { invitationCommands } from './invitations/invitations.commands';
import { preBriefingCommands } from './pre-briefing/pre-briefing.commands';
import { preparePlanCommands } from './prepare-plan/prepare-plan.commands';
import { rescheduleOperation } from './reschedule-operation/reschedule-operation.commands';
import type { PlanChange } from './plan-decider';

type Definition = ChangeDefinition<PlanChange['kind']>;

/** Commands of the plan whose bodies are made of their events, by the name of the event. */
export const PLAN_COMMANDS: Readonly<Record<string, Definition>> = byEvent<Definition>([
  ...invitationCommands,
  ...preparePlanCommands,
  ...preBriefingCommands,
  ...interpreterCommands,
  rescheduleOperation,
  cancelOperation,
]);

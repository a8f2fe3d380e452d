import { decideBy, type Decider } from '@samsyn/kernel';
import { evolveDebrief, noDebrief, type Debrief } from './debrief';
import type { DebriefEvent } from './debrief.events';
import type { ActionChange, AgreeAction } from '@samsyn/operations/contract';
import * as learning from './learning/learning';
import * as opening from './open-debrief/open-debrief';
import * as perspectives from './perspectives/perspectives';
import * as signOff from './sign-off/sign-off';

export type DebriefChange =
  | opening.OpenDebrief
  | opening.NameFacilitator
  | opening.RequestPerspectives
  | opening.HoldMeeting
  | opening.CloseDebrief
  | opening.ReopenDebrief
  | perspectives.SubmitPerspective
  | perspectives.ReleasePerspective
  | learning.AgreeLesson
  | AgreeAction
  | ActionChange
  | perspectives.RemindPerspectives
  | signOff.GenerateVersion
  | signOff.SignOff;

/** The debrief of one operation, in its own stream. */
export const debrief: Decider<Debrief, DebriefChange, DebriefEvent> = {
  initial: noDebrief,
  evolve: evolveDebrief,
  decide: decideBy<DebriefChange, Debrief, DebriefEvent>({
    OpenDebrief: opening.decideOpenDebrief,
    NameFacilitator: opening.decideNameFacilitator,
    RequestPerspectives: opening.decideRequestPerspectives,
    HoldMeeting: opening.decideHoldMeeting,
    CloseDebrief: opening.decideCloseDebrief,
    ReopenDebrief: opening.decideReopenDebrief,
    SubmitPerspective: perspectives.decideSubmitPerspective,
    ReleasePerspective: perspectives.decideReleasePerspective,
    AgreeLesson: learning.decideAgreeLesson,
    AgreeAction: learning.decideAgreeAction,
    CompleteAction: learning.decideActionOfDebrief,
    DropAction: learning.decideActionOfDebrief,
    MoveAction: learning.decideActionOfDebrief,
    ReassignAction: learning.decideActionOfDebrief,
    RemindAction: learning.decideActionOfDebrief,
    RemindPerspectives: perspectives.decideRemindPerspectives,
    GenerateVersion: signOff.decideGenerateVersion,
    SignOff: signOff.decideSignOff,
  }),
};

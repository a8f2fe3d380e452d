import { CAMPAIGN_STEP_ROUTES, campaignOf } from './campaign-step-routes';
import { DUTY_STEP_ROUTES } from './duty-step-routes';
import { COMMAND_STEP_ROUTES } from './command-step-routes';
import {
  agreement,
  amendment,
  branchesIn,
  debrief,
  encounter,
  fixed,
  itemIn,
  lessonIn,
  operation,
  otherPerson,
  purposeOf,
  subjectIn,
  type StepRoute,
} from './step-bodies';

/** Every event that an exercise may contain, and the command of the public interface that records it. */
export const STEP_ROUTES: Readonly<Record<string, StepRoute>> = {
  ...DUTY_STEP_ROUTES,
  ...CAMPAIGN_STEP_ROUTES,

  AgreementProposed: { path: fixed('/agreements'), body: branchesIn('parties'), creates: 'agreement' },
  AgreementAdopted: { path: agreement('adoptions') },
  AgreementEnded: { path: agreement('end') },

  OperationProposed: {
    path: fixed('/operations'),
    body: (facts, step, played) => {
      const { kind, region, municipality } = played.exercise;
      const entered = facts.campaign === undefined ? {} : { campaign: campaignOf(step, played) };
      return { kind, region, municipality, ...facts, ...entered };
    },
    creates: 'operation',
  },

  ...COMMAND_STEP_ROUTES,
  PlanAmended: { path: operation('amendments'), body: amendment },

  EncountersLinked: { path: encounter('links'), body: otherPerson },
  EncounterLinkWithdrawn: { path: encounter('links/withdrawals'), body: otherPerson },
  DisclosureRequested: { path: fixed('/disclosures/requests'), body: itemIn },
  DisclosureDecided: {
    path: fixed('/disclosures/decisions'),
    // The exercise says the purpose in words: a client chooses a code that the ground covers.
    body: (facts, step, played) => ({
      ...purposeOf(facts),
      ...itemIn?.(facts, step, played),
    }),
  },
  BreakGlassReviewed: {
    path: (step, played) =>
      `/break-glass/${played.entryOf(step, { entry: 'AccessedUnderBreakGlass' })}/reviews`,
  },

  PerspectiveSubmitted: { path: debrief('perspectives'), body: subjectIn },
  LessonAnswered: { path: operation('lesson-answers'), body: lessonIn },
};

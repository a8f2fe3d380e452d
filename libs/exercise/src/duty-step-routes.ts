import type { Step } from './exercise-format';
import type { PlayedSoFar, StepRoute } from './step-bodies';

type Body = Record<string, unknown>;

const fixed =
  (path: string): StepRoute['path'] =>
  () =>
    path;

/** The swap that the acting person proposed, or was asked for, last. */
const swapProposedBy = (step: Step, played: PlayedSoFar): string =>
  played.madeOf('swap', step, ({ by, facts }) => by === step.by && facts.with === step.facts.with);
const swap =
  (suffix: string, isParty: (proposed: Step, step: Step) => boolean): StepRoute['path'] =>
  (step, played) =>
    `/availability/swaps/${played.madeOf('swap', step, (proposed) => isParty(proposed, step))}/${suffix}`;

const isChainOf = ({ facts }: Step, id: string): boolean =>
  facts.to === id || (Array.isArray(facts.then) && facts.then.includes(id));
/** The call for advice with this person in its chain, or made by them; a named one, else the latest. */
const advice =
  (suffix: string): StepRoute['path'] =>
  (step, played) => {
    const id = played.madeOf(
      'advice-call',
      step,
      (asked) => asked.by === step.by || isChainOf(asked, step.by) || asked.facts.to === undefined,
    );
    return `/advice-calls/${id}/${suffix}`;
  };

/** Hours that end before they begin end on the next day, unless the step expects them to be refused. */
const withNights: StepRoute['body'] = (facts, { refused }) => {
  if (refused !== undefined || !Array.isArray(facts.windows)) return facts;
  const windows = (facts.windows as Body[]).map((window) =>
    typeof window.from === 'string' && typeof window.to === 'string' && window.to < window.from
      ? { overnight: true, ...window }
      : window,
  );
  return { ...facts, windows };
};

/** Hours, shifts and swaps, and advice by telephone: what is recorded outside every operation. */
export const DUTY_STEP_ROUTES: Readonly<Record<string, StepRoute>> = {
  AvailabilityPublished: { path: fixed('/availability/windows'), body: withNights },
  AvailabilityWithdrawn: { path: fixed('/availability/withdrawals') },
  AvailabilityExceptionPublished: { path: fixed('/availability/exceptions'), creates: 'exception' },
  AvailabilityExceptionWithdrawn: {
    path: (step, played) => {
      const id = played.madeOf(
        'exception',
        step,
        ({ by, facts }) => (facts.who ?? by) === (step.facts.who ?? step.by),
      );
      return `/availability/exceptions/${id}/withdrawal`;
    },
  },
  OnCallShiftAssigned: { path: fixed('/availability/shifts') },
  OnCallShiftWithdrawn: { path: fixed('/availability/shift-withdrawals') },
  OnCallSwapProposed: { path: fixed('/availability/swaps'), creates: 'swap' },
  OnCallSwapDeclined: { path: swap('decline', ({ facts }, { by }) => facts.with === by) },
  OnCallSwapWithdrawn: { path: swap('withdrawal', (proposed, { by }) => proposed.by === by) },
  // The format has a swap in one step: the giver's proposal, and the other's consent with their own token.
  OnCallShiftSwapped: {
    path: fixed('/availability/swaps'),
    creates: 'swap',
    agreed: {
      by: ({ facts }) => String(facts.with),
      path: (step, played) => `/availability/swaps/${swapProposedBy(step, played)}/acceptance`,
    },
  },

  AdviceRequested: {
    path: fixed('/advice-calls'),
    body: (facts, _step, { exercise: { region } }) => ({ region, ...facts }),
    creates: 'advice-call',
  },
  AdviceGiven: { path: advice('advice') },
  AdviceRequestWithdrawn: { path: advice('withdrawal') },
  AdviceLinkedToOperation: {
    path: advice('operation'),
    body: (facts, step, played) => ({ ...facts, operation: played.operationOf(step) }),
  },
};

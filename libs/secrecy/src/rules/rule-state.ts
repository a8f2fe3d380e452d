/** Whether a lawyer has confirmed that a row says what the law says: by whom, with the day, or not yet. */
export type RuleState = 'unconfirmed' | { readonly confirmedBy: string; readonly on: string };

/** As the product reads the law; nobody has confirmed it. */
export const UNCONFIRMED: RuleState = 'unconfirmed';

/** As an index says it. */
export const stateText = (state: RuleState): string =>
  state === 'unconfirmed' ? 'Unconfirmed.' : `Confirmed by ${state.confirmedBy}, ${state.on}.`;

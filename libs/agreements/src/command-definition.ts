import { commandOf } from '@samsyn/event-store';
import type { AgreementCommand } from './agreement-decider';

/** A command on an agreement. */
export const agreementCommand = commandOf<AgreementCommand['kind']>();

/** Whoever binds a party. */
export const SIGNATORY =
  'a party’s operation leader, coordinator, supervisor, case officer, inspector or other signatory';

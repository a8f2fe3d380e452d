import type { Decider, Intent } from '@samsyn/kernel';
import { must } from '@samsyn/kernel';
import { decideAdoption, type AdoptAgreement } from './adopt-agreement/adopt-agreement';
import { evolveAgreement, noAgreement, type Agreement } from './agreement';
import type { AgreementEvent } from './agreement.events';
import { decideEnd, type EndAgreement } from './end-agreement/end-agreement';
import { decideProposal, type ProposeAgreement } from './propose-agreement/propose-agreement';

export type AgreementCommand = ProposeAgreement | AdoptAgreement | EndAgreement;

type Decide<C> = (command: C, agreement: Agreement, intent: Intent) => readonly AgreementEvent[];
const DECISIONS: {
  readonly [K in AgreementCommand['kind']]: Decide<Extract<AgreementCommand, { kind: K }>>;
} = {
  ProposeAgreement: (command, agreement, intent) => {
    // The first version has no party yet that could be told from a stranger.
    if (agreement.versions.length === 0) must('signatory', intent);
    return decideProposal(command, agreement, intent);
  },
  AdoptAgreement: decideAdoption,
  EndAgreement: decideEnd,
};

export const agreement: Decider<Agreement, AgreementCommand, AgreementEvent> = {
  initial: noAgreement,
  evolve: evolveAgreement,
  decide: (command, state, intent) =>
    (DECISIONS[command.kind] as Decide<AgreementCommand>)(command, state, intent),
};

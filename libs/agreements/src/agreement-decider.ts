import { authorize, decideBy, type Decider } from '@samsyn/kernel';
import { decideAdoption, type AdoptAgreement } from './adopt-agreement/adopt-agreement';
import { evolveAgreement, noAgreement, type Agreement } from './agreement';
import type { AgreementEvent } from './agreement.events';
import { decideEnd, type EndAgreement } from './end-agreement/end-agreement';
import { decideProposal, type ProposeAgreement } from './propose-agreement/propose-agreement';

export type AgreementCommand = ProposeAgreement | AdoptAgreement | EndAgreement;

export const agreement: Decider<Agreement, AgreementCommand, AgreementEvent> = {
  initial: noAgreement,
  evolve: evolveAgreement,
  decide: decideBy<AgreementCommand, Agreement, AgreementEvent>({
    ProposeAgreement: (command, agreement, metadata) => {
      // The first version has no parties yet, so nobody can be refused as a stranger.
      if (agreement.versions.length === 0) authorize('signatory', metadata);
      return decideProposal(command, agreement, metadata);
    },
    AdoptAgreement: decideAdoption,
    EndAgreement: decideEnd,
  }),
};

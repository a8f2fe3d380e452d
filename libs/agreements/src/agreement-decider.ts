import { type Decider, type CommandMetadata, authorize } from '@samsyn/kernel';
import { decideAdoption, type AdoptAgreement } from './adopt-agreement/adopt-agreement';
import { evolveAgreement, noAgreement, type Agreement } from './agreement';
import type { AgreementEvent } from './agreement.events';
import { decideEnd, type EndAgreement } from './end-agreement/end-agreement';
import { decideProposal, type ProposeAgreement } from './propose-agreement/propose-agreement';

export type AgreementCommand = ProposeAgreement | AdoptAgreement | EndAgreement;

type Decide<C> = (command: C, agreement: Agreement, metadata: CommandMetadata) => readonly AgreementEvent[];
const DECISIONS: {
  readonly [K in AgreementCommand['kind']]: Decide<Extract<AgreementCommand, { kind: K }>>;
} = {
  ProposeAgreement: (command, agreement, metadata) => {
    // The first version has no parties yet, so nobody can be refused as a stranger.
    if (agreement.versions.length === 0) authorize('signatory', metadata);
    return decideProposal(command, agreement, metadata);
  },
  AdoptAgreement: decideAdoption,
  EndAgreement: decideEnd,
};

export const agreement: Decider<Agreement, AgreementCommand, AgreementEvent> = {
  initial: noAgreement,
  evolve: evolveAgreement,
  decide: (command, state, metadata) =>
    (DECISIONS[command.kind] as Decide<AgreementCommand>)(command, state, metadata),
};

import { KINDS, OperationKindSchema, inFull, type OperationKind } from '@samsyn/kinds';
import { schemas } from '@samsyn/kernel';

const { closed, list, named } = schemas;

/** The schema that kinds are written in, so that the two cannot differ. */
export const operationKind = named('OperationKind', (): schemas.Schema<OperationKind> => ({
  description:
    'A kind of operation as data: roles, agenda, gates of release, mandatory steps, entry rules, deviations and debrief questions, in Swedish and English. `source` names entries of `sources`.',
  ...(JSON.parse(JSON.stringify(OperationKindSchema)) as object),
  example: inFull(KINDS.current()[0]!),
}));

export const kindList = named('OperationKinds', () =>
  closed({ kinds: list(operationKind, 'The newest version of each.') }),
);

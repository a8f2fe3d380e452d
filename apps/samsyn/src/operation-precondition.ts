import type { ModuleRef } from '@nestjs/core';
import { OperationSummaries } from '@samsyn/history';
import type { Precondition } from '@samsyn/operations';
import { viewerOf } from '@samsyn/secrecy';
import { assertMatch, etagOf } from '@samsyn/web';

/** `If-Match` names the operation as `GET /operations/{id}` showed it to this actor (docs/adr/0011). */
export const operationPrecondition =
  (modules: ModuleRef): Precondition =>
  async (operationId, { actor, ifMatch }) => {
    const summaries = modules.get(OperationSummaries, { strict: false });
    assertMatch(ifMatch, etagOf(await summaries.of(operationId, viewerOf(actor))));
  };

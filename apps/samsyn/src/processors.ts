import type { INestApplicationContext } from '@nestjs/common';
import { OpenActions } from '@samsyn/debriefing';
import { OperationDirectory } from '@samsyn/history';
import { AvailabilityProjection, CALL_EXPIRY, CallExpiry, CallWithdrawal } from '@samsyn/planning';
import type { SamsynParts } from './samsyn-parts';

/** What follows the log in this process: the services' read models, workflows and timers. */
export function addProcessors(app: INestApplicationContext, { processing }: SamsynParts): void {
  const expiry = app.get(CallExpiry, { strict: false });
  for (const projection of [OperationDirectory, AvailabilityProjection, OpenActions]) {
    processing.addProjection(app.get<InstanceType<typeof projection>>(projection, { strict: false }));
  }
  processing
    .addWorkflow(expiry)
    .addWorkflow(app.get(CallWithdrawal, { strict: false }))
    .onTimer(CALL_EXPIRY, (timer) => expiry.onDue(timer));
}

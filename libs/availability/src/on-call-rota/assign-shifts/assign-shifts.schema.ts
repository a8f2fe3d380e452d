import { schemas, shared } from '@samsyn/web';
import { overlaps } from '../../rosters.schema';

export const shiftsAssigned = schemas.named('ShiftsAssignedAnswer', () =>
  shared.commandAnswerWith({ overlaps: overlaps() }),
);

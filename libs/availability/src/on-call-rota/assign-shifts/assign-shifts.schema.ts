import { schemas } from '@samsyn/kernel';
import { shared } from '@samsyn/web';
import { overlaps } from '../../rosters.schema';

export const shiftsAssigned = schemas.named('ShiftsAssignedAnswer', () =>
  shared.commandAnswerWith({ overlaps: overlaps() }),
);

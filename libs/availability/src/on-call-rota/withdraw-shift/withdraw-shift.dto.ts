import { Code, FactDto, Nested, PersonHandle } from '@samsyn/web';
import { ShiftTimeDto } from '../../availability.dto';
import { SHIFT_WITHDRAWALS } from '../../availability.events';
import type { ShiftWithdrawalReason } from './withdraw-shift';

export class ShiftWithdrawalDto extends FactDto {
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift; the one under way, else the next, where absent.',
  })
  shift?: ShiftTimeDto;
  @PersonHandle({ optional: true, description: 'The caller where absent.' }) who?: string;
  @Code(SHIFT_WITHDRAWALS, { optional: true, description: 'Sealed; for the own branch alone.' })
  reason?: ShiftWithdrawalReason;
}

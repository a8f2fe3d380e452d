import { FactDto, Nested, PersonHandle } from '@samsyn/web';
import { ShiftTimeDto } from '../../availability.dto';

export class SwapProposalDto extends FactDto {
  @PersonHandle({ description: 'Who is asked to take it over.' }) with: string;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the caller; the one under way, else the next, where absent.',
  })
  gives?: ShiftTimeDto;
  @Nested(() => ShiftTimeDto, {
    optional: true,
    description: 'Which shift of the other the caller takes for it.',
  })
  inReturn?: ShiftTimeDto;
}

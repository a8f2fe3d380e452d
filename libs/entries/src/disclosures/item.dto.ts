import { Text } from '@samsyn/web';

export const GROUND_MAX = 500;
export const TEXT_MAX = 10_000;

export class ItemDto {
  @Text({ max: 36, description: 'Id of the entry.', example: '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42' })
  entry: string;
  @Text({ max: 64, example: 'detail', description: 'One field of it.' }) field: string;
}

import { Module } from '@nestjs/common';
import { OversightProjection } from './facts/oversight.projection';
import { OversightController } from './oversight.http';
import './problem-titles';
import { PublishedStatistics } from './publication/published-statistics';

/** Statistics for the national coordination. */
@Module({
  controllers: [OversightController],
  providers: [OversightProjection, PublishedStatistics],
  exports: [OversightProjection],
})
export class OversightModule {}

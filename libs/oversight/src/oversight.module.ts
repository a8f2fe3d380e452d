import { Module } from '@nestjs/common';
import { OversightProjection } from './read-model/oversight.projection';
import { OversightController } from './oversight.http';
import { Publications } from './publication/publications.workflow';
import { PublishFiguresHandler } from './publication/publish-figures.handler';
import { PublishedStatistics } from './publication/queries/published-statistics';

/** Statistics for the national coordination. */
@Module({
  controllers: [OversightController],
  providers: [OversightProjection, PublishedStatistics, PublishFiguresHandler, Publications],
  exports: [OversightProjection],
})
export class OversightModule {}

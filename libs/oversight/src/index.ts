export { OversightProjection } from './read-model/oversight.projection';
export { OversightController } from './oversight.http';
export { OversightModule } from './oversight.module';
export { FEWEST_OPERATIONS } from './protection/small-numbers';
export { PUBLICATION, Publications } from './publication/publications.workflow';
export { PublishedStatistics } from './publication/queries/published-statistics';

export { CheckInDeadlines } from './conduct/safety-check-ins/check-in-deadlines.workflow';
export { EncounterClocks } from './encounter/clocks/encounter-clocks.workflow';
export { EncounterLinks } from './encounter/links/encounter-links.projection';
export { CONDUCT_FACTS } from './conduct/conduct-facts';
export { ENCOUNTER_FACTS } from './encounter/encounter-facts';
export { ConductingModule } from './conducting.module';

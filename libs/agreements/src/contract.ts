export * from './agreement.events';
export * from './agreed-facilitators.port';
export * from './call-chains.port';
export * from './agreements-in-force.port';

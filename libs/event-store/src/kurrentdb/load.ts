/** The adapter, and with it the client of the engine: loaded only where the log stands on it. */
export const loadKurrentdb = () => import('../kurrentdb.ts');

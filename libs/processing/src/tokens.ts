/** Injection tokens of the ports that are interfaces and so have no class to inject by. */
export const EVENT_STORE = Symbol('EventStore');
export const CLOCK = Symbol('Clock');
/** The `World` of this process. */
export const WORLD = Symbol('World');

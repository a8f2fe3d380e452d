import { subscribe } from 'node:diagnostics_channel';
import { readSync, writeSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';

/** Of the steps of an exercise the one before which the process stands still, until its standard input ends. */
const HELD_BEFORE = 10;

let steps = 0;
subscribe('http.server.request.start', (message) => {
  const { request } = message as { readonly request: IncomingMessage };
  // Steps are commands; what comes before them and between them has no such key.
  if (request.headers['idempotency-key'] === undefined) return;
  steps += 1;
  if (steps !== HELD_BEFORE) return;
  writeSync(2, 'held\n');
  readSync(0, Buffer.alloc(1));
});

import { FILLED_IN } from '@samsyn/event-store';
import { debriefCommand } from '../debrief-command';
import { DebriefGenerated, DebriefSignedOff } from '../debrief.events';

/** Addressed to the operation, whose id the debrief has. */
export const generateDebrief = debriefCommand({
  event: DebriefGenerated,
  kind: 'GenerateVersion',
  id: 'generateDebrief',
  path: 'debrief/versions',
  who: 'participant',
  title: 'The own branch makes a final version of its debrief (`DebriefGenerated`), named by its digest',
  description: 'Nothing is recorded where nothing has changed since. Only the own branch sees the entry.',
  refusals: ['DEBRIEF.NOT_OPEN'],
  fields: {
    branch: FILLED_IN,
    version: FILLED_IN,
    format: { optional: true, description: 'What it was made as; `json` where it is not told.' },
    upTo: FILLED_IN,
  },
});

export const signOffDebrief = debriefCommand({
  event: DebriefSignedOff,
  kind: 'SignOff',
  id: 'signOffDebrief',
  path: 'sign-offs',
  who: 'participant; for the leading branch its operation leader',
  title: 'The own branch signs off its own version of the debrief (`DebriefSignedOff`), named by its digest',
  refusals: ['DEBRIEF.NOT_OPEN', 'DEBRIEF.CLOSED', 'DEBRIEF.VERSION_CHANGED'],
  fields: {
    branch: FILLED_IN,
    version: {
      optional: true,
      max: 43,
      description:
        'The version that was read, as `GET /operations/{id}/debrief/changes` tells it; absent: the present one.',
      example: 'c29tZS1kaWdlc3Qtb2YtZXhhY3RseS00My1jaGFycyE',
    },
    generated: FILLED_IN,
  },
  calls: { version: 'read' },
});

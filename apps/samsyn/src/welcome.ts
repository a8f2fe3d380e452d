import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Samsyn } from './samsyn';

const shown = (path: string): string => relative(process.cwd(), path) || '.';

/** What a person who has just started Samsyn needs: where it answers, what to look at first, how to act as whom. */
export async function welcome(samsyn: Samsyn, baseUrl: string, out: string): Promise<string> {
  const events = await samsyn.parts.eventStore.head();
  const leader = samsyn.parts.directory.byHandle('leader') ? 'leader' : 'trafficking-leader';
  const isTraining = samsyn.parts.world === 'training';
  const asWhom = `${isTraining ? 'SAMSYN_WORLD=training ' : ''}npm run -s token --`;
  const lines = [
    ...(isTraining ? ['TRAINING: a world of its own. Nothing here is real or reaches what is.', ''] : []),
    `Samsyn answers on ${baseUrl} — ${events} events in the log.`,
    '',
  ];
  if (existsSync(out)) {
    lines.push(
      'The evening visit has been played. What each branch can see of it:',
      `  ${shown(join(out, 'police__trafficking-unit', 'debrief.sv.html'))}   (and debrief.en.html, history.json …)`,
      `  ${shown(join(out, 'social-services__regional-coordinator', 'debrief.sv.html'))}`,
      `  ${shown(join(out, 'ngo__shelter', 'history.json'))}   (the referral made to it, nothing else)`,
      '',
    );
  }
  if (samsyn.issuer) {
    const persons = samsyn.parts.directory.persons().filter(({ active }) => active);
    const width = Math.max(...persons.map(({ handle }) => handle.length));
    lines.push(
      'To act as someone, in another terminal of this folder:',
      `  TOKEN=$(${asWhom} ${leader})`,
      `  curl -H "Authorization: Bearer $TOKEN" ${baseUrl}/operations`,
      '',
      'As whom:',
      ...persons.map(({ handle, branch, role }) => `  ${handle.padEnd(width)}  ${branch}, ${role}`),
      '',
    );
  }
  lines.push(`The interface is described in ${baseUrl}/openapi.json. Stop with Ctrl-C; nothing is lost.`, '');
  return lines.join('\n');
}

import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Samsyn } from './samsyn';

/** Outputs for offices that employ regional coordinators and took part. */
const OF_COORDINATORS = /^social-services__(?:regional-coordinator|coordinator-)/;

const shown = (path: string): string => relative(process.cwd(), path) || '.';

/** In the way of a shell that takes a value as it stands. */
const quoted = (value: string): string =>
  /^[\w./:@%+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

/** The settings without which the token command of another terminal would ask another Samsyn. */
function forTokens(env: Readonly<Record<string, string | undefined>>, { issuer }: Samsyn): string {
  const port = env['SAMSYN_ISSUER_PORT'] && issuer ? new URL(issuer.issuer()).port : undefined;
  const { SAMSYN_WORLD: world, SAMSYN_DATA: data } = env;
  return Object.entries({ SAMSYN_WORLD: world, SAMSYN_DATA: data, SAMSYN_ISSUER_PORT: port })
    .flatMap(([name, value]) => (value ? [`${name}=${quoted(value)} `] : []))
    .join('');
}

/** What a person who has just started Samsyn needs: where it answers, what to look at first, how to act as whom. */
export async function welcome(samsyn: Samsyn, baseUrl: string, out: string): Promise<string> {
  const events = await samsyn.parts.eventStore.head();
  const leader = samsyn.parts.directory.byHandle('leader') ? 'leader' : 'trafficking-leader';
  const isTraining = samsyn.parts.world === 'training';
  const asWhom = `${forTokens(process.env, samsyn)}npm run -s token --`;
  const lines = [
    ...(isTraining ? ['TRAINING: a world of its own. Nothing here is real or reaches what is.', ''] : []),
    `Samsyn answers on ${baseUrl} — ${events} events in the log.`,
    '',
  ];
  if (existsSync(out)) {
    const coordinators = readdirSync(out).filter((name) => OF_COORDINATORS.test(name));
    lines.push(
      'The evening visit has been played. What each branch can see of it:',
      `  ${shown(join(out, 'police__trafficking-unit', 'debrief.sv.html'))}   (and debrief.en.html, history.json …)`,
      ...coordinators.map((folder) => `  ${shown(join(out, folder, 'debrief.sv.html'))}`),
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

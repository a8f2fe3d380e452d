import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIdentityConfig } from '@samsyn/identity';
import { dataFolder } from './settings';

/** Prints an access token that the development issuer of the running Samsyn gives: `npm run -s token -- leader`. */
async function main(): Promise<number> {
  const [handle] = process.argv.slice(2);
  if (handle === undefined) {
    process.stderr.write('usage: npm run -s token -- HANDLE\n');
    return 2;
  }
  const { developmentIssuerPort } = readIdentityConfig(process.env);
  const secret = readFileSync(join(dataFolder(process.env), 'issuer', 'client-secret'), 'utf8').trim();
  const answer = await fetch(`http://127.0.0.1:${developmentIssuerPort}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${handle}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (token === undefined) {
    process.stderr.write(`nobody by the name of ${handle} may act (${answer.status})\n`);
    return 1;
  }
  process.stdout.write(`${token}\n`);
  return 0;
}

main().then(
  (status) => process.exit(status),
  () => {
    process.stderr.write('Samsyn does not answer here: start it with npm start, in the same folder\n');
    process.exit(1);
  },
);

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '../observability/logger';
import { createHttpApp } from './http-app';
import { SecurityTxt, SecurityTxtModule } from './security-txt';

async function answerOf(security: SecurityTxt) {
  const module = { module: class Whole {}, imports: [SecurityTxtModule.of(security)] };
  const app: NestFastifyApplication = await createHttpApp(module, {
    logger: createLogger({ level: 'silent' }),
  });
  await app.init();
  const { statusCode, headers, body } = await app.inject({ method: 'GET', url: '/.well-known/security.txt' });
  await app.close();
  return { statusCode, type: headers['content-type'], body };
}

describe('security.txt', () => {
  it('says to whom, until when, in which languages and where it stands (RFC 9116)', async () => {
    const contacts = ['mailto:security@samsyn.example', 'https://samsyn.example/security'];
    const { statusCode, type, body } = await answerOf(new SecurityTxt(contacts, 'https://samsyn.example/'));
    expect([statusCode, type]).toEqual([200, 'text/plain; charset=utf-8']);
    const expires = /^Expires: (\S+)$/m.exec(body)?.[1] ?? '';
    expect(body.split('\n')).toEqual([
      ...contacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${expires}`,
      'Preferred-Languages: sv, en',
      'Canonical: https://samsyn.example/.well-known/security.txt',
      '',
    ]);
    const days = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89);
    expect(days).toBeLessThan(91);
  });

  it('is not there where no contact is set', async () => {
    expect((await answerOf(new SecurityTxt([]))).statusCode).toBe(404);
  });
});

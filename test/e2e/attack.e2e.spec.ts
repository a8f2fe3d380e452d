import { Command } from '../support/command';

/** What depends on how fast the machine is, `npm run -s attack` alone plays. */
describe('the attacks that everything is defended against', () => {
  it('all fall short, on a Samsyn that is started for them', async () => {
    const { status, stdout } = await new Command(process.execPath, ['scripts/attack.js', '--short']).ended;
    const fell = stdout.split('\n').filter((line) => line.includes(' FELL '));
    expect(fell).toEqual([]);
    expect(stdout).toMatch(/\n(2[5-9]|[3-9]\d) held, 0 fell\n$/);
    expect(status).toBe(0);
  });
});

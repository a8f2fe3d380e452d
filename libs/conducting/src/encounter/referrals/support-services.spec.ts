import { canAnswer, supportService, SUPPORT_SERVICES, type ServiceDemand } from './support-services';

/** As those who do the work say it: written down once more, apart from the table that it checks. */
const SERVICES: readonly (readonly [
  code: string,
  answeredBy: readonly string[],
  demands: readonly ServiceDemand[],
  remindedAfterWorkingDays: number,
  remindersAtMost: number,
])[] = [
  ['shelter', ['ngo', 'social-services'], ['consent', 'reservation'], 1, 3],
  ['health-care', ['health-care'], ['consent'], 2, 3],
  ['legal-counsel', ['ngo', 'prosecutor'], ['consent'], 3, 2],
  ['counselling', ['ngo', 'social-services', 'health-care'], ['consent'], 3, 2],
  ['reflection-period', ['social-services', 'police', 'prosecutor', 'migration-agency'], ['consent'], 1, 3],
  ['national-support-programme', ['ngo'], ['consent', 'reservation'], 2, 3],
  ['safe-return', ['iom'], ['consent'], 3, 3],
  ['interpreter', ['interpreter'], [], 1, 2],
  ['economic-support', ['social-services', 'social-insurance-agency'], ['consent'], 3, 2],
  ['addiction-care', ['social-services', 'health-care'], ['consent'], 2, 3],
  ['psychiatry', ['health-care'], ['consent'], 2, 3],
  ['prostitution-clinic', ['social-services', 'health-care'], ['consent'], 2, 3],
  ['crime-victim-compensation', ['crime-victim-authority', 'ngo'], ['consent'], 3, 2],
  ['buyer-counselling', ['social-services'], [], 3, 2],
  ['other', ['ngo', 'iom', 'health-care', 'tax-agency'], ['consent'], 3, 2],
];
const AGENCIES = [...new Set(SERVICES.flatMap(([, agencies]) => agencies))];

describe('each kind of support', () => {
  it.each(SERVICES)('%s', (code, answeredBy, demands, workingDays, most) => {
    const service = supportService(code);
    const answering = AGENCIES.filter((agency) => canAnswer(service, `${agency}/somewhere`));
    expect(answering.sort()).toEqual(code === 'other' ? [...AGENCIES].sort() : [...answeredBy].sort());
    expect(service.demands).toEqual(demands);
    expect([service.answerWorkingDays, service.remindersAtMost]).toEqual([workingDays, most]);
  });

  it('stands here', () => {
    expect(SERVICES.map(([code]) => code)).toEqual(SUPPORT_SERVICES.map(({ code }) => code));
  });

  it('that nobody has heard of is like other support', () => {
    expect(supportService('something else')).toBe(supportService('other'));
  });
});

import { composed, isAlways, WORD_CODES, type WordCode } from '@samsyn/presentation';

const TEXTS: readonly (readonly [WordCode, sv: string, en: string, always: boolean])[] = [
  ['call', 'en kallelse att besvara', 'a call to answer', true],
  ['alarm', 'ett larm', 'an alarm', true],
  ['review', 'en läsning i nödläge att granska', 'an emergency access to review', true],
  ['drill', 'en kontaktövning att bekräfta', 'a contact drill to confirm', true],
  ['advice', 'en fråga om råd', 'a request for advice', false],
  ['invitation', 'en inbjudan att besvara', 'an invitation to answer', false],
  ['change', 'en ändring som rör dig', 'a change that concerns you', false],
  ['swap', 'ett byte av beredskap att besvara', 'a swap of on-call shifts to answer', false],
  ['rota', 'en ändring i din beredskap', 'a change to your on-call duty', false],
  ['task', 'en uppgift', 'a task', false],
  ['reminder', 'en påminnelse', 'a reminder', false],
];
const due = '2026-11-19T19:50:00.000Z';

describe('the words of a message', () => {
  it.each(TEXTS)('%s, by when, and nothing else', (word, sv, en, always) => {
    expect(composed(word, due, 'sv', 'real')).toMatchObject({
      subject: `Samsyn: ${sv}`,
      text: `Något väntar på dig i Samsyn: ${sv}. Svara senast 2026-11-19 20:50.`,
    });
    expect(composed(word, undefined, 'en', 'training')).toMatchObject({
      subject: `TRAINING: Samsyn: ${en}`,
      text: `TRAINING. Something waits for you in Samsyn: ${en}.`,
    });
    expect(isAlways(word)).toBe(always);
  });

  it('are these, and no others', () => {
    expect(TEXTS.map(([word]) => word)).toEqual(WORD_CODES);
  });
});

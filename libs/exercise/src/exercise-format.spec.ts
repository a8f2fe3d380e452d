import { ExerciseError, parseExercise, shiftedByWeeks } from './exercise-format';

const step = { at: '2026-11-19T16:20:00+01:00', by: 'leader', does: 'OperationProposed' };
const exercise = (steps: object[]) =>
  JSON.stringify({
    exercise: 'e',
    kind: 'apartment-visit',
    region: 'syd',
    municipality: 'Växjö',
    cast: { leader: { agency: 'police', branch: 'trafficking-unit', role: 'operation-leader' } },
    steps,
  });
const refusalOf = (content: string): [number, string] => {
  try {
    parseExercise(content);
  } catch (error) {
    if (error instanceof ExerciseError) return [error.step, error.field];
  }
  throw new Error('it was taken for an exercise');
};

describe('The format of exercises', () => {
  it('fills in what a step leaves out', () => {
    const [parsed] = parseExercise(exercise([step])).steps;
    expect(parsed).toEqual({
      number: 1,
      at: '2026-11-19T15:20:00.000Z',
      recordedAt: '2026-11-19T15:20:00.000Z',
      by: 'leader',
      does: 'OperationProposed',
      facts: {},
      secret: {},
      person: 'p1',
      site: 's1',
      operation: 'op',
    });
  });

  it('is read also where an editor has begun the file with a byte order mark', () => {
    expect(parseExercise(`\ufeff${exercise([step])}`).steps).toHaveLength(1);
  });

  it.each([
    ['branch', 'stödlinjen', 'leader'],
    ['agency', 'Polisen', 'leader'],
    ['region', 'öst', 'leader'],
    ['role', 'stöd', 'leader'],
    ['', 'x', 'märta'],
  ])('says of a code that it is none, with its place: %s', (field, value, id) => {
    const member = { agency: 'police', branch: 'b', role: 'officer', ...(field ? { [field]: value } : {}) };
    const source = JSON.parse(exercise([])) as object;
    const content = JSON.stringify({ ...source, cast: { [id]: member } });
    expect(refusalOf(content)).toEqual([0, field ? `cast.${id}.${field}` : `cast.${id}`]);
    expect(() => parseExercise(content)).toThrow(/a–z/);
  });

  it('plays steps in the order of recording, ties in the order of the file', () => {
    const late = { ...step, recordedAt: '2026-11-19T18:00:00+01:00' };
    const steps = parseExercise(exercise([late, step, { ...step, does: 'RiskAssessed' }])).steps;
    expect(steps.map(({ number }) => number)).toEqual([2, 3, 1]);
  });

  it.each([
    ['who is not in the cast', [{ ...step, by: 'nobody' }], [1, 'by']],
    ['a time without offset or sense', [step, { ...step, at: 'in the evening' }], [2, 'at']],
    ['facts that are no object', [{ ...step, facts: [] }], [1, 'facts']],
    [
      'a secret without label',
      [{ ...step, secret: { location: { value: 'x' } } }],
      [1, 'secret.location.label'],
    ],
    ['an event without name', [{ ...step, does: '' }], [1, 'does']],
  ])('names the step and the field of %s', (_, steps, expected) => {
    expect(refusalOf(exercise(steps))).toEqual(expected);
  });

  it('names the file where it is none of this format', () => {
    expect(refusalOf('{')).toEqual([0, 'file']);
    expect(refusalOf('[]')).toEqual([0, 'file']);
    expect(refusalOf('{"cast":{}}')).toEqual([0, 'cast']);
  });

  it('moves every time by whole weeks and nothing else', () => {
    const moved = parseExercise(
      shiftedByWeeks(exercise([{ ...step, facts: { due: '2026-12-15', purpose: 'visit' } }]), -2),
    );
    expect(moved.steps[0]).toMatchObject({
      at: '2026-11-05T15:20:00.000Z',
      facts: { due: '2026-12-01', purpose: 'visit' },
    });
  });
});

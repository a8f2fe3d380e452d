import { asRecorded, given } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { border, by, coordinator, idAt, minute, past } from '../conduct.fixture';
import { declarableIn } from './declare-deviation';

const proposed = {
  name: 'OperationProposed',
  data: { kind: 'apartment-visit', kindVersion: 1 },
};
const secured = { name: 'SiteSecured', data: {} } as const;
const entries = [
  proposed,
  secured,
  { name: 'SafetyCheckInStarted', data: {} },
  { name: 'EncounterOpened', data: {} },
  { name: 'NoteAdded', data: { text: 'of the police' } },
].map((event, index) => asRecorded(event, index, minute(index)));

const declared = (code: string, ...cited: number[]) =>
  ({
    name: 'DeviationDeclared',
    data: { code, what: 'the door stood open', entries: cited.map(idAt) },
  }) as const;
const tell = (fact: ReturnType<typeof declared>, sees = (_id: string) => true) =>
  ({
    kind: 'RecordConductFact',
    fact,
    declarable: declarableIn(entries, { sees, isOpen: () => false }),
  }) as const;

describe('declaring a deviation', () => {
  it.each(['max-persons-inside-exceeded', 'other'])(
    'is for every participant, with a code of the kind or %s',
    (code) => {
      given(conduct)
        .when(tell(declared(code, 0, 1)), by(coordinator, 9))
        .then(declared(code, 0, 1));
    },
  );
  it('knows the codes of the version of the kind, and no others', () => {
    given(conduct)
      .when(tell(declared('not-of-this-kind')), by(coordinator, 9))
      .refused('DEVIATION.UNKNOWN_CODE');
  });
  it.each([
    ['of a conversation', 3],
    ['of a check-in plan', 2],
    ['that says nothing to the others', 4],
    ['that nobody has told', 44],
  ])('cites no entry %s: the reference would tell that it exists', (_what, index) => {
    given(conduct)
      .when(tell(declared('other', 1, index)), by(coordinator, 9))
      .refused('ENTRY.UNKNOWN');
  });
  it('cites no entry that the actor does not see', () => {
    given(conduct)
      .when(
        tell(declared('other', 0, 1), (id) => id !== idAt(1)),
        by(coordinator, 9),
      )
      .refused('ENTRY.UNKNOWN');
  });
  it('is for nobody else', () => {
    given(conduct, past(secured, 1))
      .when(tell(declared('other')), by(border, 9, { participates: false }))
      .refused('ACCESS.NOT_YOURS');
  });
  it('knows only `other` where the kind is not known', () => {
    expect([...declarableIn([], { sees: () => true, isOpen: () => true }).codes]).toEqual(['other']);
  });
});

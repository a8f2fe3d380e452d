import { warningTitle } from './warning-titles';

describe('titles of warnings', () => {
  it('are demanded of whoever warns', () => {
    expect(() => warningTitle('SPECIFICATION.NOBODY', 'sv')).toThrow();
  });
});

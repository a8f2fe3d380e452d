import { preferredType } from './content-negotiation';

const OFFERED = ['application/json', 'text/html', 'text/markdown', 'application/pdf'] as const;

describe('the media type that is sent', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['application/pdf', 'application/pdf'],
    ['text/*', 'text/html'],
    ['text/html;q=0.4, text/markdown;q=0.5', 'text/markdown'],
    ['text/*;q=0.9, text/html;q=0.1', 'text/markdown'],
    ['*/*;q=0.1, application/pdf', 'application/pdf'],
    ['application/json;q=0, */*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', 'text/html'],
    ['text/markdown; charset=utf-8', 'text/markdown'],
  ] as const)('%s → %s', (accept, type) => {
    expect(preferredType(accept, OFFERED)).toBe(type);
  });

  it.each(['image/png', 'application/xml;q=1', 'text/html;q=0', 'text/html;q=2', 'text/html;q=x', ', ;'])(
    'is none for %s',
    (accept) => {
      expect(preferredType(accept, OFFERED)).toBeUndefined();
    },
  );
});

import { given, SYSTEM } from '@samsyn/kernel';
import { REGION_CODES } from '../statistics/classes';
import { figuresOf, shownIn } from './figures';
import { publication } from './publication';

const row = [...REGION_CODES.map((_, index) => (index === 0 ? null : index)), 40];
const shown = {
  attended: { total: row, dimensions: { mode: { 'on-site': row, telephone: row.map(() => 0) } } },
};
const figures = figuresOf('coordinator-requests', '2027-Q1', shown);
const published = { name: 'StatisticsPublished' as const, data: figures };

describe('a publication', () => {
  it('is made once: what was published stands, whatever would be counted now', () => {
    const publish = { kind: 'PublishFigures', figures } as const;
    given(publication).when(publish, { actor: SYSTEM }).then(published);
    const other = { ...figures, layers: [] };
    given(publication, published)
      .when({ ...publish, figures: other }, { actor: SYSTEM })
      .silent();
  });

  it('is made by Samsyn alone', () => {
    const analyst = { ...SYSTEM, branch: 'national-coordination/statistics', role: 'analyst' };
    given(publication)
      .when({ kind: 'PublishFigures', figures }, { actor: analyst })
      .refused('ACCESS.NOT_YOURS');
  });

  it('is read as it was recorded', () => {
    expect(shownIn(figures)).toEqual(shown);
  });

  it('is read by the regions of today, whichever there were, and in whatever order they stood', () => {
    const [first, second, ...others] = REGION_CODES;
    const turned = {
      ...figures,
      regions: [second!, 'a-region-that-was', first!],
      layers: [{ code: 'attended', total: [7, 8, null, 15], dimensions: [] }],
    };
    expect(shownIn(turned)['attended']!.total).toEqual([null, 7, ...others.map(() => 0), 15]);
  });
});

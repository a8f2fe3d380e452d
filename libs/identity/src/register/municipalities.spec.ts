import { isCoordinatorBranch, isEmergencyBranch } from '@samsyn/kinds';
import { AGENCIES } from './agencies';
import {
  COUNTIES,
  isMunicipalityOf,
  MUNICIPALITIES,
  municipalityBranch,
  municipalityOf,
} from './municipalities';
import { REGIONS } from '@samsyn/kinds';

/** How many municipalities each county has, by Statistics Sweden. */
const COUNTS = {
  ...{
    stockholm: 26,
    uppsala: 8,
    sodermanland: 9,
    ostergotland: 13,
    jonkoping: 13,
    kronoberg: 8,
    kalmar: 12,
  },
  ...{ gotland: 1, blekinge: 5, skane: 33, halland: 6, 'vastra-gotaland': 49, varmland: 16, orebro: 12 },
  ...{ vastmanland: 10, dalarna: 15, gavleborg: 10, vasternorrland: 7, jamtland: 8, vasterbotten: 15 },
  norrbotten: 14,
};

describe('the municipalities of Sweden', () => {
  it('are 290 in 21 counties, each with a code of its own', () => {
    const counts = Object.entries(COUNTIES).map(([county, { municipalities }]) => [
      county,
      municipalities.length,
    ]);
    expect(Object.fromEntries(counts)).toEqual(COUNTS);
    expect(new Set(MUNICIPALITIES.map(({ code }) => code)).size).toBe(290);
    for (const { code, region } of MUNICIPALITIES) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(REGIONS[region]).toBeDefined();
    }
  });

  it('each have a branch, and each office of coordinators too', () => {
    const branches = AGENCIES['social-services']!.branches;
    for (const municipality of MUNICIPALITIES)
      expect(branches[municipalityBranch(municipality).slice('social-services/'.length)]).toBeDefined();
    for (const region of Object.keys(REGIONS)) expect(branches[`coordinator-${region}`]).toBeDefined();
    const codes = Object.keys(branches).map((code) => `social-services/${code}`);
    expect(codes.filter(isCoordinatorBranch)).toHaveLength(Object.keys(REGIONS).length);
    expect(codes.filter(isEmergencyBranch)).toHaveLength(Object.keys(COUNTIES).length);
  });

  it.each([
    ['Växjö', 'vaxjo'],
    ['växjö', 'vaxjo'],
    ['vaxjo', 'vaxjo'],
    [' Växjö kommun ', 'vaxjo'],
    ['Göteborgs stad', 'goteborg'],
    ['Borås stad', 'boras'],
    ['Malmö stad', 'malmo'],
    ['Upplands Väsby', 'upplands-vasby'],
    ['Habo', 'habo-jonkoping'],
    ['Håbo', 'habo-uppsala'],
    ['Köpenhamn', undefined],
    ['', undefined],
  ])('%j is %s', (text, code) => {
    expect(municipalityOf(text)?.code).toBe(code);
  });

  it('lie in one region', () => {
    expect(isMunicipalityOf('Växjö', 'syd')).toBe(true);
    expect(isMunicipalityOf('Linköping', 'syd')).toBe(false);
    expect(isMunicipalityOf('Köpenhamn', 'syd')).toBeUndefined();
  });
});

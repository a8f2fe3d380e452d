import { FactDto, SiteName } from '@samsyn/web';

export const TEXT_MAX = 10_000;
export const SHORT_TEXT_MAX = 500;
export const COUNT_MAX = 10_000;

/** One of several sites of the operation. Sealed for the participants, since a name may be an address. */
export const SiteCode = (): PropertyDecorator =>
  SiteName({
    optional: true,
    description:
      'Which site, where there are several: a name, compared without case and without spaces. For the participants.',
  });

/** A fact of a site. */
export abstract class SiteFactDto extends FactDto {
  @SiteCode() site?: string;
}

import { BranchCode, Flag, items, ListOf, NestedList, Slug, Text } from '@samsyn/web';

const MAX_REGIONS = 25;
const MAX_SPLIT = 300;

export class PersonDto {
  @BranchCode({ description: 'The branch that the person works for; it must be registered.' })
  branch: string;
  @Slug({
    example: 'coordinator',
    description:
      'What the person does. Of the agencies whose duty it is; a role that nobody has yet needs `newRole`, and gives ' +
      'no right that is for a known role alone.',
  })
  role: string;
  @Flag({
    optional: true,
    example: false,
    description: 'The role is none that the system knows or that somebody has: no slip of the pen.',
  })
  newRole?: boolean;
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_REGIONS,
    optional: true,
    example: ['syd'],
    description: 'Regions of the person, which must be registered; none where absent.',
  })
  regions?: string[];
  @Text({
    max: 255,
    optional: true,
    example: 'coordB',
    description: '`sub` of the person’s tokens, where the issuer does not use the handle.',
  })
  subject?: string;
  @Flag({
    optional: true,
    example: false,
    description:
      'The person also sees what the branch took part in before. Who leads or supervises there and sees it approves it; ' +
      'otherwise the person sees what comes, and what they are named in.',
  })
  seesPast?: boolean;
}

class SplitOfficeDto {
  @BranchCode({ description: 'An office that follows; registered where it is new.' }) branch: string;
  @ListOf(items.handles, {
    min: 0,
    max: MAX_SPLIT,
    description: 'Persons of the branch who go to this office, those who have left included.',
  })
  persons: string[];
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_REGIONS,
    optional: true,
    example: ['syd'],
    description: 'Regions where it takes over what waits for the branch as such; none where absent.',
  })
  regions?: string[];
  @ListOf(items.slugs, {
    min: 0,
    max: MAX_SPLIT,
    optional: true,
    example: ['malmo'],
    description: 'The same for municipalities, by code; they come before regions.',
  })
  municipalities?: string[];
  @Flag({ optional: true, example: false, description: 'It takes over what no other does; true for one.' })
  rest?: boolean;
}
export class SplitDto {
  @NestedList(() => SplitOfficeDto, { max: MAX_SPLIT, description: 'The offices that follow the branch.' })
  offices: SplitOfficeDto[];
}

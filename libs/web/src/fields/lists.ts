import { field, type FieldOptions } from './field';
import {
  BRANCH,
  branchRule,
  codeRule,
  HANDLE,
  handleRule,
  listRule,
  SITE,
  siteRule,
  SLUG,
  slugRule,
  textRule,
  UUID,
  uuidRule,
  withLineFeeds,
  type ListBounds,
  type Rule,
} from './rules';

/** What one item of a list must be, and how the OpenAPI document describes it. */
export interface Item {
  readonly rule: Rule;
  /** Made canonical so before it is checked. */
  readonly canonical?: (value: unknown) => unknown;
  readonly schema: Readonly<Record<string, unknown>>;
}

const patterned = (rule: Rule, pattern: RegExp): Item => ({
  rule,
  schema: { type: 'string', pattern: pattern.source },
});

/** Kinds of item for `ListOf`. */
export const items = {
  codes: (values: readonly string[]): Item => ({
    rule: codeRule(values),
    schema: { type: 'string', enum: [...values] },
  }),
  texts: (max: number): Item => ({
    rule: textRule(max),
    canonical: withLineFeeds,
    schema: { type: 'string', minLength: 1, maxLength: max },
  }),
  handles: patterned(handleRule, HANDLE),
  branches: patterned(branchRule, BRANCH),
  sites: patterned(siteRule, SITE),
  slugs: patterned(slugRule, SLUG),
  uuids: patterned(uuidRule, UUID),
} as const;

/** From `min` (1) to `max` items of one kind, each at most once: `@ListOf(items.handles, { max: 12 })`. */
export const ListOf = (item: Item, options: FieldOptions & ListBounds): PropertyDecorator =>
  field(
    options,
    {
      type: 'array',
      items: item.schema,
      minItems: options.min ?? 1,
      maxItems: options.max,
      uniqueItems: options.unique ?? true,
    },
    listRule(item.rule, options),
    item.canonical && ((value) => (Array.isArray(value) ? value.map(item.canonical!) : value)),
  );

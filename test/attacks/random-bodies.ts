/** As much of JSON Schema as the interface's own description uses. */
export interface BodySchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly oneOf?: readonly BodySchema[];
  readonly anyOf?: readonly BodySchema[];
  readonly allOf?: readonly BodySchema[];
  readonly items?: BodySchema;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly additionalProperties?: boolean | BodySchema;
  readonly required?: readonly string[];
}

export interface Choices {
  /** From 0 to less than 1, the same for a seed. */
  random(): number;
  /** A text nobody has typed before. */
  canary(field: string): string;
  /** Labels of the text last made, or none. */
  label(): string | undefined;
  handle(): string;
  branch(): string;
  moment(field: string): string;
  uuid(field: string): string;
}

export const oneOf = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)]!;

const isBranch = (pattern: string): boolean => pattern.includes('\\/') || pattern.includes('/[a-z0-9]');
const isHandle = (pattern: string): boolean => pattern.includes('A-Za-z0-9._-]{1,64}');

/** Bodies that fit the schema of a route, with a canary wherever words may stand. */
export class RandomBodies {
  constructor(
    private readonly schemas: Readonly<Record<string, BodySchema>>,
    private readonly choices: Choices,
  ) {}

  of(schema: BodySchema, field = ''): unknown {
    const { random } = this.choices;
    const resolved = this.resolved(schema);
    const { type, properties, items, enum: codes } = resolved;
    if (resolved.const !== undefined) return resolved.const;
    if (codes) return oneOf(codes, random);
    const choice = resolved.oneOf ?? resolved.anyOf;
    if (choice) return this.chosen(choice, field);
    if (properties) return this.object(resolved);
    if (type === 'array') {
      const many = Math.max(resolved.minItems ?? 1, 1 + Math.floor(random() * 2));
      const list = Array.from({ length: Math.min(many, resolved.maxItems ?? many) }, () =>
        this.of(items ?? {}, field),
      );
      const unique = [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
      return resolved.items?.format === 'date-time' ? [...(unique as string[])].sort() : unique;
    }
    if (type === 'object') return this.map(resolved, field);
    if (type === 'integer' || type === 'number') return Math.max(resolved.minimum ?? 0, 1);
    if (type === 'boolean') return random() < 0.5;
    return this.text(resolved, field);
  }

  private chosen(choice: readonly BodySchema[], field: string): unknown {
    const text = choice.find((one) => this.resolved(one).type === 'string');
    const labelled = choice.find((one) => this.resolved(one).properties?.['label']);
    if (text && labelled) {
      const value = this.text(this.resolved(text), field);
      const label = this.choices.label();
      return label === undefined ? value : { value, label };
    }
    return this.of(oneOf(choice, this.choices.random), field);
  }

  private object({ properties = {}, required = [] }: BodySchema): object {
    const { random } = this.choices;
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => name !== 'occurredAt' && (required.includes(name) || random() < 0.8))
        .map(([name, schema]) => [name, this.of(schema, name)]),
    );
  }

  private map({ additionalProperties }: BodySchema, field: string): object {
    const { choices } = this;
    if (field === 'changes') {
      const name = oneOf(
        ['purpose', 'reference', 'municipality', 'location', 'source', 'dress'],
        choices.random,
      );
      const value = choices.canary(name);
      const label = ['location', 'source'].includes(name) ? choices.label() : undefined;
      return { [name]: label === undefined ? value : { value, label } };
    }
    const inner = typeof additionalProperties === 'object' ? additionalProperties : { type: 'string' };
    return { [choices.handle()]: this.of(inner, field) };
  }

  private text({ format, pattern }: BodySchema, field: string): string {
    const { choices } = this;
    if (format === 'date-time') return choices.moment(field);
    if (format === 'date') return choices.moment(field).slice(0, 10);
    if (format === 'uuid') return choices.uuid(field);
    if (pattern !== undefined && isBranch(pattern)) return choices.branch();
    if (pattern !== undefined && isHandle(pattern)) return choices.handle();
    if (pattern?.startsWith('^[a-z0-9]+')) return field === 'region' ? 'syd' : 'apartment-visit';
    return choices.canary(field);
  }

  private resolved(schema: BodySchema): BodySchema {
    const named = schema.$ref ?? schema.allOf?.find(({ $ref }) => $ref)?.$ref;
    return named === undefined ? schema : this.schemas[named.split('/').at(-1)!]!;
  }
}

/** What a person reads, in both languages. */
export interface Names {
  readonly sv: string;
  readonly en: string;
}

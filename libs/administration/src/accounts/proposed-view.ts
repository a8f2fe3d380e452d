import type { ChangeShown } from '../approvals/queries/approvals';

/** What an administrator is answered whose change waits for a second person. */
export interface ProposedView extends ChangeShown {
  /** Opaque; sent back in `Samsyn-Wait-For`, a query waits until it shows the proposal. Absent where it was proposed before. */
  readonly position?: string;
}

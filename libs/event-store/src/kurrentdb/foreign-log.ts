/** The log is not the one that this process is for; the message goes to the operator. Nothing was written to it. */
export class ForeignLog extends Error {
  constructor(reason: string) {
    super(`this log is not for this Samsyn: ${reason}`);
    this.name = 'ForeignLog';
  }
}

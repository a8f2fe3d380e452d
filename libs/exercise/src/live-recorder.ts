import type { ExerciseClient } from './exercise-client';

const QUIET_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** What the live stream of one operation sent to one person while the exercise ran, a JSON line each. */
export class LiveRecorder {
  readonly lines: string[] = [];
  private readonly abort = new AbortController();
  private connected = false;
  private lastEventId: string | undefined;
  private lastHeard = 0;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: ExerciseClient,
    private readonly handle: string,
    private readonly path: string,
  ) {}

  /** Listens from now on, where the person may know the operation by now; goes on where the stream had ended. */
  async connect(): Promise<void> {
    if (this.connected) return;
    const response = await this.client.stream(this.handle, this.path, this.abort.signal, this.lastEventId);
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel();
      return;
    }
    this.connected = true;
    this.reading = this.read(response.body)
      .catch((error: unknown) => {
        if (!this.abort.signal.aborted) throw error;
      })
      .finally(() => {
        this.connected = false;
      });
    // Reported by `stop`; where the exercise is cut off, nobody asks any more.
    this.reading.catch(() => undefined);
  }

  /** Resolves when nothing more has come for a quarter of a second of real time. */
  async quiet(): Promise<void> {
    const until = Date.now() + LONGEST_WAIT_MS;
    while (this.connected && Date.now() < until && Date.now() - this.lastHeard < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 5));
    }
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body) {
      this.lastHeard = Date.now();
      const frames = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = frames.pop() ?? '';
      for (const frame of frames) this.keep(frame);
    }
  }

  private keep(frame: string): void {
    const fields = frame.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
    const of = (name: string) =>
      fields
        .filter((line) => line.startsWith(`${name}:`))
        .map((line) => line.slice(name.length + 1).trimStart())
        .join('\n');
    const [id, event, data] = [of('id'), of('event'), of('data')];
    if (id !== '') this.lastEventId = id;
    if (data !== '') this.lines.push(JSON.stringify({ event, data: JSON.parse(data) as unknown }));
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** A part of the benchmark in a process of its own; answers one message to each that it is sent. */
export class Child {
  private constructor(private readonly child: ChildProcess) {}

  /** @param file beside this one, or an absolute path */
  static start(file: string, env: Readonly<Record<string, string>> = {}): Child {
    return new Child(
      fork(resolve(__dirname, file), {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
    );
  }

  ask<Answer>(message: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('a part of the benchmark ended'));
      this.child.once('exit', ended);
      this.child.once('message', (answer) => {
        this.child.off('exit', ended);
        resolve(answer as Answer);
      });
      this.child.send(message);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      this.child.once('exit', () => resolve());
      this.child.kill('SIGTERM');
    });
  }
}

import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { OfficialCalendar } from '../../deadlines/index.js';
import { Settings } from '../../platform/config/index.js';
import type { PushChannel, PushMessage } from './push-channel.js';

const NEWLINE = 10;

/**
 * Pushes nothing: writes each message as one JSON line to `<DATA_DIR>/outgoing/<yyyy-mm-dd>.jsonl`, for whatever city
 * system takes it from there. These files hold telephone numbers, as nothing else does that the program writes in
 * clear, and only the program's own account may read them. An id that is in a file of the folder, or that this
 * process has written, is not written again.
 */
@Injectable()
export class FilePushChannel implements PushChannel {
  private readonly written = new Set<string>();
  /** Bytes of each file whose ids are in `written`; other processes write to the same files. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly settings: Settings,
    private readonly official: OfficialCalendar,
  ) {}

  async send(message: PushMessage): Promise<void> {
    const folder = join(this.settings.DATA_DIR, 'outgoing');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.readWhatIsNew(folder);
    if (this.written.has(message.id)) return;
    const now = this.official.now();
    const file = await open(join(folder, `${this.official.dayOf(now)}.jsonl`), 'a+', 0o600);
    try {
      const line = `${JSON.stringify({ ...message, at: now.toISOString() })}\n`;
      await file.appendFile((await isTorn(file)) ? `\n${line}` : line);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  private async readWhatIsNew(folder: string): Promise<void> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
    for (const name of names) {
      const file = await open(join(folder, name), 'r');
      try {
        const { size } = await file.stat();
        const known = this.known.get(name) ?? 0;
        if (size === known) continue;
        const start = size > known ? known : 0; // a smaller one was taken away and begun anew
        for await (const line of file.readLines({ start, end: size - 1, autoClose: false })) this.remember(line);
        this.known.set(name, size);
      } finally {
        await file.close();
      }
    }
  }

  private remember(line: string): void {
    try {
      this.written.add((JSON.parse(line) as PushMessage).id);
    } catch {
      // Cut off when a process or the disk gave way: that message was not written and will come again.
    }
  }
}

/** Whether the last line has no end. */
async function isTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== NEWLINE;
}

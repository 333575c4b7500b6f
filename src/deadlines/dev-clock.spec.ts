import type { Settings } from '../platform/config/index.js';
import type { Database } from '../platform/database/index.js';
import type { BusinessSweeps } from '../platform/queue/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { DevClockFollower } from './dev-clock-follower.js';
import { DevClockController } from './dev-clock.controller.js';
import type { DeadlineSweep } from './sweep.js';

it('is not turned back by its own process, which follows what is stored while the new time is being stored', async () => {
  const clock = new BusinessClock();
  let stored = 0;
  const reading = { run: async () => [{ offset_ms: stored }] } as unknown as Database;
  const follower = new DevClockFollower({ DEV_CLOCK: true } as Settings, reading, clock);
  const writing = {
    run: async ({ name }: { name: string }, [offset]: [number]) => {
      if (name !== 'dev_clock_set') return [{ waiting: 0 }];
      await follower.onModuleInit();
      stored = offset;
      return [];
    },
  } as unknown as Database;
  const [sweep, others] = [{ sweep: async () => [] }, { runAll: async () => undefined }];
  const controller = new DevClockController(
    writing,
    clock,
    sweep as unknown as DeadlineSweep,
    others as unknown as BusinessSweeps,
  );
  await controller.travel({ now: '2026-03-10T09:00:00+08:00' });
  follower.onApplicationShutdown();
  expect(clock.now().toISOString()).toMatch(/^2026-03-10T01:00/);
});

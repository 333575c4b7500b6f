import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { BusinessSweeps } from './business-sweeps.js';
import { Repeats, type RepeatingJob } from './handlers.js';

const runs: string[] = [];

@Repeats({ name: 'broken', queue: 'clocks', everyMs: 1_000, byBusinessTime: true })
class Broken implements RepeatingJob {
  run(): Promise<void> {
    runs.push('broken');
    return Promise.reject(new Error('stuck'));
  }
}

@Repeats({ name: 'sweep', queue: 'clocks', everyMs: 1_000, byBusinessTime: true })
class Sweep implements RepeatingJob {
  run(): Promise<void> {
    runs.push('sweep');
    return Promise.resolve();
  }
}

@Repeats({ name: 'real-time', queue: 'clocks', everyMs: 1_000 })
class RealTime extends Sweep {}

async function sweepsOf(...providers: (new () => object)[]): Promise<BusinessSweeps> {
  const alias = { provide: 'alias', useExisting: Sweep };
  const testing = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [BusinessSweeps, ...providers, alias],
  }).compile();
  return testing.get(BusinessSweeps);
}

describe('sweeps by business time', () => {
  beforeEach(() => runs.splice(0));

  it('run once each; what goes by real time does not', async () => {
    await (await sweepsOf(Sweep, RealTime)).runAll();
    expect(runs).toEqual(['sweep']);
  });

  it('run all, also when one of them fails, and that is told', async () => {
    await expect((await sweepsOf(Broken, Sweep)).runAll()).rejects.toThrow('stuck');
    expect(runs).toEqual(['broken', 'sweep']);
  });
});
